"""The rows of one question make a whole, but for rounding; "inte aktuellt" is no part of it unless told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.checks import Kind, Weight, check_text
from analysis.shares import Share
from tests.unit.checking.samples import faults, kinds

COUNTS = st.lists(st.integers(0, 60), min_size=2, max_size=3).filter(lambda counts: sum(counts) > 0)
LABELS = ("ja", "till viss del", "nej")


def lines_that_open_with_shares(shown):
    words = ("upplever det", "upplever det till viss del", "upplever inte det")
    return "\n".join(f"{percent} % {each}" for percent, each in zip(shown, words, strict=False))


def lines_that_open_with_answers(shown):
    return "\n".join(
        f"- {label.capitalize()}: {percent} %" for label, percent in zip(LABELS, shown, strict=False)
    )


def sentence(shown):
    return (
        ", ".join(f"{percent} % svarade {label}" for label, percent in zip(LABELS, shown, strict=False)) + "."
    )


def sentence_with_answers_first(shown):
    return ", ".join(
        f"{label} {percent} %" for label, percent in zip(LABELS, shown, strict=False)
    ).capitalize()


def sentence_inside(shown):
    return f"I enkäten i våras var det så att {sentence(shown)}"


def table(shown):
    head = "\t".join(["Fråga", *(label.capitalize() for label in LABELS[: len(shown)])])
    return head + "\nBemötande\t" + "\t".join(f"{percent} %" for percent in shown)


LAYOUTS = [
    lines_that_open_with_shares,
    lines_that_open_with_answers,
    sentence,
    sentence_with_answers_first,
    sentence_inside,
    table,
]


@settings(max_examples=200)
@given(layout=st.sampled_from(LAYOUTS), counts=COUNTS)
def test_rounded_true_shares_are_never_a_fault(layout, counts):
    shown = [Share(count, sum(counts)).percent for count in counts]
    found = check_text(layout(shown))
    assert [each for each in found if each.weight is Weight.FAULT] == []
    assert [each.kind for each in found] == ([] if sum(shown) == 100 else [Kind.ROUNDING])


@settings(max_examples=200)
@given(
    layout=st.sampled_from(LAYOUTS),
    counts=COUNTS.filter(lambda counts: len(counts) == 3),
    off=st.integers(-30, 30).filter(lambda off: abs(off) > 3),
)
def test_rows_that_are_more_than_rounding_off_always_are(layout, counts, off):
    shown = [Share(count, sum(counts)).percent for count in counts]
    largest = shown.index(max(shown))
    shown[largest] += off
    [found] = faults(layout(shown))
    assert found.kind is Kind.SUM
    assert found.recomputed.endswith(f"= {sum(shown)}")


def test_one_eighth_rounded_upwards_three_times_is_rounding():
    text = "Ja 63 %\nTill viss del 13 %\nNej 13 %\nInget svar 13 %"
    assert [(each.kind, each.weight) for each in check_text(text)] == [(Kind.ROUNDING, Weight.NOTE)]


def test_the_note_says_that_it_is_no_fault():
    [note] = check_text("Ja 33 %\nTill viss del 33 %\nNej 33 %")
    assert note.sentence.endswith("Det är inget fel.")
    assert note.recomputed == "33 + 33 + 33 = 99"


@pytest.mark.parametrize(
    "text",
    [
        "- 60 % av klienterna är kvinnor\n- 12 % bor inte i länet\n- 30 % har barn",
        "• 100 % upplever god tillgänglighet\n• 90 % upplever bra bemötande\n• 60 % upplever bättre hälsa",
        "1. Myndigheter (40 procent för män och 67 procent för kvinnor)\n2. Ekonomi (33 och 50 procent)",
        "90 % svarade ja, jämfört med 85 % förra året.",
        "90 % svarade ja och 5 % nej.",
        "I år svarade 90 % ja.",
        "Område\tSvar\tAndel\nNorra\t5\t30 %\nVästra\t6\t40 %",
        "Fråga\tJa\tNej\nBemötande\t90 %\n\nHär slutar tabellen.\nAnnat\t20 %\t30 %",
        "Fråga\tJa\tNej\nBemötande\t19\t1",
    ],
)
def test_shares_that_need_not_make_a_whole_are_left_alone(text):
    assert kinds(text) == []


def test_two_questions_in_a_row_are_told_apart_by_their_answers():
    text = "90 % upplever stöd\n10 % till viss del\n80 % upplever bra bemötande\n30 % till viss del"
    [found] = faults(text)
    assert found.recomputed == "80 + 30 = 110"
    assert found.place == "rad 3 till rad 4"


def test_decimals_leave_less_room():
    assert kinds("Ja 90,1 %\nNej 9,8 %") == []
    assert kinds("Ja 90,1 %\nNej 9,5 %") == [Kind.SUM]


ASIDE = "75 % upplever det\n15 % upplever inte det\n10 % ej aktuellt"


def test_without_known_answers_the_share_is_told_in_points():
    [found] = faults(ASIDE)
    assert (found.kind, found.quote) == (Kind.NOT_RELEVANT, "10 % ej aktuellt")
    assert found.recomputed == "83\u00a0% (75 av 90 procentenheter)"


def test_with_known_answers_the_share_is_told_in_answers():
    [found] = faults(f"Vi har fått in 20 svar.\n\n{ASIDE}")
    assert found.recomputed == "83\u00a0% (15 av 18)"


def test_rounding_never_makes_more_than_all_of_it():
    [found] = faults("91 % upplever det\n10 % inte aktuellt")
    assert found.recomputed == "100\u00a0% (90 av 90 procentenheter)"


@pytest.mark.parametrize(
    "text",
    [
        f"I basen ingår inte aktuellt.\n{ASIDE}",
        f"{ASIDE}\nBas: alla som svarade ja, till viss del, nej eller inte aktuellt.",
        "80 % upplever det\n20 % upplever inte det\n0 % inte aktuellt",
        "100 % inte aktuellt",
        "5 % upplever inte det\n95 % inte aktuellt",
        "0 % upplever det\n100 % inte aktuellt",
        "83 % upplever det\n17 % upplever inte det\n\nUtöver det svarade 10 % inte aktuellt.",
    ],
)
def test_inte_aktuellt_that_is_told_or_stands_beside_is_no_fault(text):
    assert kinds(text) == []


def test_a_question_that_is_whole_is_followed_by_the_next():
    assert kinds("100 % svarade nej.\n\n100 % svarade till viss del.") == []
    assert (
        kinds(
            "100 % (9 av 9) svarade nej.\n\n40 % (4 av 10) svarade ja, 60 % (6 av 10) svarade till viss del."
        )
        == []
    )
    assert kinds("100 % svarade ja.\n10 % svarade nej.") == [Kind.SUM]
    assert kinds("90 % (9 av 10) svarade ja, 20 % (2 av 10) svarade nej.") == [Kind.SUM]
