"""Goals are judged exactly, and what nobody knows is said to be unknown."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.goals import Goal, GoalKind, GoalStatus, Outcome, outcome_text, register_status, status
from analysis.shares import Share

OFFERED = Goal("100 % av alla avslutade klienter ska ges möjlighet …", GoalKind.RATIO, Fraction(1))
INTERVIEWS = Goal("2 intervjuer/år", GoalKind.COUNT, Fraction(2))
PER_AREA = Goal("Två aktiviteter i varje område", GoalKind.COUNT_PER_AREA, Fraction(2))
WORKPLACE = Goal("En attraktiv arbetsplats", GoalKind.QUALITATIVE)


def areas(*counts):
    return Outcome(per_area=dict(zip(("centrala", "västra", "östra", "norra"), counts, strict=True)))


@pytest.mark.parametrize(
    ("goal", "outcome", "label", "text"),
    [
        (OFFERED, Outcome(Share(86, 102)), "Ej uppfyllt", "84\u00a0% (86 av 102)"),
        (OFFERED, Outcome(Share(102, 102)), "Uppfyllt", "100\u00a0% (102 av 102)"),
        (OFFERED, Outcome(Share(0, 0)), "Kan inte avgöras", "– (0 av 0)"),
        (OFFERED, Outcome(), "Kan inte avgöras", "–"),
        (INTERVIEWS, Outcome(count=2), "Uppfyllt", "2 av 2"),
        (INTERVIEWS, Outcome(count=3), "Uppfyllt", "3 av 2"),
        (INTERVIEWS, Outcome(count=1), "Delvis uppfyllt", "1 av 2"),
        (INTERVIEWS, Outcome(count=0), "Ej uppfyllt", "0 av 2"),
        (INTERVIEWS, Outcome(), "Kan inte avgöras", "–"),
        (PER_AREA, areas(2, 3, 2, 1), "Delvis uppfyllt", "3 av 4 områden"),
        (PER_AREA, areas(2, 3, 2, 2), "Uppfyllt", "4 av 4 områden"),
        (PER_AREA, areas(1, 1, 1, 1), "Ej uppfyllt", "0 av 4 områden"),
        (PER_AREA, areas(9, 9, 9, None), "Kan inte avgöras", "3 av 4 områden"),
        (PER_AREA, areas(2, 2, None, 1), "Delvis uppfyllt", "2 av 4 områden"),
        (PER_AREA, areas(1, 0, None, 1), "Kan inte avgöras", "0 av 4 områden"),
        (PER_AREA, Outcome(), "Kan inte avgöras", "–"),
        (WORKPLACE, Outcome(own_status=GoalStatus.PARTLY), "Delvis uppfyllt", "–"),
        (WORKPLACE, Outcome(), "Kan inte avgöras", "–"),
    ],
)
def test_a_goal_of_a_year_that_is_over(goal, outcome, label, text):
    assert status(goal, outcome).label == label
    assert outcome_text(goal, outcome) == text


@pytest.mark.parametrize(
    ("goal", "outcome", "expected"),
    [
        (OFFERED, Outcome(Share(10, 10)), GoalStatus.ONGOING),
        (OFFERED, Outcome(), GoalStatus.ONGOING),
        (INTERVIEWS, Outcome(count=1), GoalStatus.ONGOING),
        (INTERVIEWS, Outcome(count=2), GoalStatus.REACHED),
        (PER_AREA, areas(2, 2, 2, 0), GoalStatus.ONGOING),
        (WORKPLACE, Outcome(), GoalStatus.ONGOING),
        (WORKPLACE, Outcome(own_status=GoalStatus.NOT_REACHED), GoalStatus.NOT_REACHED),
    ],
)
def test_a_goal_of_the_running_year(goal, outcome, expected):
    assert status(goal, outcome, ongoing=True) is expected


def test_what_rounds_to_the_target_is_not_the_target():
    assert Share(179, 200).percent == 90
    assert register_status(Share(179, 200), Fraction(9, 10)) is GoalStatus.NOT_REACHED
    assert register_status(Share(180, 200), Fraction(9, 10)) is GoalStatus.REACHED


@given(st.integers(0, 100), st.integers(1, 100), st.fractions(Fraction(1, 100), 1))
def test_one_more_never_turns_a_reached_goal_into_a_missed_one(part, whole, target):
    if part < whole and register_status(Share(part, whole), target) is GoalStatus.REACHED:
        assert register_status(Share(part + 1, whole), target) is GoalStatus.REACHED


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        (GoalKind.RATIO, None),
        (GoalKind.COUNT, None),
        (GoalKind.COUNT_PER_AREA, Fraction(0)),
        (GoalKind.RATIO, Fraction(101, 100)),
    ],
)
def test_a_goal_that_cannot_be_followed_up_is_refused(kind, target):
    with pytest.raises(ValueError, match="target"):
        Goal("Mål", kind, target)


def test_a_qualitative_goal_needs_no_target():
    assert WORKPLACE.aim == 0


def test_every_kind_and_status_has_its_entry():
    assert [each.label for each in GoalStatus] == [
        "Uppfyllt",
        "Delvis uppfyllt",
        "Ej uppfyllt",
        "Kan inte avgöras",
        "Pågår",
    ]
    assert {str(status(Goal("Mål", kind, Fraction(1)), Outcome())) for kind in GoalKind} == {
        "kan inte avgöras"
    }
