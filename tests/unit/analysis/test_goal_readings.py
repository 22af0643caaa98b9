"""The same goal read in four ways, against the recomputed examples."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.goals import (
    GoalStatus,
    Reading,
    answers_needed,
    population_status,
    reading_status,
    respondents_status,
    worst_case_status,
)

UP, NO, OPEN = GoalStatus.REACHED, GoalStatus.NOT_REACHED, GoalStatus.CANNOT_TELL
ALL, NINE, THREE, HALF = Fraction(1), Fraction(9, 10), Fraction(3, 4), Fraction(1, 2)

EXAMPLES = [
    (19, 20, 102, ALL, NO, NO, NO),
    (19, 20, 102, NINE, UP, OPEN, OPEN),
    (19, 20, 102, THREE, UP, UP, OPEN),
    (19, 20, 102, HALF, UP, UP, OPEN),
    (18, 20, 102, ALL, NO, NO, NO),
    (18, 20, 102, NINE, UP, OPEN, OPEN),
    (18, 20, 102, THREE, UP, OPEN, OPEN),
    (18, 20, 102, HALF, UP, UP, OPEN),
    (15, 20, 102, ALL, NO, NO, NO),
    (15, 20, 102, NINE, NO, NO, OPEN),
    (15, 20, 102, THREE, UP, OPEN, OPEN),
    (15, 20, 102, HALF, UP, UP, OPEN),
    (14, 20, 102, NINE, NO, NO, OPEN),
    (14, 20, 102, THREE, NO, OPEN, OPEN),
    (14, 20, 102, HALF, UP, OPEN, OPEN),
    (20, 20, 102, ALL, UP, OPEN, OPEN),
    (20, 20, 102, NINE, UP, OPEN, OPEN),
    (20, 20, 102, THREE, UP, UP, OPEN),
    (20, 20, 20, ALL, UP, UP, UP),
    (60, 62, 102, ALL, NO, NO, NO),
    (60, 62, 102, NINE, UP, UP, OPEN),
    (60, 62, 102, HALF, UP, UP, UP),
    (95, 100, 102, NINE, UP, UP, UP),
    (19, 20, 21, ALL, NO, NO, NO),
    (19, 20, 21, NINE, UP, UP, UP),
]

NEEDED = {
    THREE: (12, 18, 24, 29),
    Fraction(4, 5): (15, 23, 29, 35),
    NINE: (28, 41, 52, 61),
    Fraction(19, 20): (46, 65, 79, 90),
}

DRAWS = st.integers(1, 60).flatmap(
    lambda population: st.integers(0, population).flatmap(
        lambda n: st.tuples(st.integers(0, n), st.just(n), st.just(population))
    )
)


@pytest.mark.parametrize(("x", "n", "population", "target", "svarande", "likely", "certain"), EXAMPLES)
def test_the_recomputed_examples(x, n, population, target, svarande, likely, certain):
    assert reading_status(Reading.SVARANDE, x, n, population, target) is svarande
    assert reading_status(Reading.POPULATION, x, n, population, target) is likely
    assert reading_status(Reading.WORST_CASE, x, n, population, target) is certain


def test_a_register_counts_everybody_on_it():
    assert reading_status(Reading.REGISTER, 86, 86, 102, ALL) is NO
    assert reading_status(Reading.REGISTER, 102, 102, 102, ALL) is UP
    assert reading_status(Reading.REGISTER, 0, 0, 0, ALL) is OPEN


def test_too_few_answers_have_no_status():
    assert respondents_status(4, 4, HALF) is OPEN
    assert respondents_status(5, 5, HALF) is UP
    assert respondents_status(9, 9, HALF, floor=10) is OPEN


def test_without_a_population_nothing_can_be_told():
    assert population_status(0, 0, 0, HALF) is OPEN
    assert worst_case_status(0, 0, 0, HALF) is OPEN


def test_proof_of_ninety_percent_without_assumptions_takes_92_ja_of_102():
    assert worst_case_status(91, 91, 102, NINE) is OPEN
    assert worst_case_status(92, 92, 102, NINE) is UP


@given(DRAWS, st.fractions(Fraction(1, 20), 1))
def test_what_is_certain_is_also_likely(draw, target):
    certain = worst_case_status(*draw, target)
    if certain is not OPEN:
        assert population_status(*draw, target) is certain


@pytest.mark.parametrize("target", NEEDED)
def test_how_many_answers_it_takes_to_show_a_goal_reached(target):
    assert tuple(answers_needed(no, 102, target) for no in range(4)) == NEEDED[target]


def test_no_number_of_answers_shows_what_is_not_so():
    assert answers_needed(1, 20, ALL) is None
