"""Where a message can go: Swedish mobile numbers, as they are typed and as providers want them."""

import re

MOBILE = re.compile(r"(?:(?:\+|00)46(?:\(0\)|0)?|46|0)(7[02369]\d{7})")
BETWEEN = re.compile(r"[\s./\u2010-\u2015\u2212-]")
"""What people put between the digits: spaces, points, slashes and dashes of every kind."""
MOBILE_START = re.compile(r"(?:(?:\+|00)46(?:\(0\)|0)?|46|0)7")
MOBILE_DIGITS = 10
LIKE_A_PERSONAL_NUMBER = re.compile(r"\s*\d{6}\s?[-+\u2010-\u2015\u2212]\s?\d{4}\s*")
"""Six digits, a dash and four: nobody writes a telephone number so."""


def mobile_number(text: str) -> str | None:
    """Return a Swedish mobile number as providers want it (+46701740605); None when it is none."""
    found = MOBILE.fullmatch(BETWEEN.sub("", text))
    return None if found is None or LIKE_A_PERSONAL_NUMBER.fullmatch(text) else f"+46{found[1]}"


def digits_of_mobile(text: str) -> int | None:
    """Return how many digits, with its 0, a mobile number of the wrong length has; None for other texts."""
    digits = BETWEEN.sub("", text)
    start = MOBILE_START.match(digits)
    rest = digits[start.end() :] if start else ""
    is_number = start is not None and (rest.isdecimal() or not rest) and mobile_number(text) is None
    count = len("07") + len(rest)
    return count if is_number and count != MOBILE_DIGITS else None


def shown_mobile(number: str) -> str:
    """Return a number of `mobile_number` as people read it: 070-174 06 05."""
    national = "0" + number.removeprefix("+46")
    return f"{national[:3]}-{national[3:6]} {national[6:8]} {national[8:]}"


def as_read(to: str) -> str:
    """Return a number or an address as people read it: 070-174 06 05 for a mobile number."""
    number = mobile_number(to)
    return shown_mobile(number) if number else to
