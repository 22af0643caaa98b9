"""Endings and offers: every ending is offered the survey or carries a reason why not."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, insert, or_, select, update
from sqlalchemy.engine import Row

from survey.contacts import contact_details, outbox
from survey.contacts import tables as t
from survey.domain.kinds import (
    BEFORE_OFFER,
    AgeGroup,
    Channel,
    EndingKind,
    Gender,
    NotOfferedReason,
    StopReason,
)
from survey.domain.periods import HalfYear

OVERDUE_AFTER = timedelta(days=14)
UNREACHED = [reason for reason in StopReason if not reason.was_reached]
REACHED = [reason for reason in StopReason if reason.was_reached]


class OfferState(StrEnum):
    """Where an ending stands; computed from dates, never stored."""

    WAITING = "waiting"
    OVERDUE = "overdue"
    UNEXPLAINED = "unexplained"
    OFFERED = "offered"
    NOT_OFFERED = "not_offered"


@dataclass(frozen=True, slots=True)
class NewEnding:
    """What is registered of a contact that ended; `municipality` None means a protected identity."""

    form_token: str
    ended_on: date
    kind: EndingKind
    municipality: str | None
    area: str
    ombud_id: str
    registered_on: date
    age_group: AgeGroup | None = None
    gender: Gender | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending with its offer or reason, as the desk sees it: never whether it was answered."""

    id: str
    ended_on: date
    kind: EndingKind
    municipality: str | None
    area: str
    age_group: AgeGroup | None
    gender: Gender | None
    ombud_id: str
    reason: NotOfferedReason | None
    offer_id: str | None
    channel: Channel | None
    offered_on: date | None
    stopped: StopReason | None = None

    def state(self, today: date) -> OfferState:
        """Return where the ending stands that day.

        It is overdue when it has waited over 14 days, and unexplained when the time to answer that its
        half-year shares is over.
        """
        if self.is_offered:
            return OfferState.OFFERED
        if self.reason:
            return OfferState.NOT_OFFERED
        if today > HalfYear.of(self.ended_on).last_answer_day:
            return OfferState.UNEXPLAINED
        return OfferState.OVERDUE if today - self.ended_on > OVERDUE_AFTER else OfferState.WAITING

    @property
    def is_sent(self) -> bool:
        """True when a survey was sent or handed over, whoever it came to."""
        return bool(self.offer_id)

    @property
    def is_unreached(self) -> bool:
        """True when what was sent came to nobody, or to somebody else: it waits for a new way or a reason."""
        return self.stopped is not None and not self.stopped.was_reached

    @property
    def is_offered(self) -> bool:
        """True when the survey was offered and, as far as anybody knows, came to the person."""
        return self.is_sent and not self.is_unreached

    @property
    def takes_no_link(self) -> bool:
        """True when nobody is to answer any more: the person has died, or is a client again."""
        return self.is_offered and self.stopped is not None and self.stopped.closes_link

    @property
    def died_after_offer(self) -> bool:
        """True when the person had been given the chance and died: counted as offered, and told beside it."""
        return self.is_offered and self.stopped is StopReason.DECEASED

    @property
    def given_the_chance(self) -> bool:
        """True when the goal counts the person as offered: the survey was offered, or declined."""
        return self.is_offered or (self.reason is not None and self.reason.counts_as_offered)


SELECT = select(
    t.ending.c.id, t.ending.c.ended_on, t.ending.c.kind, t.ending.c.municipality, t.ending.c.area,
    t.ending.c.age_group, t.ending.c.gender, t.ending.c.ombud_id, t.ending.c.reason,
    t.offer.c.id.label("offer_id"), t.offer.c.channel, t.offer.c.offered_on,
    t.offer.c.stopped,
).select_from(t.ending.outerjoin(t.offer, t.offer.c.ending_id == t.ending.c.id))  # fmt: skip


def register(connection: Connection, new: NewEnding) -> str:
    """Store an ending and return its id; the same form sent again gives the id it got first."""
    known = connection.execute(select(t.ending.c.id).where(t.ending.c.form_token == new.form_token)).scalar()
    if known:
        return str(known)
    ending_id = secrets.token_hex(8)
    row = {name: getattr(new, name) for name in NewEnding.__dataclass_fields__}
    connection.execute(insert(t.ending).values(id=ending_id, **row))
    return ending_id


def give_reason(connection: Connection, ending_id: str, reason: NotOfferedReason) -> bool:
    """Say why the survey was not offered; False when it was offered already, and came to the person."""
    ending = find(connection, ending_id)
    if ending is None or ending.is_offered:
        return False
    connection.execute(update(t.ending).where(t.ending.c.id == ending_id).values(reason=reason))
    return True


def take_back_reason(connection: Connection, ending_id: str) -> bool:
    """Let an ending wait again, whose reason was a mistake; False when it has none."""
    mine = (t.ending.c.id == ending_id, t.ending.c.reason.is_not(None))
    return connection.execute(update(t.ending).where(*mine).values(reason=None)).rowcount == 1


