"""Three lines about a question, in whole people: what is known, what is likely, what is possible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.three_lines import three_lines


@pytest.mark.parametrize(
    ("ja", "alike", "unassumed"),
    [
        (19, "mellan 79 och 101 av 102", "mellan 19 och 101 av 102"),
        (18, "mellan 72 och 100 av 102", "mellan 18 och 100 av 102"),
        (15, "mellan 55 och 91 av 102", "mellan 15 och 97 av 102"),
        (14, "mellan 49 och 88 av 102", "mellan 14 och 96 av 102"),
    ],
)
def test_the_lines_of_2024_are_those_of_the_reference(ja, alike, unassumed):
    assert three_lines(ja, 20, 102).texts == (f"{ja} av 20 svarade ja", alike, unassumed)


def test_when_everybody_has_answered_all_three_say_the_same_number():
    assert three_lines(7, 9, 9).texts == ("7 av 9 svarade ja", "7 av 9", "7 av 9")


@pytest.mark.parametrize(("ja", "answers", "population"), [(3, 2, 9), (-1, 2, 9), (2, 10, 9)])
def test_what_cannot_be_is_refused(ja, answers, population):
    with pytest.raises(ValueError, match=r"impossible|not a share"):
        three_lines(ja, answers, population)


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_each_line_lies_within_the_next(ja, others, missing):
    found = three_lines(ja, ja + others, ja + others + missing)
    assert found.unassumed.low <= found.alike.low <= found.alike.high <= found.unassumed.high
    assert found.unassumed.high - found.unassumed.low == missing
