"""The goals of the years are read from their file as they were printed; a faulty file is refused by line."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import survey
from survey.domain.goal_file import GoalFileError, load_goals
from survey.domain.goals import GoalKind, Measure

EXAMPLE = Path(survey.__file__).parent / "example" / "goals.toml"
GOALS = {(goal.year, goal.key): goal for goal in load_goals(EXAMPLE)}
SOUND = """[[goals]]
year = 2026
key = "offered"
text = "Alla ska få enkäten."
kind = "ratio"
target_percent = 90
measure = "offered_share"

[[goals]]
year = 2026
key = "visits"
text = "Vi ska göra fyra besök."
kind = "count"
target = 4
measure = "entered"
"""
FAULTS = {
    "a key is missing": ('text = "Vi ska göra fyra besök."\n', "", 9, "Nyckeln text saknas."),
    "the key is missing": ('key = "visits"\n', "", 9, "Nyckeln key saknas."),
    "a key is unknown": ("target = 4", "target = 4\nmal = 4", 15, "Nyckeln mal är okänd här."),
    "the key is odd": ('"visits"', '"besök"', 11, "Namnet besök går inte att använda."),
    "a goal stands twice": ('"visits"', '"offered"', 11, "Värdet offered 2026 står två gånger."),
    "a kind is unknown": ('"count"', '"antal"', 13, "Värdet antal går inte att välja."),
    "a kind is missing": ('kind = "count"\n', "", 9, "Nyckeln kind saknas."),
    "a year is text": ("year = 2026", 'year = "2026"', 10, "Nyckeln year har fel sorts värde."),
    "a target is of another kind": ("target = 4", "target_percent = 4\ntarget = 4", 14, "är okänd här."),
    "a target is nothing": ("target = 4", "target = 0", 14, "Nyckeln target kan inte vara 0."),
    "an outcome is below nothing": (
        "target = 4",
        "target = 4\noutcome = -1",
        15,
        "outcome kan inte vara -1.",
    ),
    "a share is above the whole": ("= 90", "= 101", 6, "Nyckeln target_percent kan inte vara 101."),
    "a measure does not fit": ('"entered"', '"offered_share"', 15, "offered_share går inte att välja."),
    "a goal is no table": (SOUND, "goals = [\n  1,\n]\n", 2, "Här ska det stå nycklar med värden."),
    "there is no list": (SOUND, "goals = 1\n", 1, "Nyckeln goals har fel sorts värde."),
}


def refusal(path):
    with pytest.raises(GoalFileError) as refused:
        load_goals(path)
    return refused.value.problems


def test_2020_and_2024_have_four_goals_each_and_no_other_year_has_any():
    assert list(GOALS) == [
        (2020, "satisfied_share"),
        (2020, "authorities_informed"),
        (2020, "environment"),
        (2020, "workplace"),
        (2024, "offered_share"),
        (2024, "system_failures_reported"),
        (2024, "depth_interviews"),
        (2024, "outreach_per_area"),
    ]


def test_the_goal_of_the_survey_changed_its_meaning():
    before, after = GOALS[2020, "satisfied_share"], GOALS[2024, "offered_share"]
    assert before.text == "100 % av de som besvarar verksamhetens avslutsenkät skall vara nöjda"
    assert after.text == (
        "100 % av alla avslutade klienter ska ges möjlighet att lämna synpunkter om verksamheten via enkät."
    )
    assert (before.measure, after.measure) == (Measure.SATISFIED_SHARE, Measure.OFFERED_SHARE)
    assert (before.target, after.target) == (Fraction(1), Fraction(1))


def test_the_goals_of_2024_have_the_kinds_and_targets_of_the_print():
    of_2024 = [(goal.kind, goal.target) for goal in GOALS.values() if goal.year == 2024]
    assert of_2024 == [
        (GoalKind.RATIO, Fraction(1)),
        (GoalKind.COUNT, 4),
        (GoalKind.COUNT, 2),
        (GoalKind.COUNT_PER_AREA, 2),
    ]


def test_what_was_printed_as_done_is_kept_as_printed_without_a_number():
    of_2024 = [(goal.printed_status, goal.outcome) for goal in GOALS.values() if goal.year == 2024]
    assert of_2024 == [("", None), ("Genomfört", None), ("Genomfört", None), ("Genomfört", None)]


def test_the_one_number_that_was_printed_is_kept():
    goal = GOALS[2020, "authorities_informed"]
    assert (goal.kind, goal.target, goal.outcome, goal.measure) == (GoalKind.COUNT, 4, 6, Measure.ENTERED)


def test_goals_in_words_have_no_target():
    worded = [goal for goal in GOALS.values() if goal.kind is GoalKind.QUALITATIVE]
    assert [(goal.key, goal.target, goal.measure) for goal in worded] == [
        ("environment", None, Measure.WRITTEN),
        ("workplace", None, Measure.WRITTEN),
    ]


@given(percent=st.integers(min_value=1, max_value=100))
def test_a_share_is_kept_as_an_exact_fraction(tmp_path_factory, percent):
    path = tmp_path_factory.getbasetemp() / "goals.toml"
    path.write_text(SOUND.replace("= 90", f"= {percent}"), encoding="utf-8")
    assert load_goals(path)[0].target == Fraction(percent, 100)


@pytest.mark.parametrize(("old", "new", "line", "what"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_refused_on_its_line(write, old, new, line, what):
    before, found, after = SOUND.rpartition(old)
    assert found
    (problem,) = refusal(write("goals.toml", before + new + after))
    assert problem.line == line
    assert what in problem.what


def test_the_same_goal_may_stand_in_two_years(write):
    text = SOUND.replace('"visits"', '"offered"').replace("year = 2026", "year = 2025", 1)
    assert [goal.key for goal in load_goals(write("goals.toml", text))] == ["offered", "offered"]


def test_two_goals_without_a_key_are_refused_for_that_alone(write):
    text = SOUND.replace('key = "visits"\n', "").replace('key = "offered"\n', "")
    assert [problem.what for problem in refusal(write("goals.toml", text))] == ["Nyckeln key saknas."] * 2
