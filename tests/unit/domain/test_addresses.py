"""Mobile numbers: however they are typed, stored in one way; what is none is not taken for one."""

import pytest

from survey.domain.addresses import digits_of_mobile, mobile_number, shown_mobile


@pytest.mark.parametrize(
    "typed",
    [
        "070-174 06 42", "0701740642", "+46701740642", "+46 70 174 06 42", "+46 (0)70-174 06 42",
        "0046701740642", "46701740642", " 070 / 174 06 42 ", "070.174.06.42", "070\u2013174\u00a006\u00a042",
    ],
)  # fmt: skip
def test_a_mobile_number_is_known_however_it_is_typed(typed):
    number = mobile_number(typed)
    assert number == "+46701740642"
    assert shown_mobile(number) == "070-174 06 42"


@pytest.mark.parametrize(
    "typed",
    ["", "070-174 06 4", "070-174 06 422", "054-19 74 00", "071-174 06 42", "+47 701 74 06 42", "112",
     "070-174 06 4x", "+46+701740642", "640823-3234", "0701740642\n070"],
)  # fmt: skip
def test_what_is_no_swedish_mobile_number_is_none(typed):
    assert mobile_number(typed) is None


def test_six_digits_and_four_are_a_personal_number_although_they_could_be_dialled():
    assert mobile_number("070306-1238") is None
    assert mobile_number("070-306 12 38") == "+46703061238"


@pytest.mark.parametrize(
    ("typed", "count"),
    [("070-174 06 4", 9), ("+46 70 174 06 422", 11), ("07", 2), ("070-174 06 42", None), ("054-1", None)],
)
def test_the_digits_of_a_number_of_the_wrong_length_are_counted(typed, count):
    assert digits_of_mobile(typed) == count
