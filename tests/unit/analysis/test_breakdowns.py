"""Which groups the rules let through, before the audit."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.breakdowns import PLAN, Dimension, Stratum, breakdown, candidates, group_counts
from analysis.release import Audience
from analysis.suppression import failing_places, hidden_places

COUNTS = st.lists(st.integers(0, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), max_size=6)


def ten_and_mixed(part, whole):
    return whole >= 10 and PLAN.mixed(part, whole)


def kinds(formal, broken_off, opening="one"):
    """Return two strata: (ja, ej ja) of those with a formal ending and of those broken off."""
    return [
        Stratum(opening, "formal", "a", "link", *formal),
        Stratum(opening, "broken_off", "a", "link", *broken_off),
    ]


def shown(strata, plan=PLAN, audience=Audience.CHEF):
    table = breakdown(strata, Dimension.KIND, plan, audience)
    return {group.level: (group.ja, group.ej_ja) for group in table.groups}


@pytest.mark.parametrize(
    ("formal", "broken_off", "both_shown"),
    [
        ((24, 6), (7, 5), True),
        ((28, 2), (8, 2), True),
        ((24, 6), (5, 4), False),
        ((24, 6), (11, 1), False),
        ((24, 6), (1, 11), False),
        ((29, 1), (7, 5), False),
    ],
)
def test_two_groups_are_shown_together_or_not_at_all(formal, broken_off, both_shown):
    assert shown(kinds(formal, broken_off)) == (
        {"formal": formal, "broken_off": broken_off} if both_shown else {}
    )


def test_ledningsgrupp_needs_fifteen_in_a_group():
    assert shown(kinds((20, 10), (7, 5)), audience=Audience.LEDNINGSGRUPP) == {}
    assert len(shown(kinds((20, 10), (10, 5)), audience=Audience.LEDNINGSGRUPP)) == 2


@pytest.mark.parametrize(
    ("formal", "broken_off", "any_table"),
    [((22, 6), (7, 5), True), ((21, 6), (7, 5), False), ((28, 0), (11, 1), False), ((0, 28), (1, 11), False)],
)
def test_nothing_is_broken_down_below_forty_answers_or_where_all_but_one_agree(formal, broken_off, any_table):
    assert bool(candidates(kinds(formal, broken_off))) is any_table


def test_a_group_is_the_sum_over_openings_and_the_other_backgrounds():
    strata = [*kinds((5, 1), (2, 2)), *kinds((4, 3), (0, 6), "two")]
    assert [(each.level, each.ja, each.ej_ja) for each in group_counts(strata, Dimension.KIND)] == [
        ("broken_off", 2, 8),
        ("formal", 9, 4),
    ]


@given(COUNTS)
def test_what_is_shown_passes_and_so_does_what_is_hidden_together(counts):
    hidden = hidden_places(counts, ten_and_mixed)
    assert all(ten_and_mixed(*each) for place, each in enumerate(counts) if place not in hidden)
    people = [counts[place] for place in hidden if counts[place][1]]
    if people and len(hidden) < len(counts):
        assert len(people) >= 2
        assert ten_and_mixed(sum(part for part, _ in people), sum(whole for _, whole in people))


@given(COUNTS)
def test_nobody_smaller_than_a_hidden_group_is_shown(counts):
    hidden = hidden_places(counts, ten_and_mixed)
    sizes = [whole for place, (_, whole) in enumerate(counts) if place not in hidden]
    assert not hidden or all(size >= max(counts[place][1] for place in hidden) for size in sizes)


def test_without_complementary_suppression_one_group_is_hidden_alone():
    weaker = replace(PLAN, complementary=False)
    assert failing_places([(24, 30), (11, 12)], ten_and_mixed) == {1}
    assert shown(kinds((24, 6), (11, 1)), weaker) == {"formal": (24, 6)}


def test_the_names_of_the_backgrounds_are_swedish():
    assert [dimension.label for dimension in Dimension] == ["Typ av avslut", "Område", "Svarssätt"]
