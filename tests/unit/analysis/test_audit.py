"""Answers by group, against a reader who tries every world: released tables pin nobody."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import find as example_of
from hypothesis import strategies as st
from scipy.optimize import Bounds as Within
from scipy.optimize import LinearConstraint, milp

from analysis import search
from analysis.adversary import gives_away, knowledge
from analysis.audit import Released, released
from analysis.breakdowns import PLAN, candidates
from analysis.release import Audience
from tests.unit.analysis.worlds import PEOPLE, made_up, pinned, strata

SMALL = replace(PLAN, answers_from=6, group_from=3, reader_group_from=4)
"""The plan, for as few people as one can try every world of."""


def highs(known, bounds, _wishes):
    """Look for a world with a solver by others: exact where ours gives up."""
    rows = [[place in cell.members for place in range(len(known.sizes))] for cell in known.cells]
    values = [cell.ja for cell in known.cells]
    result = milp(
        np.zeros(len(known.sizes)),
        integrality=np.ones(len(known.sizes)),
        bounds=Within(bounds.low, bounds.high),
        constraints=LinearConstraint(np.array(rows, dtype=float), values, values),
    )
    return None if result.x is None else tuple(round(value) for value in result.x)


def leaks(people, plan):
    tables = released(strata(people), plan).chef
    return bool(tables) and bool(pinned(people, tables))


@settings(max_examples=300)
@given(PEOPLE, st.sampled_from((3, 4)))
def test_nobodys_answer_follows_from_what_is_released_not_even_for_one_who_answered(people, group_from):
    assert not leaks(people, replace(SMALL, group_from=group_from))


@pytest.mark.parametrize("off", [{"audited": False}, {"audited": False, "complementary": False}])
def test_the_same_reader_sees_through_weaker_plans(off):
    weaker = replace(SMALL, **off)
    any_will_do = settings(max_examples=5000, database=None, phases=[Phase.generate])
    example_of(PEOPLE, lambda people: leaks(people, weaker), settings=any_will_do)


@settings(max_examples=300)
@given(PEOPLE)
def test_the_audit_and_the_reader_agree_on_every_set_of_tables(people):
    for tables in ((), candidates(strata(people), SMALL)):
        assert gives_away(strata(people), tables) == bool(pinned(people, tables))


def test_the_audit_agrees_with_a_solver_by_others():
    verdicts = []
    for seed in range(10, 20):
        answers = strata(made_up(seed, 42, 2))
        tables = candidates(answers)
        verdicts.append(gives_away(answers, tables))
        assert verdicts[-1] == gives_away(answers, tables, highs)
    assert set(verdicts) == {True, False}


def test_who_opened_first_is_not_given_away_by_later_tables():
    """The first opening all said ja, so its people are known; the tables would show the others' answers."""
    first = [("one", "formal", "a", "link", True)] * 19 + [("one", "broken_off", "a", "link", True)] * 10
    second = [("two", "formal", "a", "link", place % 2 == 0) for place in range(12)]
    second += [("two", "broken_off", "a", "link", False)] * 2
    tables = candidates(strata(first + second))
    assert [(group.level, group.ja, group.people) for group in tables[0].groups] == [
        ("broken_off", 10, 12),
        ("formal", 25, 31),
    ]
    assert released(strata(first + second)) == Released()


def test_the_last_table_goes_first_and_the_overall_table_alone_remains():
    people = made_up(3, 60, 2)
    tables = candidates(strata(people))
    assert len(tables) == 3

    def blind_to(number):
        def look(known, bounds, wishes):
            return None if len(known.cells) > number else search.find(known, bounds, wishes)

        return look

    assert released(strata(people), find=blind_to(99)).chef == tables
    two = len(knowledge(strata(people), tables[:2])[0].cells)
    assert released(strata(people), find=blind_to(two)).chef == tables[:2]
    assert released(strata(people), find=blind_to(0)) == Released()


@pytest.mark.parametrize("answer", [None, "too many", "out of bounds"])
def test_a_solver_that_errs_only_keeps_tables_back(answer):
    def wrong(known, bounds, _wishes):
        return {"too many": known.sizes, "out of bounds": tuple(-1 for _ in known.sizes)}.get(answer)

    assert released(strata(made_up(3, 60, 2)), find=wrong) == Released()


def test_a_search_that_gives_up_keeps_tables_back(monkeypatch):
    answers = strata(made_up(3, 60, 2))
    assert not gives_away(answers, candidates(answers))
    monkeypatch.setattr(search, "EFFORT", (1, 1))
    assert gives_away(answers, candidates(answers))
    assert released(answers) == Released()


@given(st.integers(0, 10**6), st.integers(40, 90))
def test_ledningsgrupp_sees_a_part_of_what_the_chef_sees_in_groups_of_fifteen(seed, answers):
    result = released(strata(made_up(seed, answers, 1)), replace(PLAN, audited=False))
    chef = {(table.dimension, group) for table in result.to(Audience.CHEF) for group in table.groups}
    reader = {
        (table.dimension, group) for table in result.to(Audience.LEDNINGSGRUPP) for group in table.groups
    }
    assert reader <= chef
    assert all(group.people >= 15 for _, group in reader)


def test_an_audit_of_eighty_answers_looks_for_few_worlds():
    calls = []

    def counting(known, bounds, wishes):
        calls.append(bounds)
        return search.find(known, bounds, wishes)

    for seed in range(8):
        released(strata(made_up(seed, 80, 2)), find=counting)
    assert 0 < len(calls) < 8 * 80
