"""Drafts in the database: boxes that only the person's own browser can read."""

from datetime import date
from enum import Enum

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from survey.answers import housekeeping, tickets
from survey.answers import tables as t
from survey.database.engines import Database
from survey.domain.drafts import (
    Draft,
    DraftKeys,
    close_draft,
    new_word,
    open_draft,
    unwrap_secret,
    wrap_secret,
)
from survey.domain.periods import fortnight_of

MOST_DRAFTS = 6
"""Browsers with a draft of their own for one ticket; one more takes the place of another."""
MOST_ATTEMPTS = 10


MINE = (t.draft.c.ticket_hash == bindparam("hashed")) & (t.draft.c.locator == bindparam("place"))
LOAD = select(t.draft.c.box).where(MINE)
RENEW = update(t.draft).where(MINE).values(box=bindparam("fresh"))


class WordAnswer(Enum):
    """What a typed continue word gave when it gave no secret."""

    WRONG = "wrong"
    SPENT = "spent"


def load(connection: Connection, ticket_hash: bytes, keys: DraftKeys) -> Draft | None:
    """Return this browser's draft of a ticket, or None when it has none."""
    box = connection.execute(LOAD, {"hashed": ticket_hash, "place": keys.locator}).scalar()
    return open_draft(box, keys.key) if box else None


def save(database: Database, ticket_hash: bytes, keys: DraftKeys, draft: Draft, today: date) -> bool:
    """Store this browser's draft if the ticket is open; return False, storing nothing, if not."""
    box = close_draft(draft, keys.key)
    with database.write() as connection:
        ticket = tickets.find(connection, ticket_hash, hold=True)
        if ticket is None or not ticket.is_open(today):
            return False
        mine = {"hashed": ticket_hash, "place": keys.locator, "fresh": box}
        if connection.execute(RENEW, mine).rowcount == 0:
            _make_room(connection, ticket_hash)
            connection.execute(
                insert(t.draft), {"ticket_hash": ticket_hash, "locator": keys.locator, "box": box}
            )
    return True


def offer_word(
    database: Database, ticket_hash: bytes, ticket_id: bytes, secret: bytes, today: date, cost: int
) -> str | None:
    """Store the browser's secret under a new word for at least 14 days and return the word.

    None when the ticket is not open. The stretch is counted in shared fortnights, so that the row
    does not tell the day.
    """
    word = new_word()
    box = wrap_secret(word, ticket_id, secret, cost)
    with database.write() as connection:
        ticket = tickets.find(connection, ticket_hash, hold=True)
        if ticket is None or not ticket.is_open(today):
            return None
        connection.execute(
            delete(t.continuation).where(
                (t.continuation.c.ticket_hash == ticket_hash)
                | (t.continuation.c.fortnight < fortnight_of(today))
            )
        )
        row = {"ticket_hash": ticket_hash, "fortnight": fortnight_of(today) + 1, "attempts": 0, "box": box}
        connection.execute(insert(t.continuation).values(**row))
    return word


def take_word(
    database: Database, ticket_hash: bytes, ticket_id: bytes, word: str, today: date
) -> bytes | WordAnswer:
    """Return the secret behind a word; each try counts, and after ten the word is spent."""
    row_key = t.continuation.c.ticket_hash == ticket_hash
    with database.write() as connection:
        row = connection.execute(select(t.continuation).where(row_key).with_for_update()).first()
        if row is None or row.fortnight < fortnight_of(today):
            return WordAnswer.WRONG
        if row.attempts >= MOST_ATTEMPTS:
            return WordAnswer.SPENT
        connection.execute(update(t.continuation).where(row_key).values(attempts=row.attempts + 1))
    return unwrap_secret(word, ticket_id, row.box) or WordAnswer.WRONG


def forget_over(database: Database, today: date) -> int:
    """Throw away the drafts of tickets whose last day is past; return how many."""
    open_ones = select(t.ticket.c.hash).where(t.ticket.c.last_day >= today)
    return housekeeping.forget(database, t.draft, t.draft.c.ticket_hash.not_in(open_ones))


def forget_words(database: Database, today: date) -> int:
    """Throw away the continue words whose time is out; return how many."""
    return housekeeping.forget(database, t.continuation, t.continuation.c.fortnight < fortnight_of(today))


def _make_room(connection: Connection, ticket_hash: bytes) -> None:
    mine = t.draft.c.ticket_hash == ticket_hash
    if connection.execute(select(func.count()).select_from(t.draft).where(mine)).scalar_one() >= MOST_DRAFTS:
        first = connection.execute(select(func.min(t.draft.c.locator)).where(mine)).scalar_one()
        connection.execute(delete(t.draft).where(mine, t.draft.c.locator == first))
