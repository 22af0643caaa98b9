"""Intervals agree with SciPy, statsmodels and the recomputed reports, at the edges too."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, hypergeom
from statsmodels.stats.proportion import confint_proportions_2indep

from analysis.intervals import (
    Interval,
    clopper_pearson,
    hypergeometric,
    newcombe,
    tail,
    wilson,
    worst_case,
    worst_case_counts,
)
from analysis.tails import exactly_exceeds, exceeds
from analysis.ways import ways

LEVELS = st.sampled_from([0.8, 0.9, 0.95, 0.99])
X_OF_N = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
EDGES = [(0, 1), (1, 1), (0, 20), (20, 20), (1, 2), (0, 1000), (1000, 1000), (1, 1000), (999, 1000)]
DRAWS = st.integers(1, 150).flatmap(
    lambda population: st.integers(0, population).flatmap(
        lambda n: st.tuples(st.integers(0, n), st.just(n), st.just(population))
    )
)
POPULATION_EDGES = [(0, 0, 7), (0, 1, 7), (1, 1, 7), (0, 7, 7), (7, 7, 7), (3, 7, 7), (0, 6, 7), (1, 1, 1)]

JA_OF_20 = [
    (19, (0.763869, 0.991119), (0.751267, 0.998735), (79, 101), (67, 85)),
    (18, (0.698966, 0.972134), (0.683017, 0.987651), (72, 100), (61, 84)),
    (15, (0.531299, 0.888138), (0.508954, 0.913429), (55, 91), (47, 77)),
    (14, (0.481027, 0.854523), (0.457211, 0.881068), (49, 88), (42, 74)),
]


def ends(interval):
    return (interval.low, interval.high)


def close(interval, expected, tolerance=1e-9):
    return ends(interval) == pytest.approx(tuple(expected), abs=tolerance, rel=0)


@pytest.mark.parametrize(("ja", "score", "exact", "of_102", "of_86"), JA_OF_20)
def test_the_answers_of_2024_give_the_recomputed_intervals(ja, score, exact, of_102, of_86):
    assert close(wilson(ja, 20), score, 5e-7)
    assert close(clopper_pearson(ja, 20), exact, 5e-7)
    assert ends(hypergeometric(ja, 20, 102)) == of_102
    assert ends(hypergeometric(ja, 20, 86)) == of_86


@given(X_OF_N, LEVELS)
def test_wilson_agrees_with_scipy(pair, level):
    oracle = binomtest(*pair).proportion_ci(level, method="wilson")
    assert close(wilson(*pair, level), oracle)


@given(X_OF_N, LEVELS)
def test_clopper_pearson_agrees_with_scipy(pair, level):
    oracle = binomtest(*pair).proportion_ci(level, method="exact")
    assert close(clopper_pearson(*pair, level), oracle)


@pytest.mark.parametrize("pair", EDGES)
def test_the_edges_agree_too(pair):
    assert close(wilson(*pair), binomtest(*pair).proportion_ci(0.95, method="wilson"))
    assert close(clopper_pearson(*pair), binomtest(*pair).proportion_ci(0.95, method="exact"))


@given(X_OF_N)
def test_none_and_all_reach_exactly_to_the_end(pair):
    _, n = pair
    assert wilson(0, n).low == clopper_pearson(0, n).low == 0
    assert wilson(n, n).high == clopper_pearson(n, n).high == 1


def test_large_counts_agree_too():
    oracle = binomtest(70_001, 100_000).proportion_ci(0.95, method="exact")
    assert close(clopper_pearson(70_001, 100_000), oracle)


def inverted(x, n, population, level):
    """Inversion with SciPy's hypergeometric distribution."""
    side = (1 - level) / 2
    possible = range(x, population - n + x + 1)
    low = next(k for k in possible if hypergeom.sf(x - 1, population, k, n) > side + 1e-12)
    high = next(k for k in reversed(possible) if hypergeom.cdf(x, population, k, n) > side + 1e-12)
    return low, high


@given(DRAWS, LEVELS)
def test_the_population_interval_is_scipys_inversion_exactly(draw, level):
    assert ends(hypergeometric(*draw, level)) == inverted(*draw, level)


@pytest.mark.parametrize("draw", POPULATION_EDGES)
def test_the_edges_of_a_population_too(draw):
    assert ends(hypergeometric(*draw)) == inverted(*draw, 0.95)


def test_a_probability_of_exactly_a_half_alpha_is_outside():
    assert ends(hypergeometric(1, 1, 40)) == (2, 40)
    assert ends(hypergeometric(3, 10, 50)) == (5, 31)
    assert ends(hypergeometric(2, 100, 300)) == (2, 18)


