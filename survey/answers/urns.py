"""Urns: one open for each year of ending; its private key lies sealed outside the databases."""

import secrets
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, func, select, update

from survey.answers import tables as t
from survey.answers.opening_keys import keep_private
from survey.database.engines import insert_once
from survey.domain.envelopes import new_key_pair
from survey.security.keys import OPENING, KeyFolder

OPEN, CLOSED, EMPTIED = "open", "closed", "emptied"
TRIES = 3
FIND_OPEN = select(t.urn.c.id, t.urn.c.public_key).where(
    t.urn.c.year == bindparam("of_year"), t.urn.c.state == OPEN
)
FIND_OPEN_AND_HOLD = FIND_OPEN.with_for_update(read=True)


@dataclass(frozen=True, slots=True)
class Urn:
    """The urn that answers of a year go into."""

    id: str
    public_key: bytes


def key_name(urn_id: str) -> str:
    """Return the name of an urn's private key in the key folder."""
    return f"urn-{urn_id}"


def context_of(urn_id: str) -> bytes:
    """Return what binds an envelope to its urn (HPKE info)."""
    return b"urna|" + urn_id.encode()


def start(connection: Connection, keys: KeyFolder, year: int) -> None:
    """Begin a year's urn; its private key is on disk, sealed, before the row can be committed.

    Whoever begins the same year's urn at the same moment comes first or second; one urn is begun.
    """
    pair, urn_id = new_key_pair(), secrets.token_hex(8)
    keep_private(keys, key_name(urn_id), pair)
    row = {"id": urn_id, "year": year, "public_key": pair.public, "state": OPEN}
    if not insert_once(connection, t.urn, row):
        keys.destroy(OPENING, key_name(urn_id))


def ensure(connection: Connection, keys: KeyFolder, year: int) -> None:
    """Begin the year's urn if none is open."""
    if open_urn(connection, year) is None:
        start(connection, keys, year)


def open_urn(connection: Connection, year: int, *, hold: bool = False) -> Urn | None:
    """Return the year's open urn, or None.

    `hold` keeps it from being closed until the transaction ends. On PostgreSQL a wait for a closing
    urn can come back empty though the next urn is there, so we look again with a fresh snapshot.
    """
    for _ in range(TRIES):
        row = connection.execute(FIND_OPEN_AND_HOLD if hold else FIND_OPEN, {"of_year": year}).first()
        if row:
            return Urn(row.id, row.public_key)
    return None


def hold_open(connection: Connection, urn_id: str) -> Urn | None:
    """Return an urn if it is open, and keep it from being closed until the transaction ends; else None."""
    columns = select(t.urn.c.id, t.urn.c.public_key)
    mine = columns.where(t.urn.c.id == urn_id, t.urn.c.state == OPEN).with_for_update(read=True)
    row = connection.execute(mine).first()
    return Urn(row.id, row.public_key) if row else None


def close(connection: Connection, urn_ids: list[str], opening_id: str) -> None:
    """Close urns for an opening: no submit can use them after this commits."""
    connection.execute(
        update(t.urn).where(t.urn.c.id.in_(urn_ids)).values(state=CLOSED, opening_id=opening_id)
    )


def count_open(connection: Connection, year: int) -> int:
    """Return how many envelopes lie unopened for a year; callers round before they show it."""
    query = (
        select(func.count())
        .select_from(t.envelope.join(t.urn, t.urn.c.id == t.envelope.c.urn_id))
        .where(t.urn.c.year == year)
    )
    return connection.execute(query).scalar_one()


def unopened(connection: Connection) -> set[bytes]:
    """Return the hashes of the tickets whose envelopes lie unopened."""
    return set(connection.execute(select(t.envelope.c.ticket_hash)).scalars())


def is_over(connection: Connection, year: int, today: date) -> bool:
    """Tell whether the last day of every ticket of that year has passed: so, once they all are purged."""
    last = connection.execute(select(func.max(t.ticket.c.last_day)).where(t.ticket.c.year == year)).scalar()
    if last is None:
        return connection.execute(select(t.urn.c.id).where(t.urn.c.year == year)).first() is not None
    return bool(last < today)
