"""Piles of letters: how many were made, and which endings drew one; never which letter somebody drew."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select, update

from survey.contacts import endings, slots
from survey.contacts import tables as t
from survey.contacts.pile_tables import pile
from survey.database.engines import insert_once
from survey.domain.kinds import Channel, StopReason
from survey.domain.periods import HalfYear

FIRST_MONTH = {1: 1, 2: 7}


@dataclass(frozen=True, slots=True)
class Pile:
    """Letters made for the endings of a half-year; `month` is YYYY-MM."""

    id: str
    year: int
    half: int
    last_day: date
    letters: int
    month: str

    @property
    def half_year(self) -> HalfYear:
        """Whose endings may draw from it."""
        return HalfYear(self.year, self.half)


def add(connection: Connection, made: Pile) -> bool:
    """Store a pile; False when that one has been made."""
    return insert_once(connection, pile, {name: getattr(made, name) for name in Pile.__dataclass_fields__})


def all_piles(connection: Connection) -> list[Pile]:
    """Return every pile, the newest half-year first."""
    order = (pile.c.year.desc(), pile.c.half.desc(), pile.c.month.desc(), pile.c.id)
    return [Pile(**row._asdict()) for row in connection.execute(select(pile).order_by(*order))]


def draw(connection: Connection, wanted: slots.Batch, count: int) -> list[slots.Slot]:
    """Set so many free slots of a batch apart for a pile; fewer when there are fewer."""
    free = (
        slots.SELECT.where(t.slot.c.standing == t.Standing.FREE, t.slot.c.version == wanted.version)
        .where(t.slot.c.year == wanted.year, t.slot.c.last_day == wanted.last_day)
        .order_by(t.slot.c.number)
        .limit(count)
        .with_for_update(skip_locked=True)
    )
    drawn = [slots.Slot(*row) for row in connection.execute(free)]
    numbers = [each.number for each in drawn]
    connection.execute(
        update(t.slot).where(t.slot.c.number.in_(numbers)).values(standing=t.Standing.PILED, offer_id=None)
    )
    return drawn


def slots_of(connection: Connection, year: int) -> list[slots.Slot]:
    """Return the slots of a year's piles: they are nobody's."""
    piled = slots.SELECT.where(t.slot.c.year == year, t.slot.c.standing == t.Standing.PILED)
    return [slots.Slot(*row) for row in connection.execute(piled)]


def left(connection: Connection, half: HalfYear, today: date) -> int:
    """Return how many letters that can still be answered nobody is known to have drawn."""
    made = select(func.coalesce(func.sum(pile.c.letters), 0)).where(
        pile.c.year == half.year, pile.c.half == half.half, pile.c.last_day >= today
    )
    return int(connection.execute(made).scalar_one()) - _drawn(connection, _first_day(half), half.following)


def has_drawn(connection: Connection, ending_id: str, today: date) -> bool:
    """Note that the person of an ending drew a letter; False when the survey was offered before.

    False as well when no letter is left for the half-year. Nothing else is written than the offer.
    """
    connection.execute(select(pile.c.id).with_for_update())
    ending = endings.find(connection, ending_id)
    if ending is None or left(connection, HalfYear.of(ending.ended_on), today) < 1:
        return False
    return endings.make_offer(connection, ending_id, Channel.PILE, today) is not None


def drawn_of(connection: Connection, year: int) -> int:
    """Return how many endings of a year drew a letter that, as far as anybody knows, reached the person."""
    return _drawn(connection, date(year, 1, 1), HalfYear(year + 1, 1), reached=True)


def _drawn(connection: Connection, since: date, before: HalfYear, *, reached: bool = False) -> int:
    counted = select(func.count()).select_from(t.offer.join(t.ending))
    mine = counted.where(
        t.offer.c.channel == Channel.PILE,
        t.ending.c.ended_on >= since,
        t.ending.c.ended_on < _first_day(before),
    )
    if reached:
        unreached = [reason for reason in StopReason if not reason.was_reached]
        mine = mine.where(t.offer.c.stopped.is_(None) | t.offer.c.stopped.not_in(unreached))
    return connection.execute(mine).scalar_one()


def _first_day(half: HalfYear) -> date:
    return date(half.year, FIRST_MONTH[half.half], 1)
