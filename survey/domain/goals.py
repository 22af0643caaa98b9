"""The goals of a year, as the operation has set them."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class GoalKind(StrEnum):
    """How a goal is judged."""

    RATIO = "ratio"
    COUNT = "count"
    COUNT_PER_AREA = "count_per_area"
    QUALITATIVE = "qualitative"


class Measure(StrEnum):
    """Where the outcome of a goal comes from."""

    OFFERED_SHARE = "offered_share"
    """Endings that were given the chance to answer, out of all endings of the year."""
    SATISFIED_SHARE = "satisfied_share"
    """Answers that are satisfied, out of those given."""
    ENTERED = "entered"
    """Numbers that the chef enters."""
    WRITTEN = "written"
    """Words that the chef writes."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal of one year; year and key together name it."""

    year: int
    key: str
    text: str
    kind: GoalKind
    target: Fraction | int | None
    """A share (0–1) for a ratio, a number for a count, a number for each area, None for words."""
    measure: Measure
    frequency: str = ""
    printed_status: str = ""
    """The word printed in the report of that year; empty when none was printed."""
    outcome: int | None = None
    """The number of a count goal, where the report of that year gives one."""
    note: str = ""
