"""Exactly what may be shown of a year: page, chart, alt text and JSON are all made from these values.

Codes stand here, words for them on the page; every share carries both its counts.
"""

from dataclasses import dataclass
from datetime import date

from analysis.goals import GoalStatus
from analysis.release import Audience
from analysis.shares import Share
from survey.results.breakdown_figures import Breakdowns
from survey.results.choice_counts import ChoiceFigures
from survey.results.improvements import ImprovementFigures
from survey.results.trend_figures import Trend

PERCENT_FROM = {Audience.CHEF: 0, Audience.LEDNINGSGRUPP: 50}
"""The smallest base on which an audience is shown a share in percent."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A share as it may be shown; `percent` is None where only the counts may be shown."""

    numerator: int
    denominator: int
    percent: int | None
    text: str

    @property
    def share(self) -> Share:
        """Both counts, without their words."""
        return Share(self.numerator, self.denominator)


def figure(share: Share, *, percent: bool = True) -> Figure:
    """Return a share for showing, in percent or in counts alone."""
    if not percent:
        return Figure(share.part, share.whole, None, share.counts)
    return Figure(share.part, share.whole, share.percent, share.text)


def for_audience(share: Share, audience: Audience) -> Figure:
    """Return a share in percent where the audience may see that, in counts elsewhere."""
    return figure(share, percent=share.whole >= PERCENT_FROM[audience])


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
    """How many endings were not offered the survey for one reason.

    "not_yet" still waits; "other_reasons" are reasons that too few share to be told one by one.
    """

    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Register:
    """What the register of endings says; it is complete, so it knows no uncertainty.

    `offered` and `not_offered` together are all endings; `offer_rate` is `offered` with its name. `sent`
    were sent or handed over, `unreached` of them came to nobody, and `declined` said no without one that
    came to them: `offered` are sent − unreached + declined. Others than the chef are told of no reason, no
    `unreached`, no `declined` and no område with fewer than five endings: `not_offered` is empty when they
    could work one out, and `deceased` and `offered_without_deceased` are None unless `not_offered` tells of
    the deceased.
    Who died after the offer counts as offered and is taken out of `offered_without_deceased` alone.
    """

    endings: int
    offered: Figure
    offer_rate: NamedFigure
    offered_without_deceased: Figure | None
    sent: int
    unreached: int | None
    declined: int | None
    deceased: int | None
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
    """How many of a group answered, as far as it may be told; `text` always may be shown.

    `compared` says whether the group answered like all the others, with `p` of Fisher's exact test;
    both are empty where nothing is told, and `p` where no test could say anything.
    """

    code: str
    name: str
    offered: int
    shown: bool
    answered: Figure | None
    text: str
    compared: str
    p: str


@dataclass(frozen=True, slots=True)
class Participation:
    """Who took part, by one thing at a time; empty until an urn is opened.

    Age group and gender are for the chef alone. `no_weights` says why the answers are not weighted.
    `counted` is how many had answered when the groups were counted; later openings may have added more.
    """

    by_kind: tuple[ParticipationRow, ...]
    by_area: tuple[ParticipationRow, ...]
    by_age_group: tuple[ParticipationRow, ...]
    by_gender: tuple[ParticipationRow, ...]
    by_channel: tuple[ParticipationRow, ...]
    no_weights: tuple[str, ...]
    counted: int | None = None


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
class Line:
    """How many said ja, or would have: `low` to `high` of `whole`, both the same where it is known.

    Counts alone: a share of everyone would look surer than it is.
    """

    name: str
    text: str
    low: int
    high: int
    whole: int


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    """One question's released result; what may not be shown is None, and `sentence` always may be shown.

    `lines` are those who answered, all ended if they are like them, and all ended without assumptions;
    the first alone where `lines_note` says why, and none where nothing is shown.
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
    lines: tuple[Line, ...]
    lines_note: str
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
    choices: tuple[ChoiceFigures, ...]


@dataclass(frozen=True, slots=True)
class AreaCount:
    """How many there were in an område; None where nobody has told."""

    code: str
    name: str
    count: int | None


@dataclass(frozen=True, slots=True)
class GoalFigures:
    """One goal and how it went; `share` is there for a goal that is a share.

    `target` is the aim in words, `remark` what the figures say besides, `note` the operation's own words.
    """

    key: str
    text: str
    kind: str
    measure: str
    target: str
    frequency: str
    status: GoalStatus
    label: str
    outcome: str
    share: Figure | None
    areas: tuple[AreaCount, ...]
    remark: str
    note: str


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
    breakdowns: Breakdowns
    goals: tuple[GoalFigures, ...]
    trend: Trend | None
    improvements: tuple[ImprovementFigures, ...]
    comments: CommentCount | None
    desk: DeskCounts | None
