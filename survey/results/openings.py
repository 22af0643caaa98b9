"""Opening a year's urn, and releasing who took part while that can still be told."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from analysis.participation import Group
from analysis.release import RULE
from survey.answers.opening import Opening
from survey.contacts import estimates, participation
from survey.contacts.participation import ReleasedCell
from survey.domain.outcomes import OpeningRefused
from survey.gate import Gate
from survey.security.locks import locked

DIMENSIONS = ("kind", "area", "age_group", "gender", "channel")


def open_year(
    gate: Gate,
    year: int,
    secret: str,
    today: date,
    backup: Path,
    after_step: Callable[[int], None] = lambda _step: None,
) -> Opening | OpeningRefused:
    """Open a year's urn with the passphrase or the recovery code, or say why not.

    Afterwards a new estimate tells how full the next urn is.

    One opening at a time; killed anywhere, it goes on when it is run again.
    """
    with locked(gate.keys.root / "opening.turn"):
        opened = gate.open_urn(year, secret, today, backup, lambda _opening: release(gate, year), after_step)
        if isinstance(opened, Opening):
            with gate.contacts.write() as connection:
                estimates.store(connection, {year: gate.rounded_count(year)}, today)
    return opened


def release(gate: Gate, year: int) -> None:
    """Store the participation cells that the release rules let through; the others stay untold."""
    counts = gate.participation(year)
    cells = [cell for dimension in DIMENSIONS for cell in _released(dimension, counts.items())]
    with gate.contacts.write() as connection:
        participation.store(connection, year, cells)


def _released(
    dimension: str, counts: Iterable[tuple[tuple[str, str], tuple[int, int]]]
) -> Iterable[ReleasedCell]:
    groups = [Group(level, *numbers) for (of, level), numbers in counts if of == dimension]
    for group in RULE.participation(groups):
        yield ReleasedCell(dimension, group.name, group.offered, group.answered)
