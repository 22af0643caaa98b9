"""A goal about everyone is called reached only where everyone's answer can be known."""

from fractions import Fraction

import pytest

from analysis.goals import GoalStatus
from analysis.release import Audience
from survey.answers.tallies import Count
from survey.domain.goals import Goal, GoalKind, Measure, OwnStatus, Reading
from survey.results.goals import Told, goal_figures
from survey.results.names import kind_names
from survey.results.questions import versions_of
from survey.results.register import register_of
from tests.unit.results.endings import ending

AREAS = (("centrala", "Centrala"), ("norra", "Norra"))
CANNOT, REACHED, MISSED = GoalStatus.CANNOT_TELL, GoalStatus.REACHED, GoalStatus.NOT_REACHED


def satisfied(reading, percent, *, ja=19, nej=1, population=102, indicator="bemotande"):
    counts = [Count(1, "avslutningsenkat-2024", "bemotande", "ja", ja)]
    counts += [Count(1, "avslutningsenkat-2024", "bemotande", "nej", nej)] if nej else []
    target = Fraction(percent, 100)
    goal = Goal(
        2024,
        "x",
        "Nöjda",
        GoalKind.RATIO,
        target,
        Measure.SATISFIED_SHARE,
        reading=reading,
        indicator=indicator,
    )
    return judged(goal, versions_of(counts, Audience.CHEF, population), Told(population=population))


def judged(goal, versions=(), told=None, *, ongoing=False):
    register = register_of([ending()], kind_names(), ())
    (found,) = goal_figures([goal], register, versions, ongoing=ongoing, told=told)
    return found


@pytest.mark.parametrize(
    ("reading", "percent", "ja", "nej", "status"),
    [
        (Reading.RESPONDENTS, 90, 19, 1, REACHED),
        (Reading.POPULATION, 90, 19, 1, CANNOT),
        (Reading.POPULATION, 75, 19, 1, REACHED),
        (Reading.WORST_CASE, 75, 19, 1, CANNOT),
        (Reading.POPULATION, 90, 15, 5, MISSED),
        (Reading.POPULATION, 100, 20, 0, CANNOT),
        (Reading.POPULATION, 100, 19, 1, MISSED),
        (Reading.WORST_CASE, 100, 19, 1, MISSED),
    ],
)
def test_the_status_is_that_of_the_reading(reading, percent, ja, nej, status):
    assert satisfied(reading, percent, ja=ja, nej=nej).status is status


def test_it_says_what_is_known_and_what_it_would_have_taken():
    remark = satisfied(Reading.POPULATION, 90).remark
    assert "Alla avslutade, om de är som de som svarade: mellan 79 och 101 av 102." in remark
    assert "minst 41 svar" in remark
    assert "mellan 19 och 101 av 102" in satisfied(Reading.WORST_CASE, 90).remark
    missed = satisfied(Reading.POPULATION, 100, ja=20, nej=0, population=20)
    assert missed.status is REACHED


def test_answers_of_another_year_leave_a_goal_about_everyone_open():
    found = satisfied(Reading.POPULATION, 10, population=None)
    assert found.status is CANNOT
    assert "ett tidigare år" in found.remark
    assert satisfied(Reading.RESPONDENTS, 90, population=None).status is REACHED


def test_a_goal_about_one_question_asks_that_question_alone():
    assert satisfied(Reading.RESPONDENTS, 90, indicator="tillganglighet").status is CANNOT
    assert satisfied(Reading.RESPONDENTS, 90, indicator="tillganglighet").outcome == "–"


def per_area(**counts):
    goal = Goal(2024, "x", "Två i varje", GoalKind.COUNT_PER_AREA, 2, Measure.ENTERED)
    return judged(goal, told=Told({"x": counts}, AREAS))


def test_counts_by_area_are_judged_area_by_area():
    assert (per_area(centrala=3, norra=2).status, per_area(centrala=3, norra=2).outcome) == (
        REACHED,
        "2 av 2 områden",
    )
    assert per_area(centrala=3, norra=1).status is GoalStatus.PARTLY
    assert per_area(centrala=0, norra=0).status is MISSED


def test_an_area_that_nobody_has_told_of_leaves_the_goal_open():
    found = per_area(centrala=3)
    assert (found.status, found.remark) == (CANNOT, "Centrala 3, Norra saknas.")
    assert [(each.code, each.count) for each in found.areas] == [("centrala", 3), ("norra", None)]


def test_a_goal_in_words_is_as_the_chef_judges_it():
    goal = Goal(2024, "x", "Bra", GoalKind.QUALITATIVE, None, Measure.WRITTEN, own_status=OwnStatus.PARTLY)
    assert judged(goal, ongoing=True).status is GoalStatus.PARTLY


def test_a_goal_about_everyone_is_ongoing_while_the_year_is():
    goal = Goal(2024, "x", "Alla", GoalKind.RATIO, Fraction(1), Measure.OFFERED_SHARE)
    assert judged(goal, ongoing=True).status is GoalStatus.ONGOING


@pytest.mark.parametrize(
    ("kind", "target", "measure", "words"),
    [
        (GoalKind.RATIO, Fraction(9, 10), Measure.OFFERED_SHARE, "Minst 90 procent"),
        (GoalKind.COUNT, 2, Measure.ENTERED, "Minst 2"),
        (GoalKind.COUNT_PER_AREA, 2, Measure.ENTERED, "Minst 2 i varje område"),
        (GoalKind.QUALITATIVE, None, Measure.WRITTEN, ""),
    ],
)
def test_the_aim_is_told_in_words(kind, target, measure, words):
    assert judged(Goal(2024, "x", "Mål", kind, target, measure)).target == words
