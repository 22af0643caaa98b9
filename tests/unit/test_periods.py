"""The last day to answer: shared by a half-year's endings, and never less than 90 days away."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.domain.periods import HalfYear, last_answer_day

days = st.dates(date(2019, 1, 1), date(2040, 12, 31))


@given(days, st.integers(0, 1500))
def test_whoever_is_offered_has_at_least_ninety_days_and_shares_the_day_with_a_half_year(ended_on, later):
    today = ended_on + timedelta(days=later)
    last = last_answer_day(ended_on, today)
    assert last - today >= timedelta(days=90)
    assert (last.month, last.day) in {(6, 30), (12, 31)}
    assert last >= HalfYear.of(ended_on).last_answer_day


@given(days, st.integers(0, 1500))
def test_no_earlier_shared_day_would_have_done(ended_on, later):
    today = ended_on + timedelta(days=later)
    last = last_answer_day(ended_on, today)
    earlier = date(last.year, 6, 30) if last.month == 12 else date(last.year - 1, 12, 31)
    assert earlier < HalfYear.of(ended_on).last_answer_day or earlier - today < timedelta(days=90)


@pytest.mark.parametrize(
    ("ended_on", "today", "last"),
    [
        ((2026, 1, 1), (2026, 1, 1), (2026, 12, 31)),
        ((2026, 6, 30), (2026, 7, 2), (2026, 12, 31)),
        ((2026, 7, 1), (2026, 7, 1), (2027, 6, 30)),
        ((2026, 12, 31), (2026, 12, 31), (2027, 6, 30)),
        ((2026, 6, 1), (2026, 10, 2), (2026, 12, 31)),
        ((2026, 6, 1), (2026, 10, 3), (2027, 6, 30)),
        ((2024, 5, 4), (2026, 5, 4), (2026, 12, 31)),
    ],
)
def test_january_to_june_closes_at_new_year_and_july_to_december_at_midsummer(ended_on, today, last):
    assert last_answer_day(date(*ended_on), date(*today)) == date(*last)


@given(days)
def test_half_years_follow_each_other_without_a_gap(day):
    half_year = HalfYear.of(day)
    following = half_year.following
    assert half_year < following
    assert following == HalfYear.of(day + timedelta(days=184)) or following == HalfYear.of(
        day + timedelta(days=181)
    )
    assert following.last_answer_day > half_year.last_answer_day
