"""A finished chapter: sections of text, questions, tables and notes, and every figure that stands in it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SectionKey(StrEnum):
    """The sections that the chef may rewrite, in the order they are read."""

    OFFERED = "offered"
    ANSWERS = "answers"
    GOALS = "goals"
    RESULTS = "results"
    MISSING = "missing"
    YEARS = "years"
    CERTAINTY = "certainty"
    IMPROVEMENTS = "improvements"
    COMMENT = "comment"


HEADINGS = {
    SectionKey.OFFERED: "Vilka som fick enkäten",
    SectionKey.ANSWERS: "Hur många som svarade",
    SectionKey.GOALS: "Mål och måluppfyllelse",
    SectionKey.RESULTS: "Vad de svarade",
    SectionKey.MISSING: "Vilka röster som saknas",
    SectionKey.YEARS: "År för år",
    SectionKey.CERTAINTY: "Hur säkert är resultatet?",
    SectionKey.IMPROVEMENTS: "Ni sa – vi gjorde",
    SectionKey.COMMENT: "Verksamhetens kommentar",
}
APPENDIX = "Så räknades siffran"


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure of the chapter, or words that stand for one.

    `token` is what stands for it between braces in a text, `text` how it is written, `topic` the letters by
    which a sentence about it is known, `how` how it is counted. `part` is None for words, `whole` for a
    plain count, `percent` where only counts may be shown. `year` is another year than the chapter's, or the
    chapter's own where the figure is one that was published; None for what is counted of the year itself.
    """

    token: str
    name: str
    topic: str
    text: str
    how: str
    part: int | None
    whole: int | None
    percent: int | None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts; `numeric` holds the places of its number columns."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BarPart:
    """A part of a bar: an answer and how many gave it."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class QuestionBlock:
    """One question: a sentence, three lines on what it can bear, a bar with its words, and notes."""

    name: str
    wording: str
    sentence: str
    lines: tuple[str, ...]
    bar: tuple[BarPart, ...]
    alt: str
    notes: tuple[str, ...]

    @property
    def bar_words(self) -> str:
        """What the bar shows, in its own order: "Ja 19, till viss del 1, nej 0"."""
        words = ", ".join(f"{part.label.lower()} {part.count}" for part in self.bar)
        return words[:1].upper() + words[1:]


@dataclass(frozen=True, slots=True)
class Section:
    """A section as it is read: its text, then its questions, tables and notes."""

    key: str
    heading: str
    prose: tuple[str, ...]
    questions: tuple[QuestionBlock, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The chapter of a year as it stood on the day `cutoff`; `facts` are all its figures."""

    title: str
    operation: str
    year: int
    cutoff: date
    lead: str
    sections: tuple[Section, ...]
    facts: tuple[Fact, ...]
