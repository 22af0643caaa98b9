"""The improvement log in the database."""

import secrets
from dataclasses import asdict, fields
from datetime import date

from sqlalchemy import Connection, insert, select, update

from survey.contacts import tables as t
from survey.domain.improvements import Improvement

COLUMNS = tuple(t.improvement.c[field.name] for field in fields(Improvement))


def new_id() -> str:
    """Return an id for a new line of the log."""
    return secrets.token_hex(8)


def add(connection: Connection, improvement: Improvement) -> None:
    """Write a new line."""
    connection.execute(insert(t.improvement).values(**asdict(improvement)))


def change(connection: Connection, improvement: Improvement) -> None:
    """Let a line's new content take the place of the old."""
    mine = t.improvement.c.id == improvement.id
    connection.execute(update(t.improvement).where(mine).values(**asdict(improvement)))


def mark_done(connection: Connection, improvement_id: str, done_on: date, done: str) -> None:
    """Write what was done and when."""
    mine = t.improvement.c.id == improvement_id
    connection.execute(update(t.improvement).where(mine).values(done_on=done_on, done=done))


def find(connection: Connection, improvement_id: str) -> Improvement | None:
    """Return one line, or None when there is no such."""
    row = connection.execute(select(*COLUMNS).where(t.improvement.c.id == improvement_id)).first()
    return None if row is None else Improvement(**row._asdict())


def of_year(connection: Connection, year: int) -> list[Improvement]:
    """Return the lines of a year of ending, the earliest decision first."""
    query = select(*COLUMNS).where(t.improvement.c.year == year)
    rows = connection.execute(query.order_by(t.improvement.c.decided_on, t.improvement.c.id))
    return [Improvement(**row._asdict()) for row in rows]


def years(connection: Connection) -> list[int]:
    """Return the years that have a line, newest first."""
    return sorted(connection.execute(select(t.improvement.c.year).distinct()).scalars(), reverse=True)
