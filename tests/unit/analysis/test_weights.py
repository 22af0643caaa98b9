"""Raking meets its margins, and the rules refuse it where it does harm."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.weighting_rules import WhyNot, reasons_from_counts, reasons_not_to_weight
from analysis.weights import CannotRake, design_effect, kish, rake

KIND = {"kind": {"formal": 79, "broken_off": 23}}
PROFILES = list(product("abc", "xy"))
WEIGHTS = st.lists(st.floats(0.01, 100), min_size=1, max_size=50)


def answers(formal, broken_off):
    return [{"kind": "formal"}] * formal + [{"kind": "broken_off"}] * broken_off


def test_one_margin_is_post_stratification():
    weights = rake(answers(19, 1), KIND)
    assert weights == pytest.approx([79 / 19] * 19 + [23], abs=1e-9)
    assert kish(weights) == pytest.approx(12.1, abs=0.05)
    assert max(weights) / min(weights) == pytest.approx(5.5, abs=0.05)


def test_seventeen_and_three_are_hardly_changed():
    weights = rake(answers(17, 3), KIND)
    assert kish(weights) == pytest.approx(19.1, abs=0.05)
    assert max(weights) / min(weights) == pytest.approx(1.65, abs=0.005)


@given(
    st.lists(st.sampled_from(PROFILES), max_size=60),
    st.lists(st.integers(1, 200), min_size=3, max_size=3),
    st.data(),
)
def test_raked_weights_meet_every_margin_and_keep_every_odds_ratio(more, totals, data):
    profiles = PROFILES + more
    rows = [{"one": one, "two": two} for one, two in profiles]
    size = sum(totals)
    first = data.draw(st.integers(1, size - 1))
    margins = {"one": dict(zip("abc", totals, strict=True)), "two": {"x": first, "y": size - first}}
    weights = rake(rows, margins)
    for variable, levels in margins.items():
        for level, wanted in levels.items():
            got = sum(w for w, row in zip(weights, rows, strict=True) if row[variable] == level)
            assert got == pytest.approx(wanted, abs=1e-9 * size)
    cell = dict(zip(profiles, weights, strict=True))
    for other in "bc":
        assert cell["a", "x"] * cell[other, "y"] == pytest.approx(cell["a", "y"] * cell[other, "x"], rel=1e-9)


@pytest.mark.parametrize(
    ("rows", "margins", "message"),
    [
        ([], KIND, "nobody"),
        (answers(1, 1), {}, "nothing to weight to"),
        (answers(5, 0), KIND, "empty or unknown"),
        ([*answers(5, 5), {"kind": "other"}], KIND, "empty or unknown"),
        ([*answers(5, 5), {}], KIND, "empty or unknown"),
        (answers(5, 5), {"kind": {"formal": 79, "broken_off": 0}}, "empty or unknown"),
        (answers(5, 5), {"kind": {"formal": 79, "broken_off": -9}}, "negative"),
        (answers(5, 5), KIND | {"area": {"norra": 101}}, "different totals"),
    ],
)
def test_margins_that_cannot_be_met_are_refused(rows, margins, message):
    with pytest.raises(CannotRake, match=message):
        rake(rows, margins)


def test_a_level_nobody_belongs_to_needs_no_rows():
    margins = {"kind": {"formal": 79, "broken_off": 23, "other": 0}}
    assert rake(answers(19, 1), margins) == rake(answers(19, 1), KIND)


def test_margins_that_contradict_each_other_are_given_up():
    rows = [{"one": "a", "two": "x"}, {"one": "b", "two": "y"}]
    with pytest.raises(CannotRake, match="no agreement after 1000 rounds"):
        rake(rows, {"one": {"a": 50, "b": 50}, "two": {"x": 90, "y": 10}})


@given(WEIGHTS, st.floats(0.1, 10))
def test_the_effective_number_is_at_most_n_and_does_not_depend_on_scale(weights, scale):
    assert 1 - 1e-9 <= kish(weights) <= len(weights) * (1 + 1e-9)
    assert kish([scale * weight for weight in weights]) == pytest.approx(kish(weights))
    assert design_effect(weights) == pytest.approx(len(weights) / kish(weights))


def test_equal_weights_cost_nothing():
    assert kish([2.5] * 8) == pytest.approx(8)
    assert design_effect([2.5] * 8) == pytest.approx(1)


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1]])
def test_no_effective_number_without_weight(weights):
    with pytest.raises(ValueError, match="weights"):
        kish(weights)


def reasons(formal, broken_off, ja, margins=KIND):
    return set(reasons_not_to_weight(answers(formal, broken_off), margins, ja))


def test_the_answers_of_2024_are_not_weighted_and_every_reason_is_given():
    found = reasons(19, 1, [True] * 19 + [False])
    assert found == {
        WhyNot.FEW_ANSWERS,
        WhyNot.THIN_LEVEL,
        WhyNot.UNEVEN,
        WhyNot.COSTLY,
        WhyNot.NO_DIFFERENCE,
    }


def test_a_large_even_pool_whose_groups_differ_may_be_weighted():
    assert reasons(300, 100, [True] * 270 + [False] * 30 + [True] * 50 + [False] * 50) == set()


def test_groups_that_answered_alike_are_not_weighted():
    assert reasons(300, 100, [True, False] * 200) == {WhyNot.NO_DIFFERENCE}


def test_a_weight_ratio_of_four_is_uneven_below_two_hundred_answers_only():
    differ = [True] * 80 + [False] * 20
    margins = {"kind": {"formal": 80, "broken_off": 80}}
    assert WhyNot.UNEVEN in reasons(80, 20, differ, margins)
    assert WhyNot.UNEVEN not in reasons(160, 40, [True] * 160 + [False] * 40, margins)


def test_an_empty_level_cannot_be_raked():
    assert WhyNot.CANNOT_RAKE in reasons(200, 0, [True] * 200)
    assert reasons_not_to_weight([], {}, []) == (
        WhyNot.FEW_ANSWERS,
        WhyNot.THIN_LEVEL,
        WhyNot.CANNOT_RAKE,
        WhyNot.NO_DIFFERENCE,
    )


def test_reasons_are_swedish_sentences():
    assert all(reason.value.endswith(".") for reason in WhyNot)


def test_counts_alone_say_why_answers_are_not_weighted():
    few = {WhyNot.FEW_ANSWERS, WhyNot.THIN_LEVEL, WhyNot.UNLINKED}
    assert set(reasons_from_counts(21, [17, 4])) == few
    assert reasons_from_counts(100, [60, 40]) == (WhyNot.UNLINKED,)
    assert WhyNot.THIN_LEVEL in reasons_from_counts(100, [91, 9])
