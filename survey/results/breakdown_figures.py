"""Answers by group exactly as they may be shown: page, file and JSON are all made from these values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GroupCell:
    """How many of a group said ja to a question; all None, and "–" for text, where it is not released.

    `answers` are those of the group that take a stand (ja, till viss del, nej).
    """

    group: str
    shown: bool
    ja: int | None
    answers: int | None
    percent: int | None
    text: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One question, with a cell for every group of its table in the same order."""

    question: str
    name: str
    cells: tuple[GroupCell, ...]


@dataclass(frozen=True, slots=True)
class NamedGroup:
    """A group's code and its words."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class GroupedAnswers:
    """A version's questions by one background, those of which a group is shown.

    `opening` is the number of the one that released the table, `years` whose answers are in it.
    """

    version: str
    dimension: str
    opening: int
    years: tuple[int, ...]
    caption: str
    groups: tuple[NamedGroup, ...]
    rows: tuple[GroupRow, ...]


@dataclass(frozen=True, slots=True)
class Breakdowns:
    """The tables that a year's openings released to an audience, and a sentence that always may be shown."""

    sentence: str
    tables: tuple[GroupedAnswers, ...]
