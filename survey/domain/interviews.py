"""Djupintervjuer: when a person who said yes may be asked, and whom the lot falls on."""

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

FIRST_MONTH, LAST_MONTH, GONE_MONTH = 18, 24, 25
"""Months after the ending: asked from the first to the last; then the contact details are erased."""


class Stage(StrEnum):
    """Where a person who said yes stands."""

    EARLY = "early"
    IN_WINDOW = "in_window"
    DRAWN = "drawn"
    DONE = "done"
    OVER = "over"
    """Too late to ask."""
    GONE = "gone"
    """Too late to ask, and the contact details are erased."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who said yes, known by the ending alone."""

    ending_id: str
    ended_on: date
    area: str
    reachable: bool
    """False once the contact details are erased."""
    drawn_on: date | None = None
    done_on: date | None = None

    def stage(self, today: date) -> Stage:
        """Return where the person stands that day."""
        if self.done_on:
            return Stage.DONE
        if not self.reachable or today >= months_after(self.ended_on, GONE_MONTH):
            return Stage.GONE
        if self.drawn_on:
            return Stage.DRAWN
        if today > months_after(self.ended_on, LAST_MONTH):
            return Stage.OVER
        return Stage.EARLY if today < months_after(self.ended_on, FIRST_MONTH) else Stage.IN_WINDOW


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def draw(
    people: Iterable[Person], wanted: int, today: date, shuffle: Callable[[list[Person]], None]
) -> list[Person]:
    """Return whom the lot falls on: so many of those in the window, spread over the områden.

    `shuffle` puts a list in an order by chance. The next is always from an område that fewest were drawn
    from before, this year and now.
    """
    everyone = list(people)
    waiting = [person for person in everyone if person.stage(today) is Stage.IN_WINDOW]
    shuffle(waiting)
    taken = Counter(p.area for p in everyone if p.drawn_on and p.drawn_on.year == today.year)
    drawn: list[Person] = []
    while waiting and len(drawn) < wanted:
        person = min(waiting, key=lambda each: taken[each.area])
        waiting.remove(person)
        taken[person.area] += 1
        drawn.append(person)
    return drawn
