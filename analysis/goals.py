"""Whether a year's goal was reached: exact comparison, and an honest answer where nobody can know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from analysis.goal_readings import (
    Reading,
    answers_needed,
    population_status,
    reading_status,
    register_status,
    respondents_status,
    worst_case_status,
)
from analysis.goal_status import GoalStatus
from analysis.phrases import phrase
from analysis.shares import NO_FIGURE, Share, of

__all__ = [
    "Goal",
    "GoalKind",
    "GoalStatus",
    "Outcome",
    "Reading",
    "answers_needed",
    "areas_done",
    "count_status",
    "outcome_text",
    "per_area_status",
    "population_status",
    "reading_status",
    "register_status",
    "respondents_status",
    "status",
    "worst_case_status",
]


class GoalKind(StrEnum):
    """How the outcome of a goal is measured."""

    RATIO = "ratio"
    COUNT = "count"
    COUNT_PER_AREA = "count_per_area"
    QUALITATIVE = "qualitative"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a goal; the field of the goal's kind is read, None means nobody has told."""

    share: Share | None = None
    count: int | None = None
    per_area: Mapping[str, int | None] | None = None
    own_status: GoalStatus | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of a year: `target` is a fraction of 1 (ratio), a count, or a count in every area.

    Raises ValueError for a measured goal without a positive target or a ratio above 1.
    """

    text: str
    kind: GoalKind
    target: Fraction | None = None

    def __post_init__(self) -> None:
        """Refuse a goal that cannot be followed up."""
        if self.kind is not GoalKind.QUALITATIVE and (self.target is None or self.target <= 0):
            raise ValueError(f"goal without a target: {self.text}")
        if self.kind is GoalKind.RATIO and self.aim > 1:
            raise ValueError(f"target above 100 %: {self.text}")

    @property
    def aim(self) -> Fraction:
        """The target as a number, 0 for a qualitative goal."""
        return Fraction(0) if self.target is None else self.target


def status(goal: Goal, outcome: Outcome, ongoing: bool = False) -> GoalStatus:
    """Return the status of `goal`; `ongoing` says that its year is not over.

    While the year runs a goal not reached is ongoing, and so is every ratio, which can still fall.
    """
    found = STATUS_FOR[goal.kind](goal, outcome)
    settled = found is GoalStatus.REACHED and goal.kind is not GoalKind.RATIO
    own = goal.kind is GoalKind.QUALITATIVE and outcome.own_status is not None
    return GoalStatus.ONGOING if ongoing and not (settled or own) else found


def count_status(count: int | None, target: Fraction) -> GoalStatus:
    """Reached if count >= target, partly if something was done, not reached at 0, unknown if untold."""
    if count is None:
        return GoalStatus.CANNOT_TELL
    if count >= target:
        return GoalStatus.REACHED
    return GoalStatus.PARTLY if count > 0 else GoalStatus.NOT_REACHED


def per_area_status(per_area: Mapping[str, int | None] | None, target: Fraction) -> GoalStatus:
    """Reached if every area has >= target, partly if some have, not reached if none has.

    Unknown when no area is told, or when those not told could change the status: a total over the county
    cannot settle it.
    """
    if not per_area:
        return GoalStatus.CANNOT_TELL
    done, everywhere = areas_done(per_area, target), Fraction(len(per_area))
    untold = sum(count is None for count in per_area.values())
    lowest, highest = count_status(done, everywhere), count_status(done + untold, everywhere)
    return lowest if lowest is highest else GoalStatus.CANNOT_TELL


def areas_done(per_area: Mapping[str, int | None], target: Fraction) -> int:
    """Return the number of areas known to have at least `target`."""
    return sum(count is not None and count >= target for count in per_area.values())


def outcome_text(goal: Goal, outcome: Outcome) -> str:
    """Return the outcome in words with its base: "84 % (86 av 102)", "2 av 2", "3 av 4 områden"."""
    return TEXT_FOR[goal.kind](goal, outcome)


def _ratio_text(_goal: Goal, outcome: Outcome) -> str:
    return NO_FIGURE if outcome.share is None else outcome.share.text


def _count_text(goal: Goal, outcome: Outcome) -> str:
    if outcome.count is None:
        return NO_FIGURE
    return of(outcome.count, int(goal.aim))


def _per_area_text(goal: Goal, outcome: Outcome) -> str:
    if not outcome.per_area:
        return NO_FIGURE
    done = areas_done(outcome.per_area, goal.aim)
    return phrase("%(part)s av %(whole)s områden", part=done, whole=len(outcome.per_area))


STATUS_FOR: Mapping[GoalKind, Callable[[Goal, Outcome], GoalStatus]] = {
    GoalKind.RATIO: lambda goal, outcome: register_status(outcome.share, goal.aim),
    GoalKind.COUNT: lambda goal, outcome: count_status(outcome.count, goal.aim),
    GoalKind.COUNT_PER_AREA: lambda goal, outcome: per_area_status(outcome.per_area, goal.aim),
    GoalKind.QUALITATIVE: lambda _goal, outcome: outcome.own_status or GoalStatus.CANNOT_TELL,
}
"""How each kind of goal is judged."""

TEXT_FOR: Mapping[GoalKind, Callable[[Goal, Outcome], str]] = {
    GoalKind.RATIO: _ratio_text,
    GoalKind.COUNT: _count_text,
    GoalKind.COUNT_PER_AREA: _per_area_text,
    GoalKind.QUALITATIVE: lambda _goal, _outcome: NO_FIGURE,
}
"""How each kind of outcome is written."""
