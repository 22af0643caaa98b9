"""Slots: random numbers that point, through the cohort's link key, at blank tickets."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, delete, insert, select, update

from survey.contacts import tables as t
from survey.domain.kinds import StopReason

NOT_STATED = "unknown"
"""The level of a person whose age group or gender is not stored."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a batch: its ticket's questionnaire version, year of ending and last day."""

    number: int
    version: str
    year: int
    last_day: date


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch's slots share."""

    version: str
    year: int
    last_day: date


SELECT = select(t.slot.c.number, t.slot.c.version, t.slot.c.year, t.slot.c.last_day)


def add(connection: Connection, numbers: Iterable[int], batch: Batch) -> None:
    """Store the free slots of a new batch."""
    shared = {"version": batch.version, "year": batch.year, "last_day": batch.last_day}
    connection.execute(
        insert(t.slot),
        [{"number": number, "standing": t.Standing.FREE, **shared} for number in sorted(numbers)],
    )


def take(connection: Connection, offer_id: str, wanted: Batch, standing: t.Standing) -> Slot | None:
    """Give an offer a free slot of a batch like the wanted one; None when no slot is free.

    The numbers are random, so the smallest free one is as good as any.
    """
    free = (
        SELECT.where(t.slot.c.standing == t.Standing.FREE, t.slot.c.version == wanted.version)
        .where(t.slot.c.year == wanted.year, t.slot.c.last_day == wanted.last_day)
        .order_by(t.slot.c.number)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    row = connection.execute(free).first()
    if row is None:
        return None
    values = {"offer_id": offer_id, "standing": standing}
    connection.execute(update(t.slot).where(t.slot.c.number == row.number).values(**values))
    return Slot(*row)


def of_offer(connection: Connection, offer_id: str, standing: t.Standing) -> Slot | None:
    """Return an offer's current (or pending) slot, or None."""
    query = SELECT.where(t.slot.c.offer_id == offer_id, t.slot.c.standing == standing)
    row = connection.execute(query).first()
    return None if row is None else Slot(*row)


def hold_current(connection: Connection, offer_id: str) -> Slot | None:
    """Return an offer's current slot; nobody else replaces it until the transaction ends."""
    _hold(connection, offer_id)
    return of_offer(connection, offer_id, t.Standing.CURRENT)


@dataclass(frozen=True, slots=True)
class Closing:
    """A stopped offer whose link must die: its slot, and the one that nobody is ever given."""

    offer_id: str
    reason: StopReason
    old: Slot
    new: Slot


def to_close(connection: Connection) -> list[Closing]:
    """Return every stopped offer whose link still has to be closed."""
    closing = t.offer.c.stopped.in_([reason for reason in StopReason if reason.closes_link])
    query = SELECT.add_columns(t.slot.c.offer_id, t.offer.c.stopped).join(t.offer)
    found = connection.execute(query.where(closing, t.slot.c.standing == t.Standing.PENDING)).all()
    pairs = [(row, of_offer(connection, row.offer_id, t.Standing.CURRENT)) for row in found]
    return [Closing(row.offer_id, StopReason(row.stopped), old, Slot(*row[:4])) for row, old in pairs if old]


def make_current(connection: Connection, offer_id: str, number: int) -> None:
    """Let an offer's pending slot take the current one's place; done twice it changes nothing."""
    _hold(connection, offer_id)
    pending = (t.slot.c.number == number, t.slot.c.standing == t.Standing.PENDING)
    moved = connection.execute(update(t.slot).where(*pending).values(standing=t.Standing.CURRENT))
    if moved.rowcount:
        others = (t.slot.c.offer_id == offer_id, t.slot.c.number != number)
        current = t.slot.c.standing == t.Standing.CURRENT
        connection.execute(update(t.slot).where(*others, current).values(standing=t.Standing.FORMER))


def forget(connection: Connection, year: int) -> None:
    """Delete the slots of a year whose answers are all counted: nothing points at its tickets any more."""
    connection.execute(delete(t.slot).where(t.slot.c.year == year))


@dataclass(frozen=True, slots=True)
class TakenSlot:
    """A slot that an offer has or had, with what the gate may hand on or count at an opening."""

    number: int
    standing: t.Standing
    offer_id: str
    kind: str
    area: str
    age_group: str | None
    gender: str | None
    channel: str
    ombud_id: str
    stopped: str | None = None

    @property
    def counts(self) -> bool:
        """True for the one slot of an offer that came to the person, as far as anybody knows."""
        reached = self.stopped is None or StopReason(self.stopped).was_reached
        return reached and self.standing == t.Standing.CURRENT

    @property
    def levels(self) -> list[tuple[str, str]]:
        """Which level the person belongs to in each dimension of participation."""
        return [
            ("kind", self.kind),
            ("area", self.area),
            ("age_group", self.age_group or NOT_STATED),
            ("gender", self.gender or NOT_STATED),
            ("channel", self.channel),
        ]


def taken(connection: Connection, year: int) -> list[TakenSlot]:
    """Return every slot of a year of ending that an offer has or had."""
    query = (
        select(
            t.slot.c.number,
            t.slot.c.standing,
            t.slot.c.offer_id,
            t.ending.c.kind,
            t.ending.c.area,
            t.ending.c.age_group,
            t.ending.c.gender,
            t.offer.c.channel,
            t.ending.c.ombud_id,
            t.offer.c.stopped,
        )
        .join(t.offer, t.offer.c.id == t.slot.c.offer_id)
        .join(t.ending, t.ending.c.id == t.offer.c.ending_id)
        .where(t.slot.c.year == year)
    )
    return [TakenSlot(**row._asdict()) for row in connection.execute(query)]


def _hold(connection: Connection, offer_id: str) -> None:
    connection.execute(select(t.offer.c.id).where(t.offer.c.id == offer_id).with_for_update())
