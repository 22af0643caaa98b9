"""The slip box: sealed slips in the order of random keys, each until it is seen to or its time is out.

Nothing here names a ticket, and no row of a ticket or an envelope names a slip
(docs/decisions/0010-the-slip.md says what that is worth).
"""

import secrets
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from survey.answers import housekeeping
from survey.answers import tables as t
from survey.database.engines import Database
from survey.domain.envelopes import SealBroken, new_key_pair
from survey.domain.periods import fortnight_of
from survey.domain.slips import Slip, last_fortnight, open_slip, seal_slip
from survey.security.keys import DESK, PUBLIC, KeyFolder, KeyRefused

KEY_NAME = "slip-box"
MOST_SLIPS = 1000
"""So many lie in the box at most: a machine that writes slips cannot fill the disk."""


@dataclass(frozen=True, slots=True)
class StoredSlip:
    """A slip that waits; `slip` is None when it was sealed to a key that is gone."""

    id: str
    slip: Slip | None


def make_keys(keys: KeyFolder) -> None:
    """Make the box's key pair unless it is there: the public door gets one half, the desk the other."""
    if keys.has(PUBLIC, KEY_NAME) and keys.has(DESK, KEY_NAME):
        return
    pair = new_key_pair()
    keys.write_sealed(DESK, KEY_NAME, pair.private)
    keys.write_sealed(PUBLIC, KEY_NAME, pair.public)
    keys.back_up()


def public_key(keys: KeyFolder) -> bytes:
    """Return the half that the public door seals with; raises KeyRefused when it is missing."""
    if not keys.has(PUBLIC, KEY_NAME):
        raise KeyRefused(f"Nyckeln {PUBLIC}/{KEY_NAME} saknas. Kör: survey init")
    return keys.read_sealed(PUBLIC, KEY_NAME)


def put(database: Database, public: bytes, slip: Slip, today: date) -> bool:
    """Seal a slip into the box; return False, storing nothing, when the box is full."""
    box = seal_slip(public, slip)
    with database.write() as connection:
        connection.execute(delete(t.slip).where(_old(today)))
        if connection.execute(select(func.count()).select_from(t.slip)).scalar_one() >= MOST_SLIPS:
            return False
        row = {"id": secrets.token_hex(16), "fortnight": last_fortnight(today), "box": box}
        connection.execute(insert(t.slip), row)
    return True


def waiting(connection: Connection, private: bytes, today: date) -> list[StoredSlip]:
    """Return the slips that wait, opened, in the order of their random keys."""
    kept = select(t.slip.c.id, t.slip.c.box).where(~_old(today))
    rows = connection.execute(kept.order_by(t.slip.c.id))
    return [StoredSlip(row.id, _opened(private, row.box)) for row in rows]


def count(connection: Connection, today: date) -> int:
    """Return how many slips wait."""
    kept = select(func.count()).select_from(t.slip).where(~_old(today))
    return connection.execute(kept).scalar_one()


def remove(connection: Connection, slip_id: str) -> bool:
    """Throw a slip away; tell whether it was there."""
    return connection.execute(delete(t.slip).where(t.slip.c.id == slip_id)).rowcount == 1


def forget_old(database: Database, today: date) -> int:
    """Throw away the slips whose time is out; return how many, and write nothing when there is none."""
    return housekeeping.forget(database, t.slip, _old(today))


def leave_no_trace(database: Database) -> None:
    """Let no slip that was thrown away stay in the file or its log."""
    housekeeping.leave_no_trace(database, t.slip)


def _old(today: date) -> ColumnElement[bool]:
    return t.slip.c.fortnight < fortnight_of(today)


def _opened(private: bytes, box: bytes) -> Slip | None:
    try:
        return open_slip(private, box)
    except SealBroken:
        return None
