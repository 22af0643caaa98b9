"""Comments lose by machine what points straight at a person."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.results.given_names import LIST
from survey.results.masking import masked, only_masked

DIGIT = st.characters(whitelist_categories=["Nd"], max_codepoint=127)


def digits(least, most):
    return st.text(DIGIT, min_size=least, max_size=most)


PERSONNUMMER = st.builds(
    "{}{}{}".format, digits(6, 6), st.sampled_from(["", "-", " ", "+", " - "]), digits(4, 4)
)
AREA_CODE = st.sampled_from(["070", "+4670", "0046 70", "054", "08"])
PHONE = st.builds("{}{}{} {}".format, AREA_CODE, st.sampled_from(["-", " ", ""]), digits(3, 3), digits(3, 4))
EMAIL = st.builds(
    "{}@{}.{}".format,
    st.from_regex(r"[a-zåäö][a-zåäö0-9._+-]{0,8}", fullmatch=True),
    st.from_regex(r"[a-z0-9-]{1,8}", fullmatch=True),
    st.sampled_from(["se", "com", "co.uk"]),
)
AROUND = st.text(max_size=40) | st.text("0123456789-+ ./@abAB[]", max_size=20)


@pytest.mark.parametrize(
    "number",
    [
        "811228-9874",
        "8112289874",
        "19811228-9874",
        "19811228 9874",
        "811228 9874",
        "811288–9873",
        "121212+1212",
    ],
)
def test_a_personnummer_is_masked_even_with_a_wrong_check_digit(number):
    assert masked(f"Jag är {number}.") == "Jag är [personnummer]."


@pytest.mark.parametrize(
    "number",
    [
        "070-123 45 67",
        "0701234567",
        "+46 70 123 45 67",
        "+46701234567",
        "054-12 34 56",
        "08-123 456",
        "(054) 123456",
    ],
)
def test_a_phone_number_is_masked(number):
    text = masked(f"Ring {number} så.")
    assert re.search(r"\[(telefon|personnummer)\]", text)  # ten digits in a row may be either
    assert not re.search(r"\d", text)


@pytest.mark.parametrize(
    "address", ["eva.berg@example.se", "Eva_Berg+po@mail.example.com", "eva @ example . se"]
)
def test_an_email_address_is_masked(address):
    assert masked(f"Skriv till {address} bara") == "Skriv till [e-post] bara"


@pytest.mark.parametrize(
    "text",
    [
        "Jag väntade i 2 år och 10 månader.",
        "Klockan 13.30 den 4/5 2024",
        "Hon kom 2024-05-04.",
        "Bra! 10 av 10",
    ],
)
def test_other_words_and_numbers_stay_as_they_are(text):
    assert masked(text) == text


@given(AROUND, PERSONNUMMER | PHONE | EMAIL, AROUND)
def test_what_points_at_somebody_never_survives_whatever_stands_round_it(before, planted, after):
    assert planted not in masked(before + planted + after)


@given(AROUND, PERSONNUMMER | PHONE, AROUND)
def test_no_long_row_of_digits_is_left(before, planted, after):
    found = re.findall(r"\d(?:[\s().+/-]{0,3}\d){8,}", masked(f"{before} {planted} {after}"))
    assert found == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Jag bor på Storgatan 4 B.", "Jag bor på [adress]."),
        ("Norra Strandgatan 12, 652 24 Karlstad", "[adress], [adress]"),
        ("Vi sågs på Drottninggatan", "Vi sågs på [adress]"),
        ("Karl Johans gata 5", "[namn] [adress]"),
        ("Se www.example.se/jag, eller min-sida.nu!", "Se [webbadress], eller [webbadress]!"),
        ("född 811228 eller 19811228", "född [födelsedatum] eller [nummer]"),
        ("eva(at)example.se", "[e-post]"),
        ("född 12 mars 1985 och 1985-03-12", "född [födelsedatum] och [födelsedatum]"),
        ("Född -85, han född 1985", "Född [födelsedatum], han född [födelsedatum]"),
        ("1985-03-12-1234", "[personnummer]"),
        ("Jag heter @annalind där", "Jag heter [konto] där"),
        ("Hon bor på kungsgatan", "Hon bor på [adress]"),
        ("Utvärderingen 2024 och årets plan 2025", "Utvärderingen 2024 och årets plan 2025"),
        ("070\u00ad-123\u200b 45 67", "[telefon]"),
    ],
)
def test_addresses_and_other_ways_to_point_are_masked(text, shown):
    assert masked(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Anna Lind hjälpte mig.", "[namn] hjälpte mig."),
        ("anna var snäll", "[namn] var snäll"),
        ("ANNA var snäll", "[namn] var snäll"),
        ("Annas kollega Per-Olof Berg Karlsson", "[namn]s kollega [namn]"),
        ("Anna, Siv och Mohammed", "[namn], [namn] och [namn]"),
        ("Ring Johansson", "Ring [namn]"),
        ("Andre\u0301 var bra", "[namn] var bra"),
        ("linas möte, men det är dags", "[namn]s möte, men det är dags"),
        ("Hans och Björn", "[namn] och [namn]"),
        ("det var hans fel per dag, en björn i 2 tim", "det var hans fel per dag, en björn i 2 tim"),
        ("Vägen hit var lång. Bra kurator!", "Vägen hit var lång. Bra kurator!"),
        ("Åren 2019–2021 och 150 000 kr", "Åren 2019–2021 och 150 000 kr"),
    ],
)
def test_names_are_masked_and_ordinary_words_are_not(text, shown):
    assert masked(text) == shown


def test_the_staffs_own_names_are_masked_where_they_stand_as_names():
    assert masked("Holm sa att en holm är liten", {"Holm"}) == "[namn] sa att en holm är liten"


def test_the_list_has_hundreds_of_names_each_once():
    names = [line.rstrip("*") for line in LIST.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(names) > 400
    assert len({name.casefold() for name in names}) == len(names)
    assert all(masked(name) == "[namn]" for name in names)


@pytest.mark.parametrize(
    ("edited", "allowed"),
    [
        ("Hon på [plats] sa nej.", True),
        ("Hon på kommunen sa nej.", True),
        ("[namn] sa nej!", True),
        ("Hon sa ja.", False),
        ("Hon på kommunen sa nej. Bra!", False),
        ("nej sa Hon", False),
        ("Hon [sa absolut inte] nej", False),
        ("Hon på kommunen sa nej 😀", False),
    ],
)
def test_a_reviewer_takes_words_away_and_puts_none_in(edited, allowed):
    assert only_masked("Hon på kommunen sa nej.", edited) is allowed
