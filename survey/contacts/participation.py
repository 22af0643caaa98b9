"""Released participation: how many answered by one thing at a time, as far as the release rules allow."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, insert, select

from survey.contacts import tables as t

EVERYONE = "everyone"
"""The dimension of one cell: how many had answered, of all offered, when a year's cells were counted."""


@dataclass(frozen=True, slots=True)
class ReleasedCell:
    """How many of those offered answered, in one level of one dimension; None where it is hidden."""

    dimension: str
    level: str
    offered: int
    answered: int | None


def store(connection: Connection, year: int, cells: Iterable[ReleasedCell]) -> None:
    """Replace what was released for a year, unless there is less to tell than before."""
    fresh = list(cells)
    told = sum(cell.offered for cell in released(connection, year))
    if fresh and sum(cell.offered for cell in fresh) >= told:
        connection.execute(delete(t.participation).where(t.participation.c.year == year))
        connection.execute(insert(t.participation), [{"year": year, **asdict(cell)} for cell in fresh])


def released(connection: Connection, year: int) -> list[ReleasedCell]:
    """Return what was released for a year."""
    query = select(t.participation).where(t.participation.c.year == year)
    rows = connection.execute(query.order_by(t.participation.c.dimension, t.participation.c.level))
    return [ReleasedCell(row.dimension, row.level, row.offered, row.answered) for row in rows]
