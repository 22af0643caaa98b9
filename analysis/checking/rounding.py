"""Whether a printed percent can be the rounding of a share, and which bases could have given it."""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor

from analysis.checking.numbers import Percent
from analysis.shares import Share

SEARCHED = 400


def unit(percent: Percent) -> Fraction:
    """Return the worth of the last printed digit in percentage points: 1 for "24 %", 1/100 for "98,48 %"."""
    return Fraction(1, 10**percent.decimals)


def fits(percent: Percent, part: int, whole: int) -> bool:
    """True when 100 · part/whole lies within half a last digit of the printed percent.

    Halves may go either way, since reports are rounded in both. "Ca", "drygt" and the like allow a whole
    point, for figures without decimals. Nothing fits a share of nothing.
    """
    if whole == 0:
        return False
    return abs(Fraction(100 * part, whole) - percent.value) <= _tolerance(percent)


def _tolerance(percent: Percent) -> Fraction:
    return unit(percent) if percent.about and not percent.decimals else unit(percent) / 2


def possible(percent: Percent, whole: int) -> bool:
    """True when some count of `whole` rounds to the printed percent."""
    nearest = int(percent.value * whole / 100)
    return any(fits(percent, part, whole) for part in range(max(0, nearest - 1), min(whole, nearest + 2) + 1))


def bases(percent: Percent, part: int) -> range:
    """Return every base of which `part` is the printed percent; empty for shares near 0, where all are."""
    low, high = percent.value - _tolerance(percent), percent.value + _tolerance(percent)
    if low <= 0:
        return range(0)
    return range(max(part, ceil(100 * part / high)), floor(100 * part / low) + 1)


def common_base(shares: Iterable[Percent], largest: int) -> int | None:
    """Return the only number of answers up to `largest` that all rows of a question fit and fill, or None.

    Above some hundred answers many numbers fit, so no more than `SEARCHED` are tried.
    """
    rows = list(shares)
    found = [whole for whole in range(1, min(largest, SEARCHED) + 1) if _closes(rows, whole)]
    return found[0] if len(found) == 1 else None


def part_of(percent: Percent, whole: int) -> int:
    """Return the count of `whole` that lies nearest the printed percent, halves upwards."""
    return int(percent.value * whole / 100 + Fraction(1, 2))


def _closes(rows: list[Percent], whole: int) -> bool:
    parts = [part_of(row, whole) for row in rows]
    return sum(parts) == whole and all(fits(row, part, whole) for row, part in zip(rows, parts, strict=True))


def share_text(part: int, whole: int, like: Percent | None = None) -> str:
    """Return the true share with its base, "24 % (21 av 86)", with one decimal if the printed one had any."""
    share = Share(part, whole)
    return share.text_1 if like and like.decimals else share.text
