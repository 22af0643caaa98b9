"""Exactly what may be shown of a year: page, chart, alt text and JSON are all made from these values.

Codes stand here, words for them on the page; every share carries both its counts.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from analysis.goals import GoalStatus
from analysis.release import Audience
from analysis.shares import Share

PERCENT_FROM = {Audience.CHEF: 1, Audience.LEDNINGSGRUPP: 50}
"""The smallest base on which an audience is shown the answers in percent."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A share as it may be shown; `percent` is None where only the counts may be shown."""

    numerator: int
    denominator: int
    percent: int | None
    text: str

    @property
    def fraction(self) -> Fraction | None:
        """The exact value, or None when there is nothing to divide by."""
        return Share(self.numerator, self.denominator).fraction


def figure(share: Share, *, percent: bool = True) -> Figure:
    """Return a share for showing, in percent or in counts alone."""
    if not percent:
        return Figure(share.part, share.whole, None, share.counts)
    return Figure(share.part, share.whole, share.percent, share.text)


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """A measure with its Swedish name and definition."""

    name: str
    definition: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class OfferedGroup:
    """How many of a group's endings were given the chance."""

    code: str
    name: str
    offered: Figure


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """How many endings were not offered the survey for one reason; "not_yet" still waits."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Register:
    """What the register of endings says; it is complete, so it knows no uncertainty.

    `offered` and `not_offered` together are all endings. `declined` of the offered said no before
    anything was sent; `sent` is the rest of them.
    """

    endings: int
    offered: Figure
    offered_without_deceased: Figure | None
    sent: int
    declined: int
    deceased: int
    by_kind: tuple[OfferedGroup, ...]
    by_area: tuple[OfferedGroup, ...]
    not_offered: tuple[ReasonCount, ...]


@dataclass(frozen=True, slots=True)
class Unopened:
    """At least so many answers lay unopened that Monday."""

    at_least: int
    monday: date


@dataclass(frozen=True, slots=True)
class Returns:
    """How many answered.

    `counted` is exact and None until an urn of the year is opened; `joined` sheets of an earlier
    year were too few to open alone and are in the results but not in `counted`.
    """

    openings: int
    counted: int | None
    joined: int
    unopened: Unopened | None
    measures: tuple[NamedFigure, ...]


@dataclass(frozen=True, slots=True)
class ParticipationRow:
    """How many of a group answered, as far as it may be told; `text` always may be shown."""

    code: str
    name: str
    offered: int
    shown: bool
    answered: Figure | None
    text: str


@dataclass(frozen=True, slots=True)
class Participation:
    """Who took part, by kind and by område; empty until an urn is opened."""

    by_kind: tuple[ParticipationRow, ...]
    by_area: tuple[ParticipationRow, ...]


@dataclass(frozen=True, slots=True)
class AnswerFigure:
    """How many gave one answer."""

    answer: str
    label: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class OtherBase:
    """The share of ja when "inte aktuellt" counts below the line too, as in the report of 2024."""

    label: str
    ja: Figure


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    """One question's released result; what may not be shown is None, and `sentence` always may be shown.

    `answers` and `beside` add up to the sheets. `waiting` sheets more are counted but too few to add.
    """

    id: str
    indicator: str
    name: str
    wording: str
    level: str
    shown: bool
    sentence: str
    note: str | None
    ja: Figure | None
    answers: tuple[AnswerFigure, ...] | None
    beside: tuple[AnswerFigure, ...] | None
    other_base: OtherBase | None
    waiting: int


@dataclass(frozen=True, slots=True)
class VersionFigures:
    """The results of one questionnaire version, pooled over the year's openings."""

    version: str
    title: str
    series_break: str
    questions: tuple[QuestionFigures, ...]


@dataclass(frozen=True, slots=True)
class GoalFigures:
    """One goal and how it went; `share` is there for a goal that is a share."""

    key: str
    text: str
    frequency: str
    status: GoalStatus
    label: str
    outcome: str
    share: Figure | None
    remark: str


@dataclass(frozen=True, slots=True)
class CommentCount:
    """How many comments may be read, and how many are held back because an opening had too few answers."""

    readable: int
    held_back: int


@dataclass(frozen=True, slots=True)
class DeskCounts:
    """What the desk did that the chef should know: numbers over the calendar year, nobody's name."""

    new_links: int
    paper_for_own_client: int


@dataclass(frozen=True, slots=True)
class YearResults:
    """Everything that an audience may see of a year of ending."""

    year: int
    operation: str
    audience: Audience
    ongoing: bool
    register: Register
    last_year: Register | None
    returns: Returns
    participation: Participation
    versions: tuple[VersionFigures, ...]
    goals: tuple[GoalFigures, ...]
    comments: CommentCount | None
    desk: DeskCounts | None
