"""Opening a year's urn, and releasing who took part while that can still be told."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from analysis import participation_plan
from analysis.participation import ReleasedGroup, may_follow
from analysis.participation_plan import Alike, Table
from survey.answers.opening import Opening
from survey.contacts import estimates, participation
from survey.contacts.participation import EVERYONE, ReleasedCell
from survey.domain.outcomes import OpeningRefused
from survey.gate import Gate
from survey.gate.participation import participation as took_part
from survey.gate.piles import UNKNOWN_LEVELS, pile_participation
from survey.security.locks import locked


def open_year(
    gate: Gate,
    year: int,
    secret: str,
    today: date,
    backup: Path,
    after_step: Callable[[int], None] = lambda _step: None,
) -> Opening | OpeningRefused:
    """Open a year's urn with the passphrase or the recovery code, or say why not.

    One opening at a time; killed anywhere, it goes on when it is run again.
    """
    with locked(gate.keys.root / "opening.turn"):
        return gate.open_urn(
            year, secret, today, backup, lambda _opening: release(gate, year, today), after_step
        )


def release(gate: Gate, year: int, today: date) -> None:
    """Store who took part as far as the release rules let it through, and how full the next urn is.

    Both in one transaction and before any key goes: done twice it changes nothing.
    """
    people = people_of(gate, year)
    tables = participation_plan.released(people)
    waiting = gate.rounded_count(year)
    with gate.contacts.write() as connection:
        told = participation.released(connection, year)
        if _may_follow(told, tables):
            participation.store(connection, year, _cells(people, tables))
        estimates.store(connection, {year: waiting}, today)


def _cells(people: Sequence[Alike], tables: Iterable[Table]) -> list[ReleasedCell]:
    """Return what is kept of a release: its groups, and how many had answered then."""
    answered, offered = sum(each.answered for each in people), sum(each.offered for each in people)
    groups = [
        ReleasedCell(table.dimension, group.name, group.offered, group.answered)
        for table in tables
        for group in table.groups
    ]
    return [*groups, ReleasedCell(EVERYONE, "", offered, answered)] if groups else []


def _may_follow(told: Sequence[ReleasedCell], tables: Iterable[Table]) -> bool:
    """Tell whether an earlier opening's cells may give place; they go or stay together, with their total."""
    if not any(cell.dimension == EVERYONE for cell in told):
        return True
    return all(may_follow(_told(told, table.dimension), table.groups) for table in tables)


def _told(cells: Iterable[ReleasedCell], dimension: str) -> list[ReleasedGroup]:
    return [
        ReleasedGroup(cell.level, cell.answered, cell.offered)
        for cell in cells
        if cell.dimension == dimension
    ]


def people_of(gate: Gate, year: int) -> list[Alike]:
    """Return the true counts of those who were offered the survey, in memory, for the release rules.

    Those who drew a letter from a pile are alike in all: which of them is which nobody can tell.
    """
    known = [Alike(levels, *counts) for levels, counts in took_part(gate, year).items()]
    answered, offered = pile_participation(gate, year)
    return [*known, *([Alike(UNKNOWN_LEVELS, answered, offered)] if offered else [])]
