"""Reminders: one identical row for every offer that the contact side has not stopped, whoever has answered.

Nothing here, at any moment, tells who was written to: rows of one way wait, end and fail together.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, select, update
from sqlalchemy.engine import Row

from survey.contacts import contact_details, outbox
from survey.contacts import tables as t
from survey.contacts.outbox import Sending, seconds
from survey.contacts.tables import SendingState
from survey.delivery.calendar import OPENS, ZONE, next_allowed
from survey.delivery.messages import MessageWay

FIRST, SECOND = 1, 2
STEP = timedelta(days=14)
TOO_LATE = timedelta(days=7)
"""A first reminder that nobody could write in time is left out, so that two never come close together."""


def days(offered_on: date) -> tuple[datetime, datetime]:
    """Return the moments from which the two reminders of an offer may go out."""
    first = next_allowed(datetime.combine(offered_on + STEP, OPENS, ZONE))
    second = max(offered_on + 2 * STEP, first.date() + STEP)
    return first, next_allowed(datetime.combine(second, OPENS, ZONE))


def write_due(connection: Connection, now: datetime) -> int:
    """Write the rows whose day has come, by what the contact side knows alone; return how many."""
    return sum(_write(connection, row, now) for row in _reminded(connection, now))


def is_paused(connection: Connection, way: MessageWay | None, now: datetime) -> bool:
    """Tell whether the reminders of a way wait for a provider that could not be reached."""
    tried = (t.outbox.c.state == SendingState.QUEUED, t.outbox.c.tries > 0)
    waiting = exists().where(*outbox.reminders_of(way), *tried, t.outbox.c.next_try > seconds(now))
    return bool(connection.execute(select(waiting)).scalar())


def settle(connection: Connection, sendings: Sequence[Sending], today: date) -> None:
    """End reminders, whether they had to be sent or not; with the second one the address is gone."""
    outbox.settle(connection, [sending.id for sending in sendings], SendingState.SENT, today)
    for sending in sendings:
        if sending.round == SECOND:
            contact_details.erase(connection, sending.offer_id)


def put_off(connection: Connection, held: Sequence[Sending], until: datetime, tries: int) -> None:
    """Let all waiting reminders of the held ones' way wait together, so that nobody stands out."""
    outbox.put_off(connection, [sending.id for sending in held], until, tries)
    queued = (*outbox.reminders_of(held[0].way), t.outbox.c.state == SendingState.QUEUED)
    connection.execute(update(t.outbox).where(*queued).values(next_try=seconds(until), tries=tries))


def give_up(connection: Connection, held: Sequence[Sending], today: date) -> None:
    """End the held reminders and all that wait with them as failed."""
    put_off(connection, held, datetime.combine(today, time(), ZONE), 0)
    queued = (*outbox.reminders_of(held[0].way), t.outbox.c.state == SendingState.QUEUED)
    values = {**outbox.OVER, "state": SendingState.FAILED, "bucket": f"{today:%Y-%m}"}
    connection.execute(update(t.outbox).where(*queued).values(**values))


def _write(connection: Connection, row: Row[Any], now: datetime) -> bool:
    first, second = days(row.offered_on)
    if now >= second:
        way = row.other_way or row.way
        return not row.first_is_open and outbox.queue(connection, row.id, SECOND, way, second)
    return first <= now < first + TOO_LATE and outbox.queue(connection, row.id, FIRST, row.way, first)


def _reminded(connection: Connection, now: datetime) -> list[Row[Any]]:
    """Return the offers that may still be answered and were not stopped, with the ways that are known."""
    today = now.astimezone(ZONE).date()
    may_answer = exists().where(
        t.slot.c.offer_id == t.offer.c.id,
        t.slot.c.standing == t.Standing.CURRENT,
        t.slot.c.last_day >= today,
    )
    columns = (t.offer.c.id, t.offer.c.offered_on, t.contact_detail.c.way, t.contact_detail.c.other_way)
    wanted = (t.offer.c.stopped.is_(None), t.offer.c.offered_on <= today - STEP, may_answer)
    query = (
        select(*columns, _row_of(FIRST, [SendingState.QUEUED, SendingState.LEASED]).label("first_is_open"))
        .select_from(t.offer.outerjoin(t.contact_detail, t.contact_detail.c.offer_id == t.offer.c.id))
        .where(*wanted, ~_row_of(SECOND, list(SendingState)), ~_not_invited())
    )
    return list(connection.execute(query.order_by(t.offer.c.id)))


def _row_of(number: int, states: list[SendingState]) -> ColumnElement[bool]:
    return exists().where(
        t.outbox.c.offer_id == t.offer.c.id, t.outbox.c.round == number, t.outbox.c.state.in_(states)
    )


def _not_invited() -> ColumnElement[bool]:
    """Tell whether the invitation has not gone out: nobody is reminded of what never came."""
    return _row_of(outbox.INVITATION, [SendingState.QUEUED, SendingState.LEASED, SendingState.FAILED])
