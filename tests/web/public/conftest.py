"""What the tests of the public door share."""

from collections.abc import Callable

import pytest
from stdnum.iso7064 import mod_37_36

from survey.domain.codes import ALPHABET, LETTERS, random_letters
from tests.walker import Walker
from tests.web.public.visitor import Visitor


@pytest.fixture
def visitor(browser: Callable[[], Walker]) -> Callable[[], Visitor]:
    """Open one more browser in the hands of someone who presses what is shown."""
    return lambda: Visitor(browser())


def one_letter_wrong(code: str) -> str:
    """Return a code with its third letter changed."""
    other = ALPHABET[(ALPHABET.index(code[2]) + 1) % len(ALPHABET)]
    return code[:2] + other + code[3:]


def valid_codes(count: int) -> list[str]:
    """Return codes with a right check letter that were never given to anyone."""
    letters = [random_letters((number << 6).to_bytes(7, "big"), LETTERS) for number in range(count)]
    return [one + mod_37_36.calc_check_digit(one, ALPHABET) for one in letters]
