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
    DEPTH_INTERVIEWS = "depth_interviews"
    """Interviews that were held during the year."""
    ENTERED = "entered"
    """Numbers that the chef enters."""
    WRITTEN = "written"
    """Words that the chef writes."""


class Reading(StrEnum):
    """Whom a share of satisfied answers speaks of, and how sure the verdict has to be."""

    RESPONDENTS = "respondents"
    """Those who answered, and nobody else."""
    POPULATION = "population"
    """Everyone whose contact ended, if they are like those who answered (95 percent)."""
    WORST_CASE = "worst_case"
    """Everyone whose contact ended, whatever the others would have answered."""


class OwnStatus(StrEnum):
    """How a goal in words went, in the chef's own judgement."""

    REACHED = "reached"
    PARTLY = "partly"
    NOT_REACHED = "not_reached"


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
    """The number of a count goal, where somebody has told it."""
    note: str = ""
    """What the operation says about the outcome."""
    reading: Reading | None = None
    """Of a share of satisfied answers alone; None is read as RESPONDENTS."""
    own_status: OwnStatus | None = None
    """Of a goal in words alone; None until the chef has judged it."""
    indicator: str | None = None
    """Of a share of satisfied answers alone: what it asks of; None is every question."""

    @property
    def counts_interviews(self) -> bool:
        """True for the goal that interviews held are counted for; older ones are known by their key."""
        entered = self.measure is Measure.ENTERED and self.kind is GoalKind.COUNT
        return self.measure is Measure.DEPTH_INTERVIEWS or (entered and self.key == Measure.DEPTH_INTERVIEWS)
