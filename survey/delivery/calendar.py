"""When a message may go out: weekdays 10–18 in Sweden, no holidays, not round Christmas."""

from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

ZONE = ZoneInfo("Europe/Stockholm")
OPENS, CLOSES = time(10), time(18)
QUIET_FROM, QUIET_TO = (12, 20), (1, 7)
"""(month, day): the time round Christmas, both days included."""
FRIDAY, SATURDAY = 4, 5


def may_send(moment: datetime) -> bool:
    """Tell whether a message may go out at an aware moment."""
    local = moment.astimezone(ZONE)
    return _is_open(local.date()) and OPENS <= local.time() < CLOSES


def next_allowed(moment: datetime) -> datetime:
    """Return the first allowed moment that is not before an aware moment, in Swedish time."""
    local = moment.astimezone(ZONE)
    if may_send(local):
        return local
    day = local.date()
    if not _is_open(day) or local.time() >= CLOSES:
        day = _next_open(day)
    return datetime.combine(day, OPENS, ZONE)


def _next_open(day: date) -> date:
    day += timedelta(days=1)
    while not _is_open(day):
        day += timedelta(days=1)
    return day


def _is_open(day: date) -> bool:
    return day.weekday() < SATURDAY and not _is_quiet(day) and day not in _holidays(day.year)


def _is_quiet(day: date) -> bool:
    """Tell whether a day lies round Christmas, or is midsommarafton: no holiday by law, but by custom."""
    if (day.month, day.day) >= QUIET_FROM or (day.month, day.day) <= QUIET_TO:
        return True
    return day.weekday() == FRIDAY and date(day.year, 6, 19) <= day <= date(day.year, 6, 25)


@cache
def _holidays(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("SE", years=year)
