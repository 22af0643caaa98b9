"""Response by group, against an adversary who knows the rule and the total and tries every world."""

from collections import defaultdict
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.participation import Group, ReleasedGroup, may_follow, released_groups, showable

SLACK = 3
GROUPS = st.lists(
    st.integers(0, 40).flatmap(lambda offered: st.tuples(st.integers(0, offered), st.just(offered))),
    max_size=6,
)


def groups(pairs):
    return [Group(str(place), answered, offered) for place, (answered, offered) in enumerate(pairs)]


def shown(pairs, rule=released_groups):
    return tuple(each.answered for each in rule(groups(pairs)))


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(19, 68), (2, 18)], (None, None)),
        ([(19, 68), (3, 18)], (19, 3)),
        ([(9, 30), (5, 22), (5, 20), (2, 14)], (9, 5, None, None)),
        ([(9, 30), (5, 22), (5, 20), (14, 14)], (9, 5, None, None)),
        ([(9, 30), (5, 22), (3, 20), (0, 14)], (9, 5, None, None)),
        ([(9, 30), (5, 22), (2, 20), (0, 14)], (9, None, None, None)),
        ([(9, 30), (5, 22), (0, 0)], (9, 5, None)),
        ([(5, 20), (1, 1), (0, 1)], (None, None, None)),
        ([(4, 20)], (4,)),
        ([(1, 20)], (None,)),
        ([], ()),
    ],
)
def test_which_groups_are_shown(pairs, expected):
    assert shown(pairs) == expected


def test_the_same_sign_stands_for_every_reason():
    texts = [each.text for each in released_groups(groups([(9, 30), (5, 22), (5, 20), (2, 14)]))]
    assert texts == ["30\u00a0% (9 av 30)", "23\u00a0% (5 av 22)", "–", "–"]


@given(GROUPS)
def test_shown_groups_have_three_people_on_either_side_and_so_have_the_hidden_ones_together(pairs):
    released = shown(pairs)
    assert all(
        showable(answered, offered, SLACK) and answer == answered
        for answer, (answered, offered) in zip(released, pairs, strict=True)
        if answer is not None
    )
    hidden = [pair for pair, answer in zip(pairs, released, strict=True) if answer is None and pair[1]]
    if hidden and len(hidden) < sum(offered > 0 for _, offered in pairs):
        assert len(hidden) >= 2
        assert showable(sum(part for part, _ in hidden), sum(whole for _, whole in hidden), SLACK)


def minimal_rule(people):
    """Hide only what must be, the next smallest one by one: what the rule would be without its order."""
    hidden = {place for place, each in enumerate(people) if not showable(each.answered, each.offered, SLACK)}
    for place in sorted(range(len(people)), key=lambda place: people[place].offered):
        union = [people[each] for each in hidden]
        answered, offered = sum(each.answered for each in union), sum(each.offered for each in union)
        if not hidden or (len(hidden) > 1 and showable(answered, offered, SLACK)):
            break
        hidden.add(place)
    return [
        Group(each.name, None if place in hidden else each.answered, 0) for place, each in enumerate(people)
    ]


def threshold_alone(people):
    return [
        Group(each.name, each.answered if showable(each.answered, each.offered, SLACK) else None, 0)
        for each in people
    ]


def leaks(offered, rule):
    """Groups in which somebody's answering is certain, to an outsider or to one member of the group."""
    worlds = defaultdict(list)
    for answered in product(*(range(size + 1) for size in offered)):
        total = sum(answered)
        if showable(total, sum(offered), SLACK):
            worlds[total, shown(zip(answered, offered, strict=True), rule)].append(answered)
    return [
        (offered, total, place)
        for (total, _), possible in worlds.items()
        for place, size in enumerate(offered)
        if size and any({world[place] for world in possible} <= {sure} for sure in (0, size, 1, size - 1))
    ]


def every_size():
    yield from combinations_with_replacement(range(13), 2)
    yield from combinations_with_replacement(range(10), 3)


def test_nobodys_answering_follows_from_what_is_shown():
    assert [leak for offered in every_size() for leak in leaks(offered, released_groups)] == []


@pytest.mark.parametrize("rule", [threshold_alone, minimal_rule])
def test_the_adversary_sees_through_weaker_rules(rule):
    assert leaks((1, 6, 6), rule)


@pytest.mark.parametrize(
    ("before", "after", "follows"),
    [
        ([None, None], [7, 9], True),
        ([7, 9], [7, 9], True),
        ([7, 9], [10, 9], True),
        ([7, 9], [8, 12], False),
        ([7, 9], [9, 12], False),
        ([7, None], [10, 9], False),
        ([7, 9], [None, None], False),
    ],
)
def test_a_later_table_follows_only_where_nobody_can_be_subtracted(before, after, follows):
    tables = [
        [ReleasedGroup(name, answered, 30) for name, answered in zip("ab", counts, strict=True)]
        for counts in (before, after)
    ]
    assert may_follow(*tables) is follows
