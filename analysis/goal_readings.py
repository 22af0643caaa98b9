"""Four readings of one ratio goal: of a register, of those who answered, of all ended in two ways."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from fractions import Fraction

from analysis.goal_status import GoalStatus
from analysis.intervals import Interval, hypergeometric, worst_case
from analysis.shares import Share

DISPLAY_FLOOR = 5
"""Answers below which those who answered have no shown result, and so no status."""


class Reading(StrEnum):
    """Whom a ratio goal speaks of, and how sure the verdict has to be."""

    REGISTER = "register"
    SVARANDE = "svarande"
    POPULATION = "population 95 %"
    WORST_CASE = "population worst case"


def register_status(share: Share | None, target: Fraction) -> GoalStatus:
    """Reached if part/whole >= target as exact fractions (89,5 % is not 90 %), unknown without a base.

    Source: a count over a complete list has no uncertainty, so there is no interval.
    """
    if share is None or share.fraction is None:
        return GoalStatus.CANNOT_TELL
    return GoalStatus.REACHED if share.fraction >= target else GoalStatus.NOT_REACHED


def respondents_status(x: int, n: int, target: Fraction, floor: int = DISPLAY_FLOOR) -> GoalStatus:
    """Judge x of the n who answered and nobody else; unknown below the display floor."""
    return register_status(Share(x, n) if n >= floor else None, target)


def population_status(
    x: int, n: int, population: int, target: Fraction, level: float | Fraction = 0.95
) -> GoalStatus:
    """Judge all ended from the hypergeometric interval K_lo to K_hi of the population N.

    Reached if K_lo/N >= target, not reached if K_hi/N < target, otherwise it cannot be told.
    """
    ends = hypergeometric(x, n, population, level)
    if population == 0:
        return GoalStatus.CANNOT_TELL
    return _decided(Interval(Fraction(ends.low, population), Fraction(ends.high, population)), target)


def worst_case_status(x: int, n: int, population: int, target: Fraction) -> GoalStatus:
    """Judge all ended without assumptions: reached if x/N >= target, not if (x + N − n)/N < target."""
    return _decided(worst_case(x, n, population), target)


def reading_status(reading: Reading, x: int, n: int, population: int, target: Fraction) -> GoalStatus:
    """Return the status of x ja among n answers of a population; a register counts x of the population."""
    return STATUS_FOR[reading](x, n, population, target)


def answers_needed(
    negatives: int, population: int, target: Fraction, level: float | Fraction = 0.95
) -> int | None:
    """Return the fewest answers, `negatives` of them not ja, that show the target reached for all ended.

    None if not even everybody's answer can. Reached is `population_status`.
    """
    sizes = range(negatives, population + 1)
    reached = (n for n in sizes if _shown(n - negatives, n, population, target, level))
    return next(reached, None)


def _shown(x: int, n: int, population: int, target: Fraction, level: float | Fraction) -> bool:
    return population_status(x, n, population, target, level) is GoalStatus.REACHED


def _decided(ends: Interval[Fraction], target: Fraction) -> GoalStatus:
    if ends.low >= target:
        return GoalStatus.REACHED
    return GoalStatus.NOT_REACHED if ends.high < target else GoalStatus.CANNOT_TELL


STATUS_FOR: Mapping[Reading, Callable[[int, int, int, Fraction], GoalStatus]] = {
    Reading.REGISTER: lambda x, _n, population, target: register_status(Share(x, population), target),
    Reading.SVARANDE: lambda x, n, _population, target: respondents_status(x, n, target),
    Reading.POPULATION: population_status,
    Reading.WORST_CASE: worst_case_status,
}
"""How each reading is judged."""
