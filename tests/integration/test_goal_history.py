"""Every change to a goal is written down for good, on both engines."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from sqlalchemy.exc import IntegrityError

from survey.contacts import goal_edits, goals
from survey.contacts import tables as t
from survey.contacts.goal_edits import Editor
from survey.domain.goals import Goal, GoalKind, Measure, OwnStatus, Reading

KARIN = Editor("karin", date(2026, 5, 4))
LATER = Editor("maria", date(2026, 6, 1))
COUNT = Goal(2026, "two", "Två intervjuer", GoalKind.COUNT, 2, Measure.ENTERED)
AREAS = Goal(2026, "areas", "Två i varje", GoalKind.COUNT_PER_AREA, 2, Measure.ENTERED)
SHARE = Goal(
    2026, "share", "Nio av tio nöjda", GoalKind.RATIO, Fraction(9, 10), Measure.SATISFIED_SHARE,
    reading=Reading.WORST_CASE, indicator="bemotande",
)  # fmt: skip
WORDS = Goal(2026, "words", "Bra", GoalKind.QUALITATIVE, None, Measure.WRITTEN, own_status=OwnStatus.PARTLY)


@pytest.fixture
def write(bare_instance):
    def run(step, *given):
        with bare_instance.contacts.write() as connection:
            return step(connection, *given)

    return run


def told(write):
    return [
        (each.number, each.key, each.account_id, each.changed_on, each.field, each.before, each.after)
        for each in write(goal_edits.changes, 2026)
    ]


def test_goals_come_back_as_they_were_set_in_their_order(write):
    for goal in (COUNT, AREAS, SHARE, WORDS):
        write(goal_edits.add, goal, KARIN)
    assert write(goals.of_year, 2026) == [COUNT, AREAS, SHARE, WORDS]
    assert write(goals.years) == [2026]


def test_the_same_form_sent_twice_is_one_goal_and_one_line(write):
    write(goal_edits.add, COUNT, KARIN)
    write(goal_edits.add, replace(COUNT, text="Något annat"), LATER)
    assert write(goals.of_year, 2026) == [COUNT]
    assert told(write) == [(1, "two", "karin", KARIN.day, "added", "", "Två intervjuer")]


def test_a_change_is_written_down_field_by_field(write):
    write(goal_edits.add, COUNT, KARIN)
    changed = replace(COUNT, target=4, outcome=1)
    assert write(goal_edits.change, changed, LATER)
    assert write(goals.of_year, 2026) == [changed]
    assert told(write)[1:] == [
        (2, "two", "maria", LATER.day, "target", "2", "4"),
        (3, "two", "maria", LATER.day, "outcome", "", "1"),
    ]


def test_what_is_not_changed_or_not_there_leaves_no_line(write):
    write(goal_edits.add, COUNT, KARIN)
    assert not write(goal_edits.change, COUNT, LATER)
    assert not write(goal_edits.change, AREAS, LATER)
    assert not write(goal_edits.remove, 2026, "areas", LATER)
    assert len(told(write)) == 1


def test_counts_by_area_are_kept_changed_and_taken_back(write):
    write(goal_edits.add, AREAS, KARIN)
    assert write(goal_edits.tell_areas, AREAS, {"norra": 2, "ostra": None}, KARIN)
    assert write(goal_edits.tell_areas, AREAS, {"norra": 3, "ostra": 0}, LATER)
    assert write(goals.counts_by_area, 2026) == {"areas": {"norra": 3, "ostra": 0}}
    assert write(goal_edits.tell_areas, AREAS, {"norra": None, "ostra": 0}, LATER)
    assert not write(goal_edits.tell_areas, AREAS, {"norra": None, "ostra": 0}, LATER)
    assert write(goals.counts_by_area, 2026) == {"areas": {"ostra": 0}}
    assert [line[4:] for line in told(write)[1:]] == [
        ("area:norra", "", "2"),
        ("area:norra", "2", "3"),
        ("area:ostra", "", "0"),
        ("area:norra", "3", ""),
    ]


def test_a_goal_taken_away_stays_in_the_history(write):
    write(goal_edits.add, AREAS, KARIN)
    write(goal_edits.tell_areas, AREAS, {"norra": 2}, KARIN)
    assert write(goal_edits.remove, 2026, "areas", LATER)
    assert (write(goals.of_year, 2026), write(goals.counts_by_area, 2026)) == ([], {})
    assert told(write)[-1] == (3, "areas", "maria", LATER.day, "removed", "Två i varje", "")


def test_an_outcome_stays_when_the_words_change_and_goes_when_the_kind_does():
    kept = goal_edits.with_outcome_of(replace(COUNT, text="Tre"), replace(COUNT, outcome=2, note="Hos oss"))
    assert (kept.text, kept.outcome, kept.note) == ("Tre", 2, "Hos oss")
    assert goal_edits.with_outcome_of(WORDS, replace(COUNT, outcome=2)).outcome is None


def test_the_database_refuses_a_count_below_nothing(write, bare_instance):
    write(goal_edits.add, AREAS, KARIN)
    row = {"year": 2026, "key": "areas", "area": "norra", "count": -1}
    with pytest.raises(IntegrityError, match=r"(?i)check"), bare_instance.contacts.write() as connection:
        connection.execute(t.goal_outcome_area.insert().values(**row))


def test_a_new_set_of_goals_takes_the_counts_of_the_old_with_it(write):
    write(goal_edits.add, AREAS, KARIN)
    write(goal_edits.tell_areas, AREAS, {"norra": 2}, KARIN)
    write(goals.store, [COUNT])
    assert write(goals.counts_by_area, 2026) == {}
