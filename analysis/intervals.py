"""How far a share can be from what was counted: intervals for x of n, and bounds without assumptions."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import exp, lgamma, log, log1p, sqrt
from statistics import NormalDist
from typing import Generic, TypeVar

from analysis.tails import exceeds

Number = TypeVar("Number", int, float, Fraction)
KEPT = 4096
"""How many intervals are remembered: those of some years' questions, for every process."""


@dataclass(frozen=True, slots=True)
class Interval(Generic[Number]):
    """Both ends belong to the interval."""

    low: Number
    high: Number


def tail(level: float | Fraction) -> Fraction:
    """Return α/2 = (1 − level)/2 exactly, 0.95 read as 95/100; raises ValueError outside 0 < level < 1."""
    exact = level if isinstance(level, Fraction) else Fraction(str(level))
    if not 0 < exact < 1:
        raise ValueError("level must lie between 0 and 1")
    return (1 - exact) / 2


def normal_quantile(level: float | Fraction) -> float:
    """Return z with P(|Z| <= z) = level for a standard normal Z: 1.96 for 0.95."""
    return -NormalDist().inv_cdf(float(tail(level)))


def wilson(x: int | Fraction, n: int, level: float | Fraction = 0.95) -> Interval[float]:
    """Return the score interval (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), p = x/n.

    For a share of a process without an end; `x` may be a sum of points between 0 and 1. No answers
    give (0, 1), the limit. Raises ValueError unless 0 <= x <= n.
    Source: Wilson 1927, JASA 22:209; Newcombe 1998, Statistics in Medicine 17:857, method 3.
    """
    _check(x, n)
    if n == 0:
        return Interval(0.0, 1.0)
    z, p = normal_quantile(level), x / n
    middle, half = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return Interval(0.0 if x == 0 else (middle - half) / scale, 1.0 if x == n else (middle + half) / scale)


def clopper_pearson(x: int, n: int, level: float | Fraction = 0.95) -> Interval[float]:
    """Return the p with P(X >= x | p) = α/2 and the p with P(X <= x | p) = α/2, X binomial(n, p).

    No answers give (0, 1). Raises ValueError unless 0 <= x <= n.
    Source: Clopper and Pearson 1934, Biometrika 26:404; solved by bisection.
    """
    _check(x, n)
    side = float(tail(level))
    return Interval(_lower_binomial(x, n, side), 1.0 - _lower_binomial(n - x, n, side))


def hypergeometric(x: int, n: int, population: int, level: float | Fraction = 0.95) -> Interval[int]:
    """Return the number K of the `population` that may be ja when x of n drawn from it are.

    From the smallest K with P(X >= x | K) > α/2 to the largest K with P(X <= x | K) > α/2, X
    hypergeometric: whole numbers, exact. Right for a known list; a census (n = population) gives x.
    It takes the n for a random draw, so show `worst_case` beside it. Raises ValueError unless
    0 <= x <= n <= population.
    Source: inversion of the test, Buonaccorsi 1987, American Statistician 41:215.
    """
    _check(x, n, population)
    side = tail(level)
    low = _fewest(x, n, population, side)
    return Interval(low, population - _fewest(n - x, n, population, side))


def newcombe(x1: int, n1: int, x2: int, n2: int, level: float | Fraction = 0.95) -> Interval[float]:
    """Return the interval for x1/n1 − x2/n2 from the two Wilson intervals (l, u).

    d − √((p1−l1)² + (u2−p2)²) to d + √((u1−p1)² + (p2−l2)²). Raises ValueError if an n is 0.
    Source: Newcombe 1998, Statistics in Medicine 17:873, method 10.
    """
    one, two = wilson(x1, n1, level), wilson(x2, n2, level)
    if 0 in (n1, n2):
        raise ValueError("no difference without answers on both sides")
    p1, p2 = x1 / n1, x2 / n2
    down = sqrt((p1 - one.low) ** 2 + (two.high - p2) ** 2)
    up = sqrt((one.high - p1) ** 2 + (p2 - two.low) ** 2)
    return Interval(p1 - p2 - down, p1 - p2 + up)


def worst_case(x: int, n: int, population: int) -> Interval[Fraction]:
    """Return x/N to (x + N − n)/N: all who did not answer say no, or all say ja. Exact fractions.

    Nobody in the population gives (0, 1). Raises ValueError unless 0 <= x <= n <= population.
    Source: Manski 1989, Journal of Human Resources 24:343; nothing is assumed.
    """
    counts = worst_case_counts(x, n, population)
    if population == 0:
        return Interval(Fraction(0), Fraction(1))
    return Interval(Fraction(counts.low, population), Fraction(counts.high, population))


def worst_case_counts(x: int, n: int, population: int) -> Interval[int]:
    """Return `worst_case` as people: x to x + N − n."""
    _check(x, n, population)
    return Interval(x, x + population - n)


def _check(x: int | Fraction, n: int, population: int | None = None) -> None:
    if not 0 <= x <= n or (population is not None and n > population):
        raise ValueError(f"{x} of {n} of {population} is impossible")


def _lower_binomial(x: int, n: int, side: float) -> float:
    """Bisect for the p below x/n where P(X >= x | p) = side."""
    if x == 0:
        return 0.0
    low, high = 0.0, x / n
    while low < (middle := (low + high) / 2) < high:
        low, high = (middle, high) if _upper_tail(x, n, middle) < side else (low, middle)
    return middle


def _upper_tail(x: int, n: int, p: float) -> float:
    """P(X >= x) for p <= x/n, where the terms fall from the first one on."""
    choose = lgamma(n + 1) - lgamma(x + 1) - lgamma(n - x + 1)
    term = exp(choose + x * log(p) + (n - x) * log1p(-p))
    total, i, odds = 0.0, x, p / (1 - p)
    while term > total * 1e-18:
        total += term
        term *= (n - i) / (i + 1) * odds
        i += 1
    return total


@lru_cache(maxsize=KEPT)
def _fewest(x: int, n: int, population: int, side: Fraction) -> int:
    """Search for the smallest K with P(X >= x | K) > side; the probability grows with K.

    From a guess by the normal distribution outwards in growing steps, then by halves. What was found is
    kept: an opened year is read many times and never changes.
    """
    low, high = x, population - n + x
    middle, step = min(max(_guess(x, n, population, side), low), high), 1
    while low < high:
        if low < middle < high:
            step *= 2
        else:
            middle, step = (low + high) // 2, population
        likely = exceeds(x, n, population, middle, side)
        low, high = (low, middle) if likely else (middle + 1, high)
        middle += -step if likely else step
    return low


def _guess(x: int, n: int, population: int, side: Fraction) -> int:
    share = x / n if n else 0.0
    spread = sqrt(share * (1 - share) * (population - n) / (n * population)) if n else 0.0
    return round(population * (share - NormalDist().inv_cdf(1 - float(side)) * spread))
