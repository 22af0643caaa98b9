"""Is a draw of at least x likelier than a limit? Floats where that is clear, whole numbers where not."""

from fractions import Fraction
from math import comb, exp, lgamma

from analysis.ways import ways

COUNTED_UP_TO = 1_000_000
"""The largest population that is counted in whole numbers when floats cannot tell."""


def exceeds(x: int, n: int, population: int, ja: int, side: Fraction) -> bool:
    """Return whether P(X >= x) > side for X = ja among n drawn from a population with `ja` of them.

    `side` lies below 1/2. At or below the mean the answer is yes, for the median of X is the mean
    rounded up or down (Jogdeo and Samuels 1968, Annals of Mathematical Statistics 39:1191). Above it
    the sum is taken in floats, and in whole numbers when it comes too near the limit to be sure. Of more
    than COUNTED_UP_TO people that would take minutes: there the floats decide, at most one person off.
    """
    if x <= n * ja // population:
        return True
    near = float(_about(x, n, population, ja) / side) - 1
    doubt = 1e-9 + 1e-14 * lgamma(population + 1)
    sure = abs(near) > doubt or population > COUNTED_UP_TO
    return near > 0 if sure else exactly_exceeds(x, n, population, ja, side)


def exactly_exceeds(x: int, n: int, population: int, ja: int, side: Fraction) -> bool:
    """Return the same, counted: the ways to draw at least x, of all ways to draw."""
    least = sum(count for _, count in ways(ja, population - ja, n, x))
    return least > side * comb(population, n)


def _about(x: int, n: int, population: int, ja: int) -> float:
    """P(X >= x) above the mean, where the terms fall: each follows from the one before."""
    if x > min(n, ja):
        return 0.0
    others = population - ja
    term = exp(_log_comb(ja, x) + _log_comb(others, n - x) - _log_comb(population, n))
    total, i = 0.0, x
    while term > total * 1e-18:
        total += term
        term *= (ja - i) * (n - i) / ((i + 1) * (others - n + i + 1))
        i += 1
    return total


def _log_comb(whole: int, part: int) -> float:
    if part in (0, whole):
        return 0.0
    return lgamma(whole + 1) - lgamma(part + 1) - lgamma(whole - part + 1)
