"""Opening a year's urn, and releasing who took part while that can still be told."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from analysis import participation_plan
from analysis.participation_plan import Alike
from survey.answers.opening import Opening
from survey.contacts import estimates, participation
from survey.contacts.participation import ReleasedCell
from survey.domain.outcomes import OpeningRefused
from survey.gate import Gate
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
    cells = [
        ReleasedCell(table.dimension, group.name, group.offered, group.answered)
        for table in participation_plan.released(people)
        for group in table.groups
    ]
    waiting = gate.rounded_count(year)
    with gate.contacts.write() as connection:
        participation.store(connection, year, cells)
        estimates.store(connection, {year: waiting}, today)


def people_of(gate: Gate, year: int) -> list[Alike]:
    """Return the true counts of those who were offered the survey, in memory, for the release rules.

    Those who drew a letter from a pile are alike in all: which of them is which nobody can tell.
    """
    known = [Alike(levels, *counts) for levels, counts in gate.participation(year).items()]
    answered, offered = pile_participation(gate, year)
    return [*known, *([Alike(UNKNOWN_LEVELS, answered, offered)] if offered else [])]
