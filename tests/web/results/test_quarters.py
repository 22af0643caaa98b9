"""The ledningsgrupp's sheet for a quarter: the register up to a day, counted answers, and questions."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.release import Audience
from survey.cli.instance import EXAMPLE_DATA
from survey.desk.long_words import SOFT_HYPHEN, with_soft_hyphens
from survey.domain.organisation_file import load_operation
from survey.forms import words
from survey.results.group_questions import questions_to_group
from survey.results.quarters import last_day, quarter_of, quarters_to_choose, up_to
from survey.results.yearly import year_results
from tests.conftest import TODAY

OPERATION = load_operation(EXAMPLE_DATA / "operation.toml")
REASONS = {code.value: word for code, word in words.REASONS.items()}


@pytest.fixture(scope="module")
def whole(replica):
    return year_results(
        replica.contacts, replica.answers, OPERATION, 2024, TODAY, Audience.LEDNINGSGRUPP, with_trend=False
    )


@pytest.fixture(scope="module")
def spring(whole, replica):
    return up_to(whole, replica.contacts, OPERATION, last_day(2024, 2))


def test_an_earlier_quarter_counts_the_endings_until_its_last_day(whole, spring):
    assert spring.register.endings == 55
    assert spring.register.offered.text == "89\u00a0% (49 av 55)"
    assert whole.register.endings == 102


def test_an_earlier_quarter_gives_nothing_that_differs_by_one_person(spring):
    register = spring.register
    assert (register.by_area, register.not_offered) == ((), ())
    assert (register.deceased, register.offered_without_deceased) == (None, None)
    assert (spring.participation.by_area, spring.participation.by_channel) == ((), ())


def test_the_answers_of_an_earlier_quarter_are_those_counted_by_now_and_give_no_rate(whole, spring):
    assert spring.versions == whole.versions
    assert spring.returns.measures == ()
    assert spring.returns.unopened is None


def test_goals_of_an_earlier_quarter_are_under_way(spring):
    assert {goal.label for goal in spring.goals} == {"Pågår"}


def test_the_page_lets_a_quarter_be_chosen_and_no_other(reader):
    page = reader.open("/ledningsgrupp?ar=2024&kvartal=2")
    assert "till och med 30 juni 2024. Kvartal 2." in page.text
    assert "49 av 55" in page.text
    assert "Vi sparar inte vilken dag ett svar kom." in page.text
    assert "31 av 37" not in page.text
    assert reader.open("/ledningsgrupp?ar=2024&kvartal=5").status == 404
    assert reader.open("/ledningsgrupp?ar=2024&kvartal=x").status == 404


def test_the_sheet_ends_with_questions_made_from_the_figures(reader):
    text = reader.open("/ledningsgrupp?ar=2024").text
    asked = text[text.index("Frågor till gruppen") :]
    assert "86 av 102 är erbjudna enkäten. Vad behövs för att alla ska bli erbjudna?" in asked
    assert "”saknar kontaktväg”: 10 av 102" in asked
    assert "21 av 86 har svarat. Vad kan få fler att svara?" in asked
    assert "%" not in asked


def test_there_are_two_or_three_questions_whatever_the_year(whole):
    bare = replace(whole, goals=(), versions=(), returns=replace(whole.returns, measures=()))
    nothing = replace(bare, register=replace(whole.register, not_offered=()))
    for year in (whole, bare, nothing):
        assert 2 <= len(questions_to_group(year, REASONS)) <= 3
    assert "Inga svar är räknade än." in questions_to_group(nothing, REASONS)[0]


def test_the_lowest_question_is_named_with_its_counts(whole):
    quiet = replace(whole, goals=(), register=replace(whole.register, not_offered=()))
    asked = " ".join(questions_to_group(quiet, REASONS))
    assert "”Positiv förändring”: 15 av 21" in asked


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_every_day_lies_in_its_quarter(day):
    quarter = quarter_of(day)
    assert day <= last_day(day.year, quarter)
    assert quarter == 1 or day > last_day(day.year, quarter - 1)
    assert quarters_to_choose(day.year, day)[-1] == quarter
    assert list(quarters_to_choose(day.year - 1, day)) == [1, 2, 3, 4]


def test_long_words_may_be_broken_where_their_parts_meet():
    assert with_soft_hyphens("ledningsgruppen") == f"lednings{SOFT_HYPHEN}gruppen"
    assert SOFT_HYPHEN not in with_soft_hyphens("Svar efter område")
    parts = with_soft_hyphens("marknadsföringsaktiviteter").split(SOFT_HYPHEN)
    assert parts == ["marknads", "förings", "aktiviteter"]


def test_nothing_but_soft_hyphens_is_added(whole):
    for goal in whole.goals:
        assert re.sub(SOFT_HYPHEN, "", with_soft_hyphens(goal.text)) == goal.text
