"""Exact tests agree with SciPy and statsmodels; years that cannot be compared are refused."""

from math import sqrt

import numpy as np
import pytest
import scipy.stats
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import Table

from analysis.series import Instrument, YearResult, compare, series_breaks, trend
from analysis.shares import Share
from analysis.trend import cochran_armitage, fisher_exact

X_OF_N = st.integers(0, 120).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
YEARS = st.lists(
    st.integers(1, 80).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=2, max_size=6
)
SAME = Instrument("2024", "ja-delvis-nej", "alla avslutade", "webb+papper")


def year(number, ja, n, instrument=SAME):
    return YearResult(number, Share(ja, n), instrument)


@given(X_OF_N, X_OF_N)
def test_fisher_agrees_with_scipy(one, two):
    (x1, n1), (x2, n2) = one, two
    oracle = scipy.stats.fisher_exact([[x1, n1 - x1], [x2, n2 - x2]]).pvalue
    assert fisher_exact(*one, *two) == pytest.approx(oracle, abs=1e-9, rel=0)


@pytest.mark.parametrize(
    ("one", "two", "p"),
    [
        ((68, 79), (18, 23), 0.348527),
        ((15, 62), (21, 102), 0.697618),
        ((15, 62), (21, 86), 1.0),
        ((7, 8), (11, 11), 0.421053),
    ],
)
def test_fisher_gives_the_recomputed_p(one, two, p):
    assert fisher_exact(*one, *two) == pytest.approx(p, abs=5e-7)


def test_two_years_of_twenty_differ_from_thirteen_ja_on():
    assert fisher_exact(19, 20, 13, 20) < 0.05 < fisher_exact(19, 20, 14, 20)


@pytest.mark.parametrize("counts", [(0, 0, 0, 0), (0, 0, 3, 5), (0, 1, 0, 1), (1, 1, 1, 1)])
def test_where_nothing_can_be_said_p_is_one(counts):
    assert fisher_exact(*counts) == 1


@pytest.mark.parametrize("counts", [(2, 1, 0, 1), (0, 1, -1, 1)])
def test_impossible_tables_are_refused(counts):
    with pytest.raises(ValueError, match="between 0 and n"):
        fisher_exact(*counts)


@given(YEARS, st.data())
def test_cochran_armitage_agrees_with_statsmodels_after_its_variance(rows, data):
    scores = data.draw(st.lists(st.integers(2015, 2030), min_size=len(rows), max_size=len(rows)))
    counts, totals = zip(*rows, strict=True)
    size = sum(totals)
    assume(0 < sum(counts) < size and len(set(scores)) > 1)
    table = Table(np.array([counts, [n - x for x, n in rows]]), shift_zeros=False)
    oracle = table.test_ordinal_association(
        row_scores=np.array([1, 0]), col_scores=np.array(scores) - 2020
    ).zscore
    z, p = cochran_armitage(counts, totals, scores)
    assert z == pytest.approx(oracle * sqrt(size / (size - 1)), abs=1e-9, rel=0)
    assert p == pytest.approx(2 * scipy.stats.norm.sf(abs(z)), abs=1e-9, rel=0)


def test_a_rising_share_has_a_positive_z():
    assert cochran_armitage([2, 5, 9], [10, 10, 10], [2022, 2023, 2024]).z > 0
    assert cochran_armitage([9, 5, 2], [10, 10, 10], [2022, 2023, 2024]).z < 0


@pytest.mark.parametrize(
    ("counts", "scores"), [([0, 0], [1, 2]), ([5, 5], [1, 2]), ([1, 4], [7, 7]), ([3, 3], [1, 2])]
)
def test_without_spread_there_is_no_trend(counts, scores):
    assert cochran_armitage(counts, [5, 5], scores) == (0, 1)


@pytest.mark.parametrize(
    ("counts", "totals"), [([0, 0], [0, 0]), ([6, 0], [5, 5]), ([-1, 0], [5, 5]), ([], [])]
)
def test_impossible_years_are_refused(counts, totals):
    with pytest.raises(ValueError, match="total"):
        cochran_armitage(counts, totals, range(len(counts)))


def test_a_change_within_chance_is_called_that():
    found = compare(year(2020, 15, 62), year(2024, 21, 102))
    assert found.text == "Skillnaden är inom det slumpen kan ge."
    assert found.p == pytest.approx(0.697618, abs=5e-7)
    assert (found.difference.low, found.difference.high) == pytest.approx((-0.173178, 0.089757), abs=5e-7)


def test_a_change_beyond_chance_is_called_that():
    assert (
        compare(year(2023, 13, 20), year(2024, 19, 20)).text == "Skillnaden är större än slumpen brukar ge."
    )


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"wording": "klarspråk"}, "frågans ordalydelse"),
        ({"scale": "1-5"}, "svarsalternativen"),
        ({"denominator": "utskickade"}, "vad andelen räknas på"),
        ({"mode": "telefon"}, "sättet att svara"),
        ({"wording": "klarspråk", "mode": "telefon"}, "frågans ordalydelse och sättet att svara"),
    ],
)
def test_a_series_break_refuses_the_comparison_and_says_why(changed, words):
    fields = {name: getattr(SAME, name) for name in ("wording", "scale", "denominator", "mode")}
    other = Instrument(**(fields | changed))
    found = compare(year(2020, 15, 62), year(2024, 21, 86, other))
    assert found.text == f"Åren kan inte jämföras: {words} har ändrats."
    assert (found.difference, found.p) == (None, None)
    assert series_breaks(SAME, other) == tuple(changed)
    assert trend([year(2022, 30, 60), year(2023, 30, 60), year(2024, 40, 60, other)]) is None


def test_a_year_without_answers_is_not_compared():
    found = compare(year(2020, 0, 0), year(2024, 21, 86))
    assert found.text == "Åren kan inte jämföras: det finns inga svar det ena året."
    assert found.p is None


def test_three_full_years_have_a_trend_over_the_real_years():
    found = trend([year(2020, 20, 60), year(2023, 30, 60), year(2024, 40, 60)])
    assert found == cochran_armitage([20, 30, 40], [60, 60, 60], [2020, 2023, 2024])


def test_ten_answers_a_year_half_of_them_ja_are_just_enough():
    assert trend([year(2022, 5, 10), year(2023, 5, 10), year(2024, 5, 10)]) == (0, 1)


@pytest.mark.parametrize(
    "years",
    [
        [(2023, 10, 20), (2024, 15, 20)],
        [(2022, 5, 9), (2023, 10, 20), (2024, 10, 20)],
        [(2022, 18, 20), (2023, 19, 20), (2024, 18, 20)],
        [(2022, 0, 20), (2023, 0, 20), (2024, 0, 20)],
        [(2022, 0, 0), (2023, 0, 0), (2024, 0, 0)],
    ],
)
def test_too_few_years_answers_or_expected_give_no_trend(years):
    assert trend([year(*each) for each in years]) is None
