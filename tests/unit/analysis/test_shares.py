"""A share keeps its base and rounds halves upwards."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.shares import Share, half_up, number_text

PAIRS = st.integers(1, 5000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@pytest.mark.parametrize(
    ("part", "whole", "percent", "percent_1"),
    [
        (1, 8, 13, "12.5"),
        (86, 102, 84, "84.3"),
        (68, 79, 86, "86.1"),
        (18, 23, 78, "78.3"),
        (21, 86, 24, "24.4"),
        (21, 102, 21, "20.6"),
        (15, 62, 24, "24.2"),
        (86, 101, 85, "85.1"),
        (85, 101, 84, "84.2"),
        (101, 218, 46, "46.3"),
        (1, 200, 1, "0.5"),
        (0, 5, 0, "0.0"),
        (5, 5, 100, "100.0"),
    ],
)
def test_percent_takes_halves_upwards(part, whole, percent, percent_1):
    share = Share(part, whole)
    assert share.percent == percent
    assert share.percent_1 == Decimal(percent_1)
    assert str(share.percent_1) == percent_1


def test_a_share_is_written_with_its_base_and_a_hard_space():
    assert Share(86, 102).text == "84\u00a0% (86 av 102)"
    assert Share(86, 102).text_1 == "84,3\u00a0% (86 av 102)"
    assert Share(1530, 10561).text == "14\u00a0% (1\u00a0530 av 10\u00a0561)"


def test_a_share_of_nothing_has_no_figure():
    nothing = Share(0, 0)
    assert (nothing.fraction, nothing.percent, nothing.percent_1) == (None, None, None)
    assert nothing.text == nothing.text_1 == "– (0 av 0)"


@pytest.mark.parametrize(("part", "whole"), [(21, 20), (-1, 20), (0, -1), (1, 0)])
def test_more_than_everything_is_refused(part, whole):
    with pytest.raises(ValueError, match="is not a share"):
        Share(part, whole)


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (999, "999"), (10561, "10\u00a0561"), (1234567, "1\u00a0234\u00a0567")]
)
def test_thousands_are_parted_by_a_hard_space(number, text):
    assert number_text(number) == text


@given(PAIRS)
def test_the_rounded_percent_is_at_most_half_a_percent_off(pair):
    share = Share(*pair)
    assert -Fraction(1, 2) < share.percent - 100 * share.fraction <= Fraction(1, 2)
    assert share.fraction == Fraction(*pair)


@given(st.fractions())
def test_half_up_never_rounds_a_half_down(value):
    assert half_up(value) - value <= Fraction(1, 2)
    assert value - half_up(value) < Fraction(1, 2)
