"""Finds a Swedish personal identity number in any text, so that none is ever stored."""

import re

NUMBER = re.compile(
    r"(?<!\d)(?=(?:(?:18|19|20)[\s.]?)?(\d{2})[\s./-]?(\d{2})[\s./-]?(\d{2})"
    r"(?:\s?[-+–\u2212]\s?|[\s.])?(\d{2})[\s.]?(\d{2})(?!\d))"
)
"""Ten or twelve digits, with or without a hyphen, plus or space before the last four, and in groups."""
COORDINATION = 60
"""A samordningsnummer has this much added to its day."""


def has_personal_number(text: str) -> bool:
    """Tell whether a text holds a personnummer or samordningsnummer whose check digit is right."""
    return any(_is_personal_number(*found.groups()) for found in NUMBER.finditer(text))


def _is_personal_number(year: str, month: str, day: str, *last: str) -> bool:
    is_date = 1 <= int(month) <= 12 and 1 <= int(day) % COORDINATION <= 31
    return is_date and _luhn("".join((year, month, day, *last))) == 0


def _luhn(digits: str) -> int:
    """Return the Luhn sum modulo ten; 0 for a number with its right check digit."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(number // 10 + number % 10 for number in doubled) % 10
