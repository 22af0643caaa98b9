"""A group is compared with the others only where an exact test could say something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.shares import Share
from analysis.trend import fisher_exact
from analysis.voices import TOO_SMALL, GroupComparison, can_tell, compare_group


def test_a_difference_that_chance_can_give_is_called_that():
    found = compare_group(Share(8, 31), Share(13, 55))
    assert (found.text, found.p_text) == ("Skillnaden är inom det slumpen kan ge.", "p = 1,00")


def test_a_large_difference_is_told():
    found = compare_group(Share(20, 25), Share(5, 60))
    assert (found.text, found.p_text) == ("Skillnaden är större än slumpen brukar ge.", "p < 0,01")


def test_groups_too_small_to_show_anything_are_not_tested():
    assert compare_group(Share(1, 2), Share(20, 80)) == GroupComparison(TOO_SMALL)
    assert compare_group(Share(1, 2), Share(20, 80)).p_text == ""


def test_more_answers_than_people_are_refused():
    with pytest.raises(ValueError, match="between 0 and n"):
        can_tell(2, 2, 5)


@given(st.integers(1, 12), st.integers(1, 12), st.data())
def test_a_test_can_tell_exactly_when_some_outcome_would_have_been_a_difference(one, other, data):
    answered = data.draw(st.integers(0, one + other))
    possible = range(max(0, answered - other), min(one, answered) + 1)
    some = any(fisher_exact(x, one, answered - x, other) < 0.05 for x in possible)
    assert can_tell(one, other, answered) is some