def make_offer(connection: Connection, ending_id: str, channel: Channel, today: date) -> str | None:
    """Store the offer of an ending and return its id; None when there is one already.

    An offer made after all takes a reason's place.
    """
    ending = connection.execute(
        select(t.ending.c.id).where(t.ending.c.id == ending_id).with_for_update()
    ).first()
    if (
        ending is None
        or connection.execute(select(t.offer.c.id).where(t.offer.c.ending_id == ending_id)).first()
    ):
        return None
    offer_id = secrets.token_hex(8)
    row = {"id": offer_id, "ending_id": ending_id, "channel": channel, "offered_on": today}
    connection.execute(insert(t.offer).values(**row))
    connection.execute(update(t.ending).where(t.ending.c.id == ending_id).values(reason=None))
    return offer_id


def stop(connection: Connection, ending_id: str, reason: StopReason, today: date) -> bool:
    """Stop all that is queued for an ending's offer and erase the contact details, in this transaction.

    An invitation that had not gone out yet offered nothing: the ending then carries the reason why not.
    False when there is no offer, or it was stopped before.
    """
    query = select(t.offer.c.id).where(t.offer.c.ending_id == ending_id)
    offer_id = connection.execute(query).scalar()
    if offer_id is None:
        return False
    came_to_nobody = reason.was_reached and outbox.invitation_waits(connection, offer_id)
    if not stop_offer(connection, offer_id, StopReason.BOUNCED if came_to_nobody else reason, today):
        return False
    if came_to_nobody:
        give_reason(connection, ending_id, BEFORE_OFFER[reason])
    return True


def stop_offer(connection: Connection, offer_id: str, reason: StopReason, today: date) -> bool:
    """Do what `stop` does for an offer."""
    first = (t.offer.c.id == offer_id, t.offer.c.stopped.is_(None))
    values = {"stopped": reason, "stopped_month": f"{today:%Y-%m}"}
    changed = connection.execute(update(t.offer).where(*first).values(**values))
    outbox.stop_all(connection, offer_id, today)
    contact_details.erase(connection, offer_id)
    return changed.rowcount == 1


def is_stopped(connection: Connection, offer_id: str) -> bool:
    """Tell whether nothing more may be sent about an offer; nobody stops it until the transaction ends."""
    query = select(t.offer.c.stopped).where(t.offer.c.id == offer_id).with_for_update()
    return connection.execute(query).scalar() is not None


def reopen(connection: Connection, offer_id: str, channel: Channel, today: date) -> bool:
    """Let an offer that reached nobody go out another way; False when it is not such a one.

    A reason that was given meanwhile no longer stands.
    """
    wanted = (t.offer.c.id == offer_id, t.offer.c.stopped.in_(UNREACHED))
    values = {"channel": channel, "offered_on": today, "stopped": None, "stopped_month": None}
    if connection.execute(update(t.offer).where(*wanted).values(**values)).rowcount == 0:
        return False
    outbox.forget(connection, offer_id)
    of_offer = select(t.offer.c.ending_id).where(t.offer.c.id == offer_id).scalar_subquery()
    connection.execute(update(t.ending).where(t.ending.c.id == of_offer).values(reason=None))
    return True


def undo_stop(connection: Connection, ending_id: str) -> bool:
    """Take back that an offer was stopped; False when it was not, or when it had reached nobody.

    What was queued and the contact details are gone for good.
    """
    stopped = (t.offer.c.ending_id == ending_id, t.offer.c.stopped.in_(REACHED))
    values = {"stopped": None, "stopped_month": None}
    return connection.execute(update(t.offer).where(*stopped).values(**values)).rowcount == 1


def find(connection: Connection, ending_id: str) -> Ending | None:
    """Return the ending with this id, or None."""
    row = connection.execute(SELECT.where(t.ending.c.id == ending_id)).first()
    return None if row is None else _ending(row)


def of_year(connection: Connection, year: int) -> list[Ending]:
    """Return the endings of a year, newest first."""
    between = t.ending.c.ended_on.between(date(year, 1, 1), date(year, 12, 31))
    rows = connection.execute(SELECT.where(between).order_by(t.ending.c.ended_on.desc(), t.ending.c.id))
    return [_ending(row) for row in rows]


def waiting(connection: Connection, areas: Sequence[str] | None = None) -> list[Ending]:
    """Return the endings with no offer that came to the person and no reason, oldest first.

    Of some areas, or of all.
    """
    open_ones = (or_(t.offer.c.id.is_(None), t.offer.c.stopped.in_(UNREACHED)), t.ending.c.reason.is_(None))
    query = SELECT.where(*open_ones).order_by(t.ending.c.ended_on)
    if areas is not None:
        query = query.where(t.ending.c.area.in_(areas))
    return [_ending(row) for row in connection.execute(query)]


def _ending(row: Row[*tuple[Any, ...]]) -> Ending:
    fields = row._asdict()
    optional: dict[str, type[StrEnum]] = {
        "age_group": AgeGroup,
        "gender": Gender,
        "reason": NotOfferedReason,
        "channel": Channel,
        "stopped": StopReason,
    }
    for name, kind in optional.items():
        fields[name] = kind(fields[name]) if fields[name] else None
    return Ending(**{**fields, "kind": EndingKind(fields["kind"])})
