"""What openings left behind, as the results read it: counts, counts by group, and how many comments."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select

from survey.answers import tables as t
from survey.domain.comments import CommentState

COUNTED = 3
"""The step of an opening from which its answers are tallies."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many gave one answer to one question at one opening; `answer` is "" for not answered."""

    opening: int
    version: str
    question: str
    answer: str
    count: int


def counts_of(connection: Connection, year: int) -> list[Count]:
    """Return every count of a year of ending, first opening first."""
    number = t.opening.c.number.label("opening")
    columns = (number, t.tally.c.version, t.tally.c.question, t.tally.c.answer, t.tally.c.count)
    query = select(*columns).join(t.opening, t.opening.c.id == t.tally.c.opening_id)
    mine = query.where(t.opening.c.year == year, t.opening.c.step >= COUNTED)
    return [Count(*row) for row in connection.execute(mine.order_by(*columns[:4]))]


def opened_years(connection: Connection) -> list[int]:
    """Return the years of ending with answers that are counted, newest first."""
    query = select(t.opening.c.year).where(t.opening.c.step >= COUNTED).distinct()
    return sorted(connection.execute(query).scalars(), reverse=True)


def comments_by_opening(connection: Connection, year: int) -> dict[int, int]:
    """Return how many comments each of a year's openings left, by its number; without the withheld ones."""
    query = select(t.opening.c.number, func.count()).join(t.comment, t.comment.c.opening_id == t.opening.c.id)
    kept = func.coalesce(t.comment.c.state, "") != CommentState.WITHHELD
    mine = query.where(t.opening.c.year == year, t.opening.c.step >= COUNTED, kept)
    return dict(connection.execute(mine.group_by(t.opening.c.number)).all())


@dataclass(frozen=True, slots=True)
class GroupTally:
    """How many of a group that may be shown said ja to a question, and how many something else."""

    level: str
    ja: int
    ej_ja: int


@dataclass(frozen=True, slots=True)
class GroupTable:
    """One question by one background, as an opening released it; a group that is not here is hidden."""

    opening: int
    version: str
    question: str
    dimension: str
    groups: tuple[GroupTally, ...]


@dataclass(frozen=True, slots=True)
class PooledOpening:
    """An opening whose answers are in the group tables that the opening number `released_by` released."""

    released_by: int
    version: str
    question: str
    year: int
    number: int


def group_tables_of(connection: Connection, year: int, audience: str) -> list[GroupTable]:
    """Return the group tables that a year's openings released to an audience, wholly hidden ones too."""
    places = ("opening_id", "version", "question", "audience", "dimension")
    same = and_(*(t.group_tally.c[name] == t.ledger.c[name] for name in places))
    key = (t.opening.c.number, t.ledger.c.version, t.ledger.c.question, t.ledger.c.dimension)
    columns = (*key, t.group_tally.c.level, t.group_tally.c.ja, t.group_tally.c.ej_ja)
    query = select(*columns).join(t.opening, t.opening.c.id == t.ledger.c.opening_id)
    mine = query.outerjoin(t.group_tally, same).where(
        t.opening.c.year == year, t.ledger.c.audience == audience
    )
    rows = connection.execute(mine.order_by(*columns[:5])).all()
    tables = groupby(rows, key=lambda row: (row.number, row.version, row.question, row.dimension))
    return [GroupTable(*place, groups=_shown(found)) for place, found in tables]


def pooled_openings_of(connection: Connection, year: int) -> list[PooledOpening]:
    """Return whose answers are in the group tables that a year's openings released, oldest first."""
    released, source = t.opening.alias("released"), t.opening.alias("source")
    place = (t.pooled_opening.c.version, t.pooled_opening.c.question)
    columns = (released.c.number, *place, source.c.year, source.c.number)
    query = (
        select(*columns)
        .join(released, released.c.id == t.pooled_opening.c.released_by)
        .join(source, source.c.id == t.pooled_opening.c.opening_id)
    )
    rows = connection.execute(query.where(released.c.year == year).order_by(*columns))
    return [PooledOpening(*row) for row in rows]


def _shown(rows: Iterable[Row[*tuple[Any, ...]]]) -> tuple[GroupTally, ...]:
    return tuple(GroupTally(row.level, row.ja, row.ej_ja) for row in rows if row.level)
