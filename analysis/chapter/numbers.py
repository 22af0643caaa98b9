"""What the chapter is written from: a year's numbers as they were released to one audience, nothing more."""

from dataclasses import dataclass
from datetime import date

from analysis.chapter.group_answers import NOTHING, GroupedAnswers
from analysis.shares import Share


@dataclass(frozen=True, slots=True)
class Shown:
    """A share as it may be shown: in percent with both its counts, or in counts alone."""

    share: Share
    in_percent: bool = True

    @property
    def percent(self) -> int | None:
        """Whole percent, or None where only counts may be shown."""
        return self.share.percent if self.in_percent else None

    @property
    def text(self) -> str:
        """The share with its base: "24 % (21 av 86)" or "21 av 86"."""
        return self.share.text if self.in_percent else self.share.counts


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of ending or an område; `answered` is the text that may be shown, "–" for anything hidden.

    `compared` says whether the group answered like the others; "" where nothing is told. `told` is there
    where `answered` has its counts.
    """

    name: str
    offered: Shown
    answered: str
    compared: str = ""
    told: Shown | None = None


@dataclass(frozen=True, slots=True)
class Voices:
    """How many answered in the groups of one kind; `rows` are name, offered, answered and the comparison.

    `told` are the groups that are told with their counts.
    """

    caption: str
    first: str
    rows: tuple[tuple[str, str, str, str], ...]
    told: tuple[tuple[str, Shown], ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """How many were not offered the survey, and why, in words."""

    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Measure:
    """A named share with its definition, in Swedish."""

    name: str
    definition: str
    shown: Shown


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of the year, what came of it ("–" if nobody can know) and its status, in words."""

    text: str
    frequency: str
    outcome: str
    status: str
    remark: str
    shown: Shown | None


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How many gave one answer; `in_base` says that it takes a stand and belongs to the bar."""

    label: str
    shown: Shown
    in_base: bool


@dataclass(frozen=True, slots=True)
class LineText:
    """One of the three lines of a question: whom it speaks of, and how many ("mellan 79 och 101 av 102")."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class QuestionNumbers:
    """One question as far as it may be shown; `ja` is None and `answers` empty where it may not.

    `lines` are three, or fewer where `lines_note` says why.
    """

    name: str
    wording: str
    sentence: str
    note: str
    ja: Shown | None
    answers: tuple[AnswerCount, ...]
    other_base: str
    waiting: int
    lines: tuple[LineText, ...]
    lines_note: str

    @property
    def likely(self) -> str:
        """How many of all who ended, if they are like those who answered; "" where that is not known."""
        return self.lines[1].text if len(self.lines) > 1 else ""

    @property
    def certain(self) -> str:
        """How many of all who ended, without assumptions; "" where that is not known."""
        return self.lines[2].text if len(self.lines) > 2 else ""


@dataclass(frozen=True, slots=True)
class VersionNumbers:
    """The questions of one version of the questionnaire; `series_break` says what was changed in it."""

    title: str
    series_break: str
    questions: tuple[QuestionNumbers, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One year of a series: `text` as it is told, `shown` with its counts, None where they are not known."""

    year: int
    text: str
    shown: Shown | None
    published: bool


@dataclass(frozen=True, slots=True)
class Series:
    """One measure or one question's ja over the years; a year can be both counted here and published.

    `direction` speaks of three years or more, "" where nothing can be said.
    """

    name: str
    told: tuple[Told, ...]
    direction: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What can be said of one series between two years, in words."""

    name: str
    earlier: int
    later: int
    text: str


@dataclass(frozen=True, slots=True)
class Years:
    """The years side by side, oldest first; `breaks` say why figures do not go on from the ones before."""

    years: tuple[int, ...]
    measures: tuple[Series, ...]
    questions: tuple[Series, ...]
    compared: tuple[Compared, ...]
    breaks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Improvement:
    """A line of the improvement log: what was heard, decided and done, in words."""

    heard: str
    decision: str
    owner: str
    status: str
    done: str


NO_YEARS = Years((), (), (), (), ())


@dataclass(frozen=True, slots=True)
class YearNumbers:
    """Everything of a year of ending that one audience may see, on the day `cutoff`.

    `answers` is None until an urn of the year is opened; `joined` answers came from an earlier year.
    `strict` says that the chapter is for others than the chef. `paper_by_own_ombud` paper answers were
    keyed in by the client's own ombud during the calendar year; None where that is not told.
    `counted_on` is the day of the answers, None where it is `cutoff` too; `answers_of` endings are those
    that they come from, None where they are the `endings`.
    """

    operation: str
    year: int
    cutoff: date
    ongoing: bool
    strict: bool
    endings: int
    offered: Shown
    without_deceased: Shown | None
    kinds: tuple[Group, ...]
    areas: tuple[Group, ...]
    voices: tuple[Voices, ...]
    reasons: tuple[Reason, ...]
    answers: int | None
    joined: int
    unopened: str
    measures: tuple[Measure, ...]
    year_before: Shown | None
    versions: tuple[VersionNumbers, ...]
    goals: tuple[Goal, ...]
    years: Years = NO_YEARS
    improvements: tuple[Improvement, ...] = ()
    paper_by_own_ombud: int | None = None
    grouped: GroupedAnswers = NOTHING
    counted_on: date | None = None
    answers_of: int | None = None
