"""Whether years differ by more than chance gives, and when they must not be compared at all."""

from collections.abc import Sequence
from fractions import Fraction
from math import erfc, sqrt
from typing import NamedTuple

from analysis.ways import ways


class TrendTest(NamedTuple):
    """z above 0 is a rising share; p is two-sided."""

    z: float
    p: float


def fisher_exact(x1: int, n1: int, x2: int, n2: int) -> float:
    """Return the two-sided p that x1 of n1 and x2 of n2 come from one common share.

    The sum of the probabilities of all tables with the same margins that are no likelier than the one
    seen; counted in whole numbers, so ties are exact. Raises ValueError unless 0 <= x <= n.
    Source: Fisher 1934, Statistical Methods for Research Workers, §21.02.
    """
    if not (0 <= x1 <= n1 and 0 <= x2 <= n2):
        raise ValueError("x must lie between 0 and n")
    tables = dict(ways(n1, n2, x1 + x2))
    no_likelier = sum(count for count in tables.values() if count <= tables[x1])
    return float(Fraction(no_likelier, sum(tables.values())))


def cochran_armitage(
    counts: Sequence[int], totals: Sequence[int], scores: Sequence[int | float | Fraction]
) -> TrendTest:
    """Return (z, p) for a linear trend of counts/totals over `scores`, such as the years themselves.

    z = Σ t(x − n p) / √(p(1−p)(Σ n t² − (Σ n t)²/N)), p = Σx/N, N = Σn. With no spread in the answers
    or in the scores there is no evidence of a trend: (0, 1). Raises ValueError for unequal lengths,
    no totals, or an x outside its n.
    Source: Armitage 1955, Biometrics 11:375, variance with N, as R's prop.trend.test.
    """
    rows = [(x, n, Fraction(t)) for x, n, t in zip(counts, totals, scores, strict=True)]
    size = sum(n for _, n, _ in rows)
    if size == 0 or not all(0 <= x <= n for x, n, _ in rows):
        raise ValueError("each count must lie between 0 and its total, and somebody must have answered")
    p = Fraction(sum(x for x, _, _ in rows), size)
    lean = sum((t * (x - n * p) for x, n, t in rows), Fraction(0))
    middle = sum((n * t for _, n, t in rows), Fraction(0)) / size
    spread = p * (1 - p) * sum((n * (t - middle) ** 2 for _, n, t in rows), Fraction(0))
    if spread == 0:
        return TrendTest(0.0, 1.0)
    z = sqrt(lean * lean / spread) * (1 if lean > 0 else -1)
    return TrendTest(z, erfc(abs(z) / sqrt(2)))
