"""Personal identity numbers are found in any text, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.domain.personal_numbers import has_personal_number

FOUND = [
    "6408233234", "640823-3234", "640823+3234", "640823 3234", "640823–3234", "640823 - 3234", "196408233234",
    "19640823-3234", "19640823 3234", "19 640823-3234", "Ring Eva (640823-3234)!",
    "640883-3231", "19640883-3231", "640823\u00a03234", "６４０８２３-３２３４",
]  # fmt: skip
FREE = [
    "", "640823-3235", "641323-3230", "640800-3237", "054-540 00 00", "070-123 45 67", "16408233234",
    "64082332345",    "2024-01-01", "Jag fick 8 av 10", "640823-323", "640892-3230",
]  # fmt: skip


@pytest.mark.parametrize("text", FOUND)
def test_it_is_found(text):
    assert has_personal_number(text)


@pytest.mark.parametrize("text", FREE)
def test_what_is_none_is_left_alone(text):
    assert not has_personal_number(text)


def with_check_digit(digits):
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(digits)]
    return digits + str(-sum(number // 10 + number % 10 for number in doubled) % 10)


@given(
    st.dates(), st.sampled_from([0, 60]), st.integers(0, 999), st.sampled_from(["", "-", "+", " "]),
    st.text(st.characters(exclude_categories=["Nd"]), max_size=9),
)  # fmt: skip
def test_any_valid_number_is_found_in_any_words_and_none_with_another_check_digit(
    day, coordination, serial, sign, words
):
    digits = with_check_digit(f"{day:%y%m}{day.day + coordination:02d}{serial:03d}")
    wrong = digits[:-1] + str((int(digits[-1]) + 1) % 10)
    assert has_personal_number(f"{words}{digits[:6]}{sign}{digits[6:]}{words}")
    assert not has_personal_number(f"{words}{wrong[:6]}{sign}{wrong[6:]}{words}")
