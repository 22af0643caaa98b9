"""The years side by side, as they may be shown: own figures, published ones, and what may be compared."""

from dataclasses import dataclass

from analysis.shares import Share


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One year of a series: `own` is counted here, `published` was printed in a report; "" for nothing.

    The shares are their counts; None where they are not known or may not be shown.
    """

    year: int
    own: str
    published: str
    own_share: Share | None
    published_share: Share | None


@dataclass(frozen=True, slots=True)
class TrendComparison:
    """What can be said of two years beside each other; `p` is "" where nothing is tested."""

    earlier: int
    later: int
    text: str
    p: str


@dataclass(frozen=True, slots=True)
class TrendSeries:
    """One measure or one question's ja over the years, oldest first; `direction` speaks of three or more."""

    code: str
    name: str
    points: tuple[TrendPoint, ...]
    comparisons: tuple[TrendComparison, ...]
    direction: str


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """Why a questionnaire's figures do not go on from the one before."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Trend:
    """Every series over `years`, and what breaks them."""

    years: tuple[int, ...]
    measures: tuple[TrendSeries, ...]
    questions: tuple[TrendSeries, ...]
    breaks: tuple[SeriesBreak, ...]
