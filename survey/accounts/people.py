"""Accounts of staff: who they are, what they may do, and the password that shows it."""

import secrets
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import CHEAPEST, RFC_9106_LOW_MEMORY
from sqlalchemy import Connection, Row, delete, insert, select, update

from survey.accounts import tables as t
from survey.domain.kinds import Role

SHORTEST_PASSWORD = 15
NO_PASSWORD = ""
"""Stands where the hash stood: no password leads to it."""
HASHERS = {
    0: PasswordHasher.from_parameters(CHEAPEST),
    1: PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY),
}
"""Cost class → Argon2id (RFC 9106: 64 MiB, 3 passes); 0 is for example folders."""


class AccountRefused(Exception):
    """An account cannot be made; the message says why in one Swedish sentence."""


@dataclass(frozen=True, slots=True)
class Account:
    """A member of staff; `area` is an ombud's own område, or None; `closed` the month of leaving, or None."""

    id: str
    username: str
    name: str
    role: Role
    area: str | None
    closed: str | None = None

    @property
    def is_open(self) -> bool:
        """True until the account is closed."""
        return self.closed is None


COLUMNS = tuple(t.account.c[name] for name in Account.__dataclass_fields__)


def add_account(
    connection: Connection,
    username: str,
    name: str,
    role: Role,
    password: str,
    area: str | None = None,
    *,
    cost: int = 1,
) -> Account:
    """Make an account; `cost` is the Argon2id class. Raises AccountRefused with a sentence."""
    username = _plain(username)
    if not username or not name.strip():
        raise AccountRefused("Kontot behöver ett användarnamn och ett namn.")
    if len(password) < SHORTEST_PASSWORD:
        raise AccountRefused(f"Lösenordet är för kort. Det ska vara minst {SHORTEST_PASSWORD} tecken.")
    if connection.execute(select(t.account.c.id).where(t.account.c.username == username)).first():
        raise AccountRefused(f"Användarnamnet {username} finns redan. Välj ett annat.")
    account = Account(secrets.token_hex(8), username, name.strip(), role, area)
    row = {field: getattr(account, field) for field in Account.__dataclass_fields__}
    hashed = HASHERS[cost].hash(_normal(password))
    connection.execute(insert(t.account).values(password_hash=hashed, **row))
    return account


def verify(connection: Connection, username: str, password: str, cost: int = 1) -> Account | None:
    """Return whose username and password these are, or None; an unknown name takes as long as a known one."""
    mine = (t.account.c.username == _plain(username), t.account.c.closed.is_(None))
    row = connection.execute(select(*COLUMNS, t.account.c.password_hash).where(*mine)).first()
    hasher = HASHERS[cost]
    if row is None:
        hasher.hash(_normal(password))
        return None
    try:
        hasher.verify(row.password_hash, _normal(password))
    except (VerificationError, InvalidHashError):
        return None
    return account_in(row)


def all_accounts(connection: Connection) -> list[Account]:
    """Return every account in the order of the names."""
    rows = connection.execute(select(*COLUMNS).order_by(t.account.c.name, t.account.c.id))
    return [account_in(row) for row in rows]


def close(connection: Connection, username: str, today: date) -> Account | None:
    """Close an account for good: nobody signs in with it, and whoever is signed in is out.

    The name stays, for what the person registered. None when there is no such open account.
    """
    found = next((each for each in all_accounts(connection) if each.username == _plain(username)), None)
    if found is None or not found.is_open:
        return None
    values = {"closed": f"{today:%Y-%m}", "password_hash": NO_PASSWORD}
    connection.execute(update(t.account).where(t.account.c.id == found.id).values(**values))
    connection.execute(delete(t.staff_session).where(t.staff_session.c.account_id == found.id))
    return found


def account_in(row: Row[*tuple[Any, ...]]) -> Account:
    """Return the account of a row that holds COLUMNS."""
    return Account(row.id, row.username, row.name, Role(row.role), row.area, row.closed)


def _plain(username: str) -> str:
    return _normal(username).strip().casefold()


def _normal(text: str) -> str:
    """Return text as one sequence of characters, however the keyboard composes å, ä and ö."""
    return unicodedata.normalize("NFC", text)
