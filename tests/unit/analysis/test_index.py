"""The index and its careful interval."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.index import index, index_interval
from analysis.tallies import QuestionTally

COUNTS = st.integers(0, 50)


@pytest.mark.parametrize(
    ("counts", "mean", "ends"),
    [
        ((19, 1, 0), 97.5, (79.9547, 99.7384)),
        ((19, 0, 1), 95.0, (76.3869, 99.1119)),
        ((18, 1, 1), 92.5, (73.0556, 98.2487)),
        ((15, 1, 2), 86.1111, (63.9268, 95.593)),
    ],
)
def test_the_index_of_the_answers_of_2024(counts, mean, ends):
    tally = QuestionTally("q", *counts, inte_aktuellt=2, unanswered=1)
    interval = index_interval(tally)
    assert float(index(tally)) == pytest.approx(mean, abs=5e-5)
    assert (interval.low, interval.high) == pytest.approx(ends, abs=5e-5)


def test_nobody_has_no_index():
    assert index(QuestionTally("q", inte_aktuellt=3)) is None


@given(COUNTS, COUNTS, COUNTS)
def test_the_interval_holds_the_index_and_stays_on_the_scale(ja, some, nej):
    tally = QuestionTally("q", ja, some, nej)
    interval = index_interval(tally)
    assert -1e-9 <= interval.low <= interval.high <= 100 + 1e-9
    if tally.valid:
        assert interval.low - 1e-9 <= index(tally) <= interval.high + 1e-9
