"""What cells of other registers say: days, kommuner and ages in the ways that people write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.domain.cells import EXCEL_BEGINS, MONTHS, age_group_in, day_in, month_in, municipality_in
from survey.domain.kinds import AgeGroup
from survey.domain.organisation import Area, Municipality, Operation

DAY = date(2026, 5, 4)
HOME = Operation(
    "po",
    "PO",
    (Area("a", "A", "", (Municipality("0180", "Stockholm", DAY), Municipality("1715", "Kil", DAY))),),
)


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-04", "20260504", "2026/5/4", "2026-05-04 00:00:00", "2026-05-04T13:45", "260504", "4/5/2026",
        "04.05.2026", "4/5 2026", "4-5-2026", "4 maj 2026", "den 4 maj 2026", "4 Maj 2026", "4. maj 2026",
        "46146", "46146.5",
    ],
)  # fmt: skip
def test_the_same_day_is_read_however_it_is_written(text):
    assert day_in(text) == DAY


@pytest.mark.parametrize(
    "text", ["", "2026-13-01", "2026-02-30", "maj 2026", "31/6/2026", "=TODAY()", "4", "i fjol"]
)
def test_what_names_no_day_is_none(text):
    assert day_in(text) is None


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_from_each_form(day):
    days = (day - EXCEL_BEGINS) // timedelta(days=1)
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    forms = (day.isoformat(), f"{day:%Y%m%d}", f"{day.day}/{day.month}/{day.year}", words, str(days))
    assert {day_in(form) for form in forms} == {day}


@pytest.mark.parametrize("text", ["Stockholm", "stockholms stad", "Stockholms kommun", "0180", "180"])
def test_a_kommun_is_known_by_name_and_by_code_without_its_zero(text):
    assert municipality_in(text, HOME) == "0180"


@pytest.mark.parametrize("text", ["", "Kiel", "1716", "kommun"])
def test_another_kommun_is_none(text):
    assert municipality_in(text, HOME) is None


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("18", "18-29"), ("29 år", "18-29"), ("30", "30-49"), ("30–49 år", "30-49"), ("50 - 64", "50-64"),
        ("64", "50-64"), ("65", "65+"), ("65+", "65+"), ("65 år eller äldre", "65+"), ("över 65", "65+"),
    ],
)  # fmt: skip
def test_an_age_falls_in_its_group(text, group):
    assert age_group_in(text) == AgeGroup(group)


@pytest.mark.parametrize("text", ["17", "121", "18-49", "vuxen", "-3", ""])
def test_what_is_no_age_of_a_client_is_none(text):
    assert age_group_in(text) is None


def test_a_month_is_known_by_name_start_and_number():
    assert [month_in(text) for text in ("Maj", "jan", "12", "sept")] == [5, 1, 12, 9]
    assert [month_in(text) for text in ("13", "0", "ja", "x")] == [None] * 4
