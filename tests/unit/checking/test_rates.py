"""A percent is held against the counts it stands with, and only against those."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.checks import Kind, check_text
from analysis.shares import Share
from tests.unit.checking.samples import faults, kinds

FORMS = [
    "{percent} ({part} av {whole})",
    "{percent} ({part} av {whole}) svarade ja på enkäten.",
    "{part} av {whole} ({percent})",
    "{part} av {whole} klienter ({percent}) fick stöd.",
    "{part} av {whole} klienter fick stöd, d.v.s. {percent} av dem.",
    "{part} av {whole} fick stöd, vilket motsvarar {percent}.",
    "{part} svar av {whole} utskick ger en svarsfrekvens på {percent}.",
    "{part} av {whole} fick stöd. Det är {percent}.",
    "Svarsfrekvens: {percent} ({part} av {whole})",
    "Andelen är {percent}, {part} av {whole}.",
    "Av {whole} klienter fick {part} stöd ({percent}).",
    "95 % (19 av 20) var kvinnor, {percent} ({part} av {whole}) hade barn.",
    "{part} av {whole} ({percent}), 19 av 20 (95 %)",
    "Stöd\t{part} av {whole}\t{percent}",
]
SHARES = st.integers(1, 3000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))
PERCENT = ["{} %", "{}%", "{} procent", "{}\u00a0%"]


@settings(max_examples=300)
@given(form=st.sampled_from(FORMS), share=SHARES, sign=st.sampled_from(PERCENT))
def test_a_true_percent_is_never_a_fault(form, share, sign):
    part, whole = share
    text = form.format(percent=sign.format(Share(part, whole).percent), part=part, whole=whole)
    assert faults(text) == []


@settings(max_examples=300)
@given(form=st.sampled_from(FORMS), share=SHARES, wrong=st.integers(0, 150), sign=st.sampled_from(PERCENT))
def test_a_percent_more_than_a_point_off_always_is(form, share, wrong, sign):
    part, whole = share
    assume(abs(Fraction(100 * part, whole) - wrong) > 1)
    [found] = faults(form.format(percent=sign.format(wrong), part=part, whole=whole))
    assert found.kind is Kind.RATE
    assert found.recomputed == Share(part, whole).text


@given(share=SHARES, decimals=st.integers(1, 2))
def test_decimals_are_held_to_their_last_digit(share, decimals):
    part, whole = share
    exact = Fraction(100 * part, whole)
    for digits, faulty in (
        (round(exact, decimals), False),
        (round(exact, decimals) + Fraction(1, 10**decimals), True),
    ):
        figure = f"{float(digits):.{decimals}f}".replace(".", ",")
        assert bool(faults(f"{part} av {whole} ({figure} %)")) is faulty


@pytest.mark.parametrize(
    "text",
    [
        "21 av 86 svarade, och 95 % av dem var nöjda.",
        "21 av 86 svarade (95 % av dem nöjda).",
        "95 % var nöjda (21 av 86 svarade).",
        "95 % var nöjda och kom (21 av 86)",
        "21 av 86 svarade och 20 av dem var nöjda, vilket är 95 %.",
        "21 av 86 svarade, och det är 95 % nöjda och glada",
        "21 av 86 svarade. Det är 95 % som är nöjda.",
        "21 av 86 svarade. Det är bra.",
        "21 av 86 svarade och 3 av 7 avstod. Det är 24 %.",
        "21 av 86 (24 %) jämfört med 19 % föregående år.",
        "21 av 86 jämfört med 19 %",
        "Vi ville ha 80 % mot utfallet (21 av 86)",
        "Mellan 19 och 101 av 102 (79–99 %)",
        "10 av 2025 års kommuner är med (30 %).",
        "Den 5/12 av 10 (3 %)",
        "Av landets 116 verksamheter har 113 rutiner. 64 procent av verksamheterna (74 stycken) hade kö.",
        "ca 25 % (15 av 62)",
        "Av 10 561 klienter var 4 747 män (45 %).",
        "Drygt 54 % (59 av 110)",
    ],
)
def test_what_does_not_belong_together_is_left_alone(text):
    assert faults(text) == []


def test_ca_allows_a_point_and_no_more():
    assert kinds("15 av 62 svarade, d.v.s. ca 25 %.") == []
    assert kinds("15 av 62 svarade, d.v.s. 25 %.") == [Kind.RATE]
    assert kinds("15 av 62 svarade, d.v.s. ca 22 %.") == [Kind.RATE]


def test_the_finding_says_it_in_swedish_with_the_right_figure():
    [found] = check_text("Bakgrund\n\nSvaren kom in: en svarsfrekvens på 19 % (21 av 86).")
    assert found.place == "rad 3"
    assert found.quote == "19 % (21 av 86)"
    assert found.sentence == "Talet 19\u00a0% stämmer inte med 21 av 86."
    assert found.recomputed == "24\u00a0% (21 av 86)"


def test_a_percent_in_the_next_sentence_is_quoted_where_it_stands():
    [found] = check_text("21 av 86 klienter har svarat.\nDet motsvarar 19 %.")
    assert (found.place, found.quote) == ("rad 2", "19 %")


def test_a_decimal_is_answered_with_a_decimal():
    [found] = check_text("19,9 % (21 av 86)")
    assert found.recomputed == "24,4\u00a0% (21 av 86)"


def test_more_than_all_is_a_fault_of_its_own():
    [found] = check_text("100 % (25 av 20)")
    assert "delen är större" in found.sentence
    assert found.recomputed == ""


def test_a_percent_of_nobody_is_a_fault_without_a_figure():
    [found] = check_text("50 % (0 av 0)")
    assert (found.kind, found.recomputed) == (Kind.RATE, "")


def test_a_part_is_never_larger_than_its_whole_though_a_year_may_stand_before_a_count():
    assert kinds("I enkäten svarade 30 av 25 ja.") == [Kind.RATE]
    assert kinds("Enkäten gjordes 2024 av 3 ombud.") == []


SLASHED = [
    "{percent} % ({part}/{whole})",
    "{part}/{whole} ({percent} %)",
    "Svar: {percent} procent, {part}/{whole}.",
]


@settings(max_examples=100)
@given(form=st.sampled_from(SLASHED), whole=st.integers(13, 1800), data=st.data(), wrong=st.integers(0, 100))
def test_a_slash_beside_a_percent_is_of(form, whole, data, wrong):
    part = data.draw(st.integers(0, whole))
    right = Share(part, whole).percent
    assert faults(form.format(percent=right, part=part, whole=whole)) == []
    assume(abs(Fraction(100 * part, whole) - wrong) > 1)
    [found] = faults(form.format(percent=wrong, part=part, whole=whole))
    assert (found.kind, found.recomputed) == (Kind.RATE, Share(part, whole).text)


@pytest.mark.parametrize(
    "text",
    [
        "Svarsfrekvensen var 19 % (31/12 2024).",
        "Svarsfrekvensen var 19 % (5/12).",
        "Andelen var 19 % (2023/2024).",
        "Andelen var 19 %, 30/6–31/12.",
        "Enligt 112/2021 (19 %) ska det ske.",
        "Betyget var 3/4 av 5 (19 %).",
    ],
)
def test_a_slash_in_a_date_a_year_or_a_law_is_not(text):
    assert faults(text) == []


@pytest.mark.parametrize(
    ("words", "percent"),
    [("nitton", 19), ("tjugofyra", 24), ("nittio", 90), ("Hundra", 100), ("sjuttioett", 71)],
)
def test_a_percent_in_letters_is_a_percent(words, percent):
    assert faults(f"{words} procent ({percent} av 100)") == []
    [found] = faults(f"{words} procent ({percent - 2} av 100)")
    assert found.sentence == f"Talet {percent}\u00a0% stämmer inte med {percent - 2} av 100."


def test_percentage_points_in_letters_are_no_percent():
    assert faults("Det skiljer fem procentenheter (21 av 86).") == []
