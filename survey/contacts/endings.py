"""Endings and offers: every ending is offered the survey or carries a reason why not."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.engine import Row

from survey.contacts import tables as t
from survey.domain.kinds import AgeGroup, Channel, EndingKind, Gender, NotOfferedReason
from survey.domain.periods import HalfYear

OVERDUE_AFTER = timedelta(days=14)


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

    def state(self, today: date) -> OfferState:
        """Return where the ending stands that day.

        It is overdue when it has waited over 14 days, and unexplained when the time to answer that its
        half-year shares is over.
        """
        if self.offer_id:
            return OfferState.OFFERED
        if self.reason:
            return OfferState.NOT_OFFERED
        if today > HalfYear.of(self.ended_on).last_answer_day:
            return OfferState.UNEXPLAINED
        return OfferState.OVERDUE if today - self.ended_on > OVERDUE_AFTER else OfferState.WAITING

    @property
    def given_the_chance(self) -> bool:
        """True when the goal counts the person as offered: the survey was offered, or declined."""
        return bool(self.offer_id) or (self.reason is not None and self.reason.counts_as_offered)


SELECT = select(
    t.ending.c.id, t.ending.c.ended_on, t.ending.c.kind, t.ending.c.municipality, t.ending.c.area,
    t.ending.c.age_group, t.ending.c.gender, t.ending.c.ombud_id, t.ending.c.reason,
    t.offer.c.id.label("offer_id"), t.offer.c.channel, t.offer.c.offered_on,
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
    """Say why the survey was not offered; False when it was offered already."""
    ending = find(connection, ending_id)
    if ending is None or ending.offer_id:
        return False
    connection.execute(update(t.ending).where(t.ending.c.id == ending_id).values(reason=reason))
    return True


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
    """Return the endings with neither offer nor reason, oldest first; of some areas, or of all."""
    query = SELECT.where(t.offer.c.id.is_(None), t.ending.c.reason.is_(None)).order_by(t.ending.c.ended_on)
    if areas is not None:
        query = query.where(t.ending.c.area.in_(areas))
    return [_ending(row) for row in connection.execute(query)]


def _ending(row: Row[*tuple[Any, ...]]) -> Ending:
    fields = row._asdict()
    optional = {"age_group": AgeGroup, "gender": Gender, "reason": NotOfferedReason, "channel": Channel}
    for name, kind in optional.items():
        fields[name] = kind(fields[name]) if fields[name] else None
    return Ending(**{**fields, "kind": EndingKind(fields["kind"])})
