"""A goal's status says what is known, and no more."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

import survey
from analysis.goals import GoalStatus
from analysis.release import Audience
from survey.answers.tallies import Count
from survey.domain.goal_file import load_goals
from survey.domain.goals import Goal, GoalKind, Measure
from survey.results.goals import Told, goal_figures
from survey.results.names import kind_names
from survey.results.questions import versions_of
from survey.results.register import register_of
from tests.unit.results.endings import ending

GOALS = load_goals(Path(survey.__file__).parent / "example" / "goals.toml")
VERSION = "avslutsenkat-2020"
INDICATORS = ("battre_halsa", "bemotande", "battre_liv")


def judged(goal, endings=(), answers=None, *, ongoing=False, audience=Audience.CHEF):
    counts = [Count(1, VERSION, *each) for each in answers or []]
    register = register_of(endings, kind_names(), ())
    (found,) = goal_figures([goal], register, versions_of(counts, audience), ongoing=ongoing)
    return found


def printed(year, key):
    return next(goal for goal in GOALS if (goal.year, goal.key) == (year, key))


def count_goal(outcome, target=2):
    return Goal(2026, "x", "Två", GoalKind.COUNT, target, Measure.ENTERED, outcome=outcome)


OFFERED = printed(2024, "offered_share")
SATISFIED = printed(2020, "satisfied_share")


def test_everybody_offered_is_reached_and_one_missing_is_not():
    assert judged(OFFERED, [ending()] * 3).status is GoalStatus.REACHED
    missed = judged(OFFERED, [ending()] * 99 + [ending(offered=False)])
    assert (missed.status, missed.outcome) == (GoalStatus.NOT_REACHED, "99\u00a0% (99 av 100)")


def test_a_year_that_is_not_over_is_ongoing():
    assert judged(OFFERED, [ending(offered=False)], ongoing=True).status is GoalStatus.ONGOING


def test_nothing_to_divide_by_cannot_be_judged():
    assert judged(OFFERED).status is GoalStatus.CANNOT_TELL


@pytest.mark.parametrize("goal", [
    Goal(2026, "mal_1", "Två", GoalKind.COUNT, 2, Measure.DEPTH_INTERVIEWS),
    Goal(2026, "depth_interviews", "Två", GoalKind.COUNT, 2, Measure.ENTERED),
])  # fmt: skip
@pytest.mark.parametrize(("held", "status"), [
    (None, GoalStatus.CANNOT_TELL), (0, GoalStatus.NOT_REACHED),
    (1, GoalStatus.PARTLY), (2, GoalStatus.REACHED),
])  # fmt: skip
def test_interviews_held_reach_their_goal_without_being_typed(goal, held, status):
    register = register_of([], kind_names(), ())
    (found,) = goal_figures([goal], register, [], ongoing=False, told=Told(interviews=held))
    assert found.status is status


def test_what_somebody_typed_of_interviews_and_other_counts_stand():
    register = register_of([], kind_names(), ())
    typed = replace(count_goal(2), key="depth_interviews")
    for goal in (typed, count_goal(2)):
        (found,) = goal_figures([goal], register, [], ongoing=False, told=Told(interviews=1))
        assert found.outcome == "2 av 2"


def test_a_printed_status_without_a_number_is_quoted_and_not_believed():
    found = judged(printed(2024, "depth_interviews"))
    assert (found.status, found.outcome) == (GoalStatus.CANNOT_TELL, "–")
    assert found.remark == "Tryckt status: Genomfört, underlag saknas."


@pytest.mark.parametrize(
    ("outcome", "status", "text"),
    [
        (0, GoalStatus.NOT_REACHED, "0 av 2"),
        (1, GoalStatus.PARTLY, "1 av 2"),
        (2, GoalStatus.REACHED, "2 av 2"),
        (6, GoalStatus.REACHED, "6, målet var 2"),
        (None, GoalStatus.CANNOT_TELL, "–"),
    ],
)
def test_a_number_that_was_entered_is_judged(outcome, status, text):
    found = judged(count_goal(outcome))
    assert (found.status, found.outcome) == (status, text)


def test_words_alone_cannot_be_judged():
    assert judged(printed(2020, "environment")).status is GoalStatus.CANNOT_TELL


def satisfied(*yes_of):
    """Answers to the three questions of 2020: so many ja, the rest of the number nej."""
    for question, (yes, whole) in zip(INDICATORS, yes_of, strict=True):
        yield from [(question, "ja", yes), *([(question, "nej", whole - yes)] if whole > yes else [])]


def test_the_least_satisfied_question_decides_and_is_named():
    found = judged(SATISFIED, answers=satisfied((15, 20), (20, 20), (18, 20)))
    assert (found.status, found.outcome) == (GoalStatus.NOT_REACHED, "75\u00a0% (15 av 20)")
    assert found.remark == "Lägst: Bättre hälsa."


def test_everybody_satisfied_on_every_question_is_reached():
    assert judged(SATISFIED, answers=satisfied((20, 20), (20, 20), (20, 20))).status is GoalStatus.REACHED


def test_a_question_that_may_not_be_shown_leaves_the_goal_open():
    hidden = judged(SATISFIED, answers=satisfied((20, 20), (20, 20), (4, 4)))
    assert hidden.status is GoalStatus.CANNOT_TELL
    missed = judged(SATISFIED, answers=satisfied((19, 20), (20, 20), (4, 4)))
    assert missed.status is GoalStatus.NOT_REACHED


def test_no_answers_leave_the_goal_open():
    assert judged(SATISFIED).status is GoalStatus.CANNOT_TELL


def test_the_ledningsgrupp_reads_the_share_in_counts():
    found = judged(
        SATISFIED, answers=satisfied((15, 20), (20, 20), (18, 20)), audience=Audience.LEDNINGSGRUPP
    )
    assert found.outcome == "15 av 20"


def test_the_target_is_compared_as_a_fraction():
    goal = Goal(2026, "x", "Nio av tio", GoalKind.RATIO, Fraction(9, 10), Measure.OFFERED_SHARE)
    almost = [ending()] * 179 + [ending(offered=False)] * 20
    assert judged(goal, almost).outcome == "90\u00a0% (179 av 199)"
    assert judged(goal, almost).status is GoalStatus.NOT_REACHED
