"""Years and half-years of ending, and the last day they share for answering."""

from dataclasses import dataclass
from datetime import date, timedelta

SHORTEST_ANSWER_TIME = timedelta(days=90)
"""A ticket handed out has at least this long left."""
FORTNIGHT_DAYS = 14


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """A half-year by ending date; `half` is 1 (January–June) or 2 (July–December)."""

    year: int
    half: int

    @classmethod
    def of(cls, day: date) -> "HalfYear":
        """Return the half-year that holds the day."""
        return cls(day.year, 1 if day.month <= 6 else 2)

    @property
    def last_answer_day(self) -> date:
        """The shared last day: 31 December for January–June, 30 June after for July–December."""
        return date(self.year, 12, 31) if self.half == 1 else date(self.year + 1, 6, 30)

    @property
    def following(self) -> "HalfYear":
        """The half-year after this one."""
        return HalfYear(self.year, 2) if self.half == 1 else HalfYear(self.year + 1, 1)


def last_answer_day(ended_on: date, today: date) -> date:
    """Return the last day of a ticket offered today for an ending that day.

    The shared day of the ending's half-year if at least 90 days are left, else that of the first
    later half-year with as much left: a late batch still shares its day with many.
    """
    half_year = HalfYear.of(ended_on)
    while half_year.last_answer_day - today < SHORTEST_ANSWER_TIME:
        half_year = half_year.following
    return half_year.last_answer_day


def fortnight_of(day: date) -> int:
    """Return the number of the 14-day stretch, shared by everyone, that holds the day."""
    return day.toordinal() // FORTNIGHT_DAYS
