"""In how many ways a draw can come out: the whole numbers behind exact tests and intervals."""

from collections.abc import Iterator
from math import comb


def ways(ja: int, others: int, drawn: int, least: int = 0) -> Iterator[tuple[int, int]]:
    """Yield (i, C(ja, i) · C(others, drawn − i)) for every possible number i >= `least` of ja drawn.

    `drawn` are drawn without replacement from `ja` + `others`; over all i the ways sum to
    C(ja + others, drawn). Each follows from the one before by an exact division.
    """
    first = max(least, drawn - others, 0)
    last = min(ja, drawn)
    if first > last:
        return
    count = comb(ja, first) * comb(others, drawn - first)
    for i in range(first, last + 1):
        yield i, count
        count = count * (ja - i) * (drawn - i) // ((i + 1) * (others - drawn + i + 1))
