"""Djupintervjuer: nobody is asked too early or too late, and the lot is spread over the områden."""

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.domain.interviews import Person, Stage, draw, months_after

ENDED = date(2024, 5, 31)
AREAS = ["centrala", "norra", "vastra", "ostra"]


def person(area="norra", ended_on=ENDED, **known):
    return Person(f"{area}{known}{ended_on}", ended_on, area, **{"reachable": True, **known})


@pytest.mark.parametrize(
    ("today", "stage"),
    [
        (date(2025, 11, 29), Stage.EARLY),
        (date(2025, 11, 30), Stage.IN_WINDOW),
        (date(2026, 5, 31), Stage.IN_WINDOW),
        (date(2026, 6, 1), Stage.OVER),
        (date(2026, 6, 29), Stage.OVER),
        (date(2026, 6, 30), Stage.GONE),
    ],
)
def test_the_window_opens_at_18_months_shuts_at_24_and_all_is_gone_at_25(today, stage):
    assert person().stage(today) is stage


def test_drawn_done_and_erased_have_their_own_stages():
    today = date(2026, 1, 2)
    assert person(drawn_on=today).stage(today) is Stage.DRAWN
    assert person(drawn_on=today, done_on=today, reachable=False).stage(today) is Stage.DONE
    assert person(reachable=False).stage(today) is Stage.GONE
    assert person(drawn_on=today).stage(date(2026, 6, 30)) is Stage.GONE


@given(st.dates(date(2000, 1, 1), date(2080, 1, 1)), st.integers(0, 40))
def test_months_later_is_never_in_another_month(day, months):
    later = months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@given(st.lists(st.sampled_from(AREAS), max_size=12), st.integers(0, 6), st.integers())
def test_the_lot_is_spread_and_never_falls_on_one_twice(areas, wanted, seed):
    people = [Person(str(n), ENDED, area, reachable=True) for n, area in enumerate(areas)]
    drawn = draw(people, wanted, date(2026, 1, 2), Random(seed).shuffle)
    assert len({each.ending_id for each in drawn}) == len(drawn) == min(wanted, len(people))
    taken, there = Counter(each.area for each in drawn), Counter(areas)
    for area, other in ((a, b) for a in there for b in there):
        assert taken[area] <= taken[other] + 1 or taken[other] == there[other]


def test_an_area_that_was_drawn_from_this_year_waits_for_the_others():
    today = date(2026, 1, 2)
    people = [person("norra"), person("vastra"), person("norra", drawn_on=today)]
    assert {draw(people, 1, today, Random(seed).shuffle)[0].area for seed in range(20)} == {"vastra"}


def test_everybody_can_be_drawn():
    people = [Person(str(n), ENDED, "norra", reachable=True) for n in range(5)]
    found = {draw(people, 1, date(2026, 1, 2), Random(seed).shuffle)[0].ending_id for seed in range(60)}
    assert len(found) == 5
