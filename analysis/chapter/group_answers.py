"""Answers by group in the chapter: the tables that were released, or the sentence that stands instead."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from analysis.chapter.model import Fact, Table

HOW = "Svarade ja, av dem i gruppen som svarade ja, till viss del eller nej."


@dataclass(frozen=True, slots=True)
class GroupAnswer:
    """How many of a group said ja to a question; all None but the text, "–", where it is not released."""

    group: str
    ja: int | None
    answers: int | None
    percent: int | None
    text: str


@dataclass(frozen=True, slots=True)
class GroupAnswers:
    """One table: `rows` are questions, each with an answer for every group in the same order."""

    caption: str
    groups: tuple[str, ...]
    rows: tuple[tuple[str, tuple[GroupAnswer, ...]], ...]


@dataclass(frozen=True, slots=True)
class GroupedAnswers:
    """All tables that may be shown, and the sentence that always may: how to read them, or why none is."""

    sentence: str
    tables: tuple[GroupAnswers, ...]


NOTHING = GroupedAnswers("", ())


def grouped_tables(grouped: GroupedAnswers) -> tuple[Table, ...]:
    """Return the tables as they are printed."""
    return tuple(_table(each) for each in grouped.tables)


def grouped_notes(grouped: GroupedAnswers) -> tuple[str, ...]:
    """Return the sentence, if there is one."""
    return (grouped.sentence,) if grouped.sentence else ()


def grouped_facts(grouped: GroupedAnswers, token_of: Callable[[str], str]) -> Iterator[Fact]:
    """Yield a figure for every group that is shown; without topic, as no sentence is about it by itself."""
    for table in grouped.tables:
        for question, answers in table.rows:
            for each in answers:
                if each.ja is not None:
                    token, name = token_of(f"{question} {each.group}"), f"{question}: ja, {each.group}"
                    yield Fact(token, name, "", each.text, HOW, each.ja, each.answers, each.percent)


def _table(grouped: GroupAnswers) -> Table:
    rows = tuple((question, *(each.text for each in answers)) for question, answers in grouped.rows)
    columns = ("Fråga", *grouped.groups)
    return Table(grouped.caption, columns, rows, tuple(range(1, len(columns))))
