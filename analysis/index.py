"""The satisfaction index: ja 100, till viss del 50, nej 0, with an interval that is always wide enough."""

from fractions import Fraction

from analysis.intervals import Interval, wilson
from analysis.tallies import QuestionTally


def index(tally: QuestionTally) -> Fraction | None:
    """Return (100 ja + 50 till viss del) / (ja + till viss del + nej), None of nothing; 0 to 100."""
    return 100 * points(tally) / tally.valid if tally.valid else None


def index_interval(tally: QuestionTally, level: float = 0.95) -> Interval[float]:
    """Return Wilson's interval with p = index/100, times 100: conservative, never outside 0–100.

    Source: a score in 0–1 with mean m has variance at most m(1 − m); the t-interval passes 100.
    """
    share = wilson(points(tally), tally.valid, level)
    return Interval(100 * share.low, 100 * share.high)


def points(tally: QuestionTally) -> Fraction:
    """Return ja + ½ till viss del."""
    return tally.ja + Fraction(tally.till_viss_del, 2)
