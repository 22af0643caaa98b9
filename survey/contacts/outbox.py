"""The outbox: each sending's row, written with the decision; leased, settled, put off or stopped."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, exists, func, select, update
from sqlalchemy.engine import Row

from survey.contacts import tables as t
from survey.contacts.tables import SendingState
from survey.database.engines import insert_once
from survey.delivery.messages import MessageKind, MessageWay
from survey.delivery.protocol import handle
from survey.domain.retention import SENDING_DAYS

LEASE = timedelta(minutes=5)
INVITATION = 0
ROUNDS = {INVITATION: MessageKind.INVITATION, 1: MessageKind.REMINDER_1, 2: MessageKind.REMINDER_2}
"""An offer has one row a round: three messages are the most that a person gets."""
OVER = {"next_try": 0, "lease_until": 0, "tries": 0}


@dataclass(frozen=True, slots=True)
class Sending:
    """One row: which offer's message goes which way, and how often it was tried in vain."""

    id: str
    key: str
    offer_id: str
    round: int
    way: MessageWay | None
    template: MessageKind
    state: SendingState
    tries: int

    @property
    def is_invitation(self) -> bool:
        """True for the first message; what is known of a reminder is the same for everybody."""
        return self.round == INVITATION


SELECT = select(
    t.outbox.c.id, t.outbox.c.key, t.outbox.c.offer_id, t.outbox.c.round, t.outbox.c.way,
    t.outbox.c.template, t.outbox.c.state, t.outbox.c.tries,
).order_by(t.outbox.c.key)  # fmt: skip


def queue(
    connection: Connection,
    offer_id: str,
    number: int,
    way: MessageWay | None,
    due: datetime,
    template: MessageKind | None = None,
) -> bool:
    """Write the row of a round (0 to 2), with the round's own template if none is named.

    False when the offer has one already.
    """
    key = secrets.token_hex(16)
    row = {
        "id": handle(key), "key": key, "offer_id": offer_id, "round": number, "way": way,
        "template": template or ROUNDS[number], "state": SendingState.QUEUED, "bucket": "", "reference": "",
        **OVER, "next_try": seconds(due),
    }  # fmt: skip
    return insert_once(connection, t.outbox, row)


def due_invitations(connection: Connection, now: datetime) -> list[Sending]:
    """Return the invitations whose time has come."""
    return _rows(connection, t.outbox.c.round == INVITATION, *_due(now))


def due_reminders(connection: Connection, way: MessageWay | None, now: datetime) -> list[Sending]:
    """Return the reminders of a way whose time has come, in an order that tells nothing."""
    return _rows(connection, *reminders_of(way), *_due(now))


def reminders_of(way: MessageWay | None) -> tuple[ColumnElement[bool], ...]:
    """Return what is true of the reminders of a way."""
    return t.outbox.c.round != INVITATION, t.outbox.c.way.is_not_distinct_from(way)


def lease(connection: Connection, sending: Sending, now: datetime) -> bool:
    """Take a queued row for five minutes; False when it was taken or stopped meanwhile."""
    mine = (t.outbox.c.id == sending.id, t.outbox.c.state == SendingState.QUEUED)
    values = {"state": SendingState.LEASED, "lease_until": seconds(now + LEASE)}
    return connection.execute(update(t.outbox).where(*mine).values(**values)).rowcount == 1


def expired(connection: Connection, now: datetime) -> list[Sending]:
    """Return the rows whose holder is gone: nobody here knows whether they were sent."""
    leased = t.outbox.c.state == SendingState.LEASED
    return _rows(connection, leased, t.outbox.c.lease_until <= seconds(now))


def settle(
    connection: Connection, ids: Collection[str], state: SendingState, today: date, reference: str = ""
) -> int:
    """End rows that are leased or unsure, alike; return how many. A row that was stopped stays so."""
    held = t.outbox.c.state.in_([SendingState.LEASED, SendingState.UNSURE])
    values = {**OVER, "state": state, "bucket": f"{today:%Y-%m}", "reference": reference}
    return connection.execute(update(t.outbox).where(t.outbox.c.id.in_(ids), held).values(**values)).rowcount


def put_off(connection: Connection, ids: Collection[str], until: datetime, tries: int) -> None:
    """Queue leased rows again, for a later moment."""
    held = (t.outbox.c.id.in_(ids), t.outbox.c.state == SendingState.LEASED)
    values = {
        "state": SendingState.QUEUED,
        "lease_until": 0,
        "next_try": seconds(until),
        "tries": tries,
    }
    connection.execute(update(t.outbox).where(*held).values(**values))


def release(connection: Connection, ids: Collection[str]) -> None:
    """Queue leased rows again as they were: nothing was tried."""
    held = (t.outbox.c.id.in_(ids), t.outbox.c.state == SendingState.LEASED)
    connection.execute(update(t.outbox).where(*held).values(state=SendingState.QUEUED, lease_until=0))


def leave_unsure(connection: Connection, sending: Sending) -> None:
    """Mark a leased row as one that only a report or a member of staff can settle."""
    held = (t.outbox.c.id == sending.id, t.outbox.c.state == SendingState.LEASED)
    connection.execute(update(t.outbox).where(*held).values(state=SendingState.UNSURE, **OVER))


