"""Sessions of staff: the cookie holds a random token, the table its hash and when it ends."""

import secrets
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select

from survey.accounts import tables as t
from survey.accounts.people import COLUMNS, Account, account_in
from survey.domain.retention import SESSION_HOURS

TOKEN_BYTES = 32
LASTS = SESSION_HOURS * 60 * 60
"""Seconds from sign-in until a session ends, whatever is done in it."""


def start(connection: Connection, account_id: str, now: int) -> str:
    """Begin a session and return its token, which is stored nowhere; sessions that have ended go away."""
    forget_ended(connection, now)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    row = {"token_hash": _hash(token), "account_id": account_id, "expires_at": now + LASTS}
    connection.execute(insert(t.staff_session).values(**row))
    return token


def forget_ended(connection: Connection, now: int) -> int:
    """Delete the sessions that have ended; return how many."""
    return connection.execute(delete(t.staff_session).where(t.staff_session.c.expires_at <= now)).rowcount


def account_of(connection: Connection, token: str, now: int) -> Account | None:
    """Return whose session this is, or None when there is none or it has ended."""
    query = (
        select(*COLUMNS)
        .join(t.staff_session, t.staff_session.c.account_id == t.account.c.id)
        .where(t.staff_session.c.token_hash == _hash(token), t.staff_session.c.expires_at > now)
    )
    row = connection.execute(query).first()
    return None if row is None else account_in(row)


def end(connection: Connection, token: str) -> None:
    """End a session; nothing happens if there is none."""
    connection.execute(delete(t.staff_session).where(t.staff_session.c.token_hash == _hash(token)))


def _hash(token: str) -> bytes:
    return sha256(token.encode()).digest()
