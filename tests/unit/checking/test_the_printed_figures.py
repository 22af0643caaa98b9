"""What the printed percentages can and cannot come from, row by row and base by base."""

import pytest

from analysis.checking.numbers import percents
from analysis.checking.rounding import bases, common_base, fits
from analysis.checks import Kind, check_text
from tests.unit.checking.samples import CHAPTER_2024, faults

CLOSED, OPEN, IMPOSSIBLE = "closed", "open", "impossible"
ROWS = [
    ("95 % 5 %", {19: CLOSED, 20: CLOSED, 21: CLOSED}, (19, 1)),
    ("90 % 5 % 5 %", {19: IMPOSSIBLE, 20: CLOSED, 21: CLOSED}, (18, 1, 1)),
    ("70 % 15 % 5 %", {19: IMPOSSIBLE, 20: OPEN, 21: IMPOSSIBLE}, (14, 3, 1)),
    ("75 % 15 % 15 %", {19: IMPOSSIBLE, 20: IMPOSSIBLE, 21: IMPOSSIBLE}, (15, 3, 3)),
    ("75 % 5 % 10 % 10 %", {19: IMPOSSIBLE, 20: CLOSED, 21: IMPOSSIBLE}, (15, 1, 2, 2)),
]
"""Every row of 2024: its verdict with 19, 20 and 21 answers, and the only counts that 20 answers leave."""
SMALLEST = [
    ("98,48 %", (65, 66)),
    ("63,64 %", (7, 11)),
    ("85,23 %", (75, 88)),
    ("87,50 %", (7, 8)),
    ("59,38 %", (19, 32)),
]
OTHER_FIGURES = [
    ("Flödet var 46 % (101 av 218).", None),
    ("ca 68 % (104 av 153) blev klienter.", None),
    ("ca 16 % (24 av 153) fick hjälp på annat sätt.", None),
    ("Flödet var ca 42 % (84 av 202).", None),
    ("64 % (74 av 116) hade väntetid.", None),
    ("15% (1 530 av 10 561) har barn.", "14\u00a0% (1\u00a0530 av 10\u00a0561)"),
    ("18% (1 789 av 10 248) hade barn.", "17\u00a0% (1\u00a0789 av 10\u00a0248)"),
]
"""Figures of the reports beside the survey, and the true one where the printed one is not."""


def counts(percent, whole):
    return [part for part in range(whole + 1) if fits(percent, part, whole)]


def verdict(row, whole):
    """Whether the rows of a question make a whole of so many answers, leave some out, or cannot be."""
    found = [counts(each, whole) for each in percents(row)]
    if not all(found) or sum(map(min, found)) > whole:
        return IMPOSSIBLE
    return CLOSED if sum(map(max, found)) >= whole else OPEN


@pytest.mark.parametrize(("row", "verdicts", "of_20"), ROWS)
def test_each_row_is_closed_open_or_impossible_as_recomputed(row, verdicts, of_20):
    assert {whole: verdict(row, whole) for whole in verdicts} == verdicts
    assert tuple(counts(each, 20) for each in percents(row)) == tuple([each] for each in of_20)


def test_only_twenty_answers_close_every_row_that_closes():
    closed = [row for row, verdicts, _ in ROWS if verdicts[20] == CLOSED]
    assert [whole for whole in range(1, 60) if all(verdict(row, whole) == CLOSED for row in closed)][:1] == [
        20
    ]
    assert common_base(percents(ROWS[4][0]), 21) == 20


@pytest.mark.parametrize(
    ("rate", "part", "wholes"),
    [
        ("19 %", 21, range(108, 114)),
        ("19 %", 20, range(103, 109)),
        ("22 %", 15, range(67, 70)),
        ("19 %", 8, range(42, 44)),
        ("19 %", 16, range(83, 87)),
    ],
)
def test_the_printed_response_rates_could_only_come_from_these_bases(rate, part, wholes):
    assert list(bases(percents(rate)[0], part)) == list(wholes)


@pytest.mark.parametrize("pair", [(21, 86), (21, 102), (20, 86), (20, 102)])
def test_none_of_the_pairs_of_2024_rounds_to_19(pair):
    assert not fits(percents("19 %")[0], *pair)


@pytest.mark.parametrize("pair", [(19, 102), (16, 86)])
def test_two_pairs_that_were_never_told_do(pair):
    assert fits(percents("19 %")[0], *pair)


@pytest.mark.parametrize(("printed", "smallest"), SMALLEST)
def test_two_decimals_give_away_the_smallest_counts(printed, smallest):
    percent = percents(printed)[0]
    found = next((part, whole) for whole in range(1, 400) for part in counts(percent, whole))
    assert found == smallest
    assert not counts(percent, 15)


def test_eleven_persons_is_the_only_number_that_fits_all_three_of_2020():
    three = [percents(each)[0] for each, _ in SMALLEST[:3]]
    points = {
        n for n in range(1, 16) if all(any(counts(each, n * most) for most in range(1, 13)) for each in three)
    }
    assert points == {11}
    assert [whole for whole in range(1, 301) if all(counts(each, whole) for each in three)] == [264]


@pytest.mark.parametrize(("sentence", "true"), OTHER_FIGURES)
def test_the_other_figures_are_held_against_their_counts_too(sentence, true):
    assert [each.recomputed for each in faults(sentence)] == ([true] if true else [])


def test_the_two_faulty_rows_are_flagged_with_their_sum_and_never_repaired():
    found = [each for each in check_text(CHAPTER_2024) if each.kind is Kind.SUM]
    assert [each.recomputed for each in found] == ["70 + 15 + 5 = 90", "75 + 15 + 15 = 105"]
    assert all("av 20" not in each.recomputed + each.sentence for each in found)
