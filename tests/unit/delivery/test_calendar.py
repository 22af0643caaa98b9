"""A message goes out on a Swedish weekday between ten and six, and never round Christmas."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from survey.delivery.calendar import ZONE, may_send, next_allowed

MOMENTS = st.integers(0, 15 * 365 * 24 * 60).map(
    lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def at(year, month, day, hour=12, minute=0):
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


@given(MOMENTS)
@example(at(2026, 12, 19).astimezone(UTC))
@example(at(2026, 3, 29, 1).astimezone(UTC))
def test_the_next_moment_is_allowed_and_none_before_it_is(moment):
    found = next_allowed(moment)
    assert found >= moment
    assert may_send(found)
    assert next_allowed(found) == found
    assert found == moment or not may_send(moment)
    assert found == moment or not may_send(found - timedelta(minutes=1))


@given(MOMENTS)
def test_whoever_asks_later_never_hears_of_an_earlier_moment(moment):
    assert next_allowed(moment) <= next_allowed(moment + timedelta(hours=7))


@given(MOMENTS.filter(may_send))
def test_every_allowed_moment_is_a_weekday_between_ten_and_six_swedish_time(moment):
    local = moment.astimezone(ZONE)
    assert local.weekday() < 5
    assert 10 <= local.hour < 18
    assert (1, 7) < (local.month, local.day) < (12, 20)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (at(2026, 5, 4, 10), at(2026, 5, 4, 10)),
        (at(2026, 5, 4, 9, 59), at(2026, 5, 4, 10)),
        (at(2026, 5, 4, 17, 59), at(2026, 5, 4, 17, 59)),
        (at(2026, 5, 4, 18), at(2026, 5, 5, 10)),
        (at(2026, 5, 8, 18), at(2026, 5, 11, 10)),
        (at(2026, 4, 30, 20), at(2026, 5, 4, 10)),
        (at(2026, 4, 2, 19), at(2026, 4, 7, 10)),
        (at(2026, 5, 14), at(2026, 5, 15, 10)),
        (at(2026, 6, 19), at(2026, 6, 22, 10)),
        (at(2027, 6, 25), at(2027, 6, 28, 10)),
        (at(2025, 6, 6), at(2025, 6, 9, 10)),
        (at(2026, 12, 18, 18), at(2027, 1, 8, 10)),
        (at(2026, 1, 7, 12), at(2026, 1, 8, 10)),
        (at(2026, 7, 1, 8).astimezone(UTC), at(2026, 7, 1, 10)),
    ],
)
def test_nights_weekends_holidays_and_the_time_round_christmas_are_left_out(asked, told):
    assert next_allowed(asked) == told


def test_the_next_moment_is_told_in_swedish_time_summer_and_winter():
    assert next_allowed(at(2026, 7, 1, 5)).astimezone(UTC).hour == 8
    assert next_allowed(at(2026, 2, 2, 5)).astimezone(UTC).hour == 9
    assert next_allowed(at(2026, 2, 2, 5)).date() == date(2026, 2, 2)
