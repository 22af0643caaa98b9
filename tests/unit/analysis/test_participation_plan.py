"""Who took part, by several backgrounds: read together, the tables tell of nobody whether they answered."""

from collections import Counter
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import search
from analysis.participation_plan import PLAN, Alike, gives_away, released
from tests.unit.analysis.worlds import pinned_by

SMALL = replace(PLAN, dimensions=("kind", "area", "channel"), slack=2)
"""The plan, for as few people as one can try every world of."""
PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(("broken_off", "formal")),
        st.sampled_from("ab"),
        st.sampled_from(("letter", "link")),
        st.booleans(),
    ),
    min_size=8,
    max_size=11,
)
"""Everybody's kind, område and channel, and whether they answered."""
DIFFERENCE = (
    [("broken_off", "a", "link", place < 3) for place in range(6)]
    + [("broken_off", "b", "link", True)]
    + [("formal", "a", "link", False)]
    + [("formal", "b", "link", place < 3) for place in range(6)]
)
"""4 of 7 broken off and 3 of 7 in a: one person more is in b, and answered; another is in a, and did not."""


def alike(people):
    found = Counter(people)
    backgrounds = sorted({person[:3] for person in people})
    return [
        Alike(
            tuple(zip(SMALL.dimensions, each, strict=True)),
            found[*each, True],
            found[*each, True] + found[*each, False],
        )
        for each in backgrounds
    ]


def figures(people, tables):
    """Yield every figure shown and the total: who is in it, as bits, and how many of them answered."""
    answered = sum(person[3] << place for place, person in enumerate(people))
    yield (1 << len(people)) - 1, answered.bit_count()
    for table in tables:
        column = SMALL.dimensions.index(table.dimension)
        for group in table.groups:
            if group.answered is not None:
                who = sum((person[column] == group.name) << place for place, person in enumerate(people))
                assert (who.bit_count(), (who & answered).bit_count()) == (group.offered, group.answered)
                yield who, group.answered


def shown(tables):
    return [table.dimension for table in tables if table.tells]


def leaks(people, plan):
    tables = released(alike(people), plan)
    return bool(shown(tables)) and bool(pinned_by(len(people), list(figures(people, tables))))


@settings(max_examples=300)
@given(PEOPLE)
def test_of_nobody_does_it_follow_whether_they_answered_not_even_for_one_of_those_offered(people):
    assert not leaks(people, SMALL)


def test_the_same_reader_sees_through_tables_that_are_safe_one_by_one():
    plan = replace(SMALL, slack=3)
    assert leaks(DIFFERENCE, replace(plan, audited=False))
    assert not leaks(DIFFERENCE, plan)


@settings(max_examples=200)
@given(PEOPLE)
def test_the_audit_and_the_reader_agree_on_tables_that_tell_something(people):
    tables = released(alike(people), replace(SMALL, audited=False))
    if shown(tables):
        assert gives_away(alike(people), tables) == bool(
            pinned_by(len(people), list(figures(people, tables)))
        )


def test_two_tables_whose_difference_is_one_person_are_not_shown_together():
    plan = replace(SMALL, slack=3, dimensions=("kind", "area"))
    assert shown(released(alike(DIFFERENCE), replace(plan, audited=False))) == ["kind", "area"]
    tables = released(alike(DIFFERENCE), plan)
    assert shown(tables) == ["kind"]
    assert [(group.name, group.answered, group.offered) for group in tables[1].groups] == [
        ("a", None, 7),
        ("b", None, 7),
    ]


def test_the_last_table_that_tells_something_goes_first():
    answered = {("formal", "a", "link"): 10, ("formal", "a", "letter"): 0}
    people = [
        (*each, place < answered.get(each, 5))
        for each in product(("broken_off", "formal"), "ab", ("letter", "link"))
        for place in range(10)
    ]

    def blind_to(number):
        def look(known, bounds, wishes):
            return None if len(known.cells) > number else search.find(known, bounds, wishes)

        return look

    assert shown(released(alike(people), SMALL, blind_to(7))) == ["kind", "area", "channel"]
    assert shown(released(alike(people), SMALL, blind_to(5))) == ["kind", "area"]


@pytest.mark.parametrize(("most", "told"), [(4, ["kind", "area"]), (3, ["kind"]), (1, [])])
def test_too_many_kinds_of_people_to_search_keep_tables_back(most, told):
    people = [
        (kind, area, "link", place < 5)
        for kind, area in product(("broken_off", "formal"), "ab")
        for place in range(10)
    ]
    plan = replace(SMALL, dimensions=("kind", "area"), most_classes=most)
    assert shown(released(alike(people), plan)) == told


def test_nobody_offered_is_nothing_to_tell():
    assert shown(released([])) == []