@given(DRAWS)
def test_a_census_has_no_uncertainty_and_no_answers_tell_nothing(draw):
    x, n, population = draw
    assert ends(hypergeometric(x, n, n)) == (x, x)
    assert ends(hypergeometric(0, 0, population)) == (0, population)


def test_ten_million_are_counted_as_exactly_as_twenty():
    x, n, population = 1_900_000, 2_000_000, 10_000_000
    low, high = ends(hypergeometric(x, n, population))
    assert hypergeom.sf(x - 1, population, low, n) > 0.025 >= hypergeom.sf(x - 1, population, low - 1, n)
    assert hypergeom.cdf(x, population, high, n) > 0.025 >= hypergeom.cdf(x, population, high + 1, n)


@given(DRAWS, st.integers(0, 150), st.sampled_from([Fraction(1, 40), Fraction(1, 20), Fraction(2, 5)]))
def test_the_quick_answer_is_the_counted_one(draw, extra, side):
    x, n, population = draw
    ja = min(x + extra, population - n + x)
    assert exceeds(x, n, population, ja, side) == exactly_exceeds(x, n, population, ja, side)


def test_a_draw_that_cannot_happen_is_never_likely():
    assert not exceeds(3, 5, 10, 2, Fraction(1, 40))
    assert list(ways(2, 8, 5, 3)) == []


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 60))
def test_the_ways_sum_to_all_ways(ja, others, drawn):
    assert sum(count for _, count in ways(ja, others, drawn)) == comb(ja + others, drawn)


@given(X_OF_N, X_OF_N, LEVELS)
def test_newcombe_agrees_with_statsmodels(one, two, level):
    oracle = confint_proportions_2indep(*one, *two, compare="diff", method="newcomb", alpha=1 - level)
    assert close(newcombe(*one, *two, level), oracle)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ((68, 79), (18, 23), (-0.074344, 0.288439)),
        ((15, 62), (21, 102), (-0.089757, 0.173178)),
        ((15, 62), (21, 86), (-0.136767, 0.140838)),
        ((7, 8), (11, 11), (-0.470888, 0.15342)),
    ],
)
def test_the_differences_between_years_and_kinds_are_the_recomputed_ones(one, two, expected):
    assert close(newcombe(*one, *two), expected, 5e-7)


@pytest.mark.parametrize("n2", [0, 5])
def test_no_difference_from_nobody(n2):
    with pytest.raises(ValueError, match="both sides"):
        newcombe(0, 5 - n2, 0, n2)


def test_without_assumptions_nineteen_of_twenty_are_19_to_101_of_102():
    assert worst_case(19, 20, 102) == Interval(Fraction(19, 102), Fraction(101, 102))
    assert worst_case_counts(19, 20, 102) == Interval(19, 101)
    assert close(worst_case(14, 20, 86), (0.162791, 0.930233), 5e-7)


@given(DRAWS)
def test_the_width_without_assumptions_is_the_share_that_did_not_answer(draw):
    x, n, population = draw
    bounds = worst_case(x, n, population)
    assert bounds.high - bounds.low == 1 - Fraction(n, population)
    inner = hypergeometric(x, n, population)
    assert bounds.low * population <= inner.low <= inner.high <= bounds.high * population


def test_nobody_asked_is_nothing_known():
    assert wilson(0, 0) == clopper_pearson(0, 0) == Interval(0.0, 1.0)
    assert worst_case(0, 0, 0) == Interval(Fraction(0), Fraction(1))
    assert hypergeometric(0, 0, 0) == Interval(0, 0)


@pytest.mark.parametrize("pair", [(3, 2), (-1, 2)])
@pytest.mark.parametrize("interval", [wilson, clopper_pearson])
def test_impossible_counts_are_refused(interval, pair):
    with pytest.raises(ValueError, match="impossible"):
        interval(*pair)


@pytest.mark.parametrize("draw", [(3, 2, 9), (-1, 2, 9), (1, 2, 1)])
@pytest.mark.parametrize("interval", [hypergeometric, worst_case])
def test_impossible_draws_are_refused(interval, draw):
    with pytest.raises(ValueError, match="impossible"):
        interval(*draw)


@pytest.mark.parametrize("level", [0, 1, 1.5, -0.5])
def test_a_level_lies_between_0_and_1(level):
    with pytest.raises(ValueError, match="level"):
        wilson(1, 2, level)


def test_the_level_is_read_as_written():
    assert tail(0.95) == tail(Fraction(19, 20)) == Fraction(1, 40)