def fail_sent(connection: Connection, sending: Sending, today: date) -> None:
    """End an invitation that seemed to have gone out, and came back."""
    values = {**OVER, "state": SendingState.FAILED, "bucket": f"{today:%Y-%m}"}
    connection.execute(update(t.outbox).where(t.outbox.c.id == sending.id).values(**values))


def replace(connection: Connection, sending: Sending, due: datetime) -> None:
    """Queue a sending anew under another key, in the place of a row that is over."""
    connection.execute(delete(t.outbox).where(t.outbox.c.id == sending.id))
    queue(connection, sending.offer_id, sending.round, sending.way, due, sending.template)


def queue_new_link(connection: Connection, offer_id: str, way: MessageWay, due: datetime) -> None:
    """Queue the message with a new link in the place of the offer's first message, whatever became of it."""
    first = (t.outbox.c.offer_id == offer_id, t.outbox.c.round == INVITATION)
    connection.execute(delete(t.outbox).where(*first))
    queue(connection, offer_id, INVITATION, way, due, MessageKind.NEW_LINK)


def goes_out(connection: Connection, offer_id: str) -> datetime | None:
    """Return the moment from which an offer's first message may go out; None when none waits."""
    waiting = (t.outbox.c.round == INVITATION, t.outbox.c.state == SendingState.QUEUED)
    query = select(t.outbox.c.next_try).where(t.outbox.c.offer_id == offer_id, *waiting)
    found = connection.execute(query).scalar()
    return None if found is None else datetime.fromtimestamp(found, UTC)


def invitation_waits(connection: Connection, offer_id: str) -> bool:
    """Tell whether an offer's invitation has certainly not gone out yet."""
    return any(
        one.is_invitation and one.state is SendingState.QUEUED for one in of_offer(connection, offer_id)
    )


def stop_all(connection: Connection, offer_id: str, today: date) -> int:
    """Stop all of an offer that is not over; return how many."""
    waiting = [SendingState.QUEUED, SendingState.LEASED, SendingState.UNSURE]
    values = {**OVER, "state": SendingState.STOPPED, "bucket": f"{today:%Y-%m}"}
    wanted = (t.outbox.c.offer_id == offer_id, t.outbox.c.state.in_(waiting))
    return connection.execute(update(t.outbox).where(*wanted).values(**values)).rowcount


def forget(connection: Connection, offer_id: str) -> None:
    """Delete an offer's rows: it starts afresh, another way."""
    connection.execute(delete(t.outbox).where(t.outbox.c.offer_id == offer_id))


def forget_old(connection: Connection, today: date) -> int:
    """Delete the rows of offers that nobody has been able to answer for so long; return how many.

    While an offer can be answered its rows stay: by them it is known who was reminded already.
    """
    may_answer = exists().where(
        t.slot.c.offer_id == t.outbox.c.offer_id,
        t.slot.c.standing == t.Standing.CURRENT,
        t.slot.c.last_day >= today - timedelta(days=SENDING_DAYS),
    )
    old = (t.outbox.c.state != SendingState.LEASED, ~may_answer)
    return connection.execute(delete(t.outbox).where(*old)).rowcount


def find(connection: Connection, sending_id: str) -> Sending | None:
    """Return the row with this id (a handle that a report carries), or None."""
    return next(iter(_rows(connection, t.outbox.c.id == sending_id)), None)


def of_offer(connection: Connection, offer_id: str) -> list[Sending]:
    """Return an offer's rows by round."""
    return sorted(_rows(connection, t.outbox.c.offer_id == offer_id), key=lambda sending: sending.round)


def unsure(connection: Connection) -> list[tuple[Sending, str]]:
    """Return the invitations of which nobody knows whether they went out, each with its ending's id."""
    query = SELECT.add_columns(t.offer.c.ending_id).join(t.offer, t.offer.c.id == t.outbox.c.offer_id)
    rows = connection.execute(query.where(t.outbox.c.state == SendingState.UNSURE))
    return [(_sending(row), str(row.ending_id)) for row in rows]


def count(connection: Connection, state: SendingState) -> int:
    """Return how many rows are in a state."""
    counted = select(func.count()).select_from(t.outbox).where(t.outbox.c.state == state)
    return connection.execute(counted).scalar_one()


def seconds(moment: datetime) -> int:
    """Return an aware moment as whole seconds since 1970."""
    return int(moment.timestamp())


def _due(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return t.outbox.c.state == SendingState.QUEUED, t.outbox.c.next_try <= seconds(now)


def _rows(connection: Connection, *wanted: ColumnElement[bool]) -> list[Sending]:
    return [_sending(row) for row in connection.execute(SELECT.where(*wanted))]


def _sending(row: Row[*tuple[Any, ...]]) -> Sending:
    return Sending(
        row.id,
        row.key,
        row.offer_id,
        row.round,
        MessageWay(row.way) if row.way else None,
        MessageKind(row.template),
        SendingState(row.state),
        row.tries,
    )
