"""Weights that make those who answered look like all, and why a small operation should not use them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import fsum

Rows = Sequence[Mapping[str, str]]
Margins = Mapping[str, Mapping[str, float]]
Profile = tuple[str, ...]

MOST_ROUNDS = 1000
CLOSE = 1e-13


class CannotRake(ValueError):
    """The rows cannot be given the margins; the message says why."""


def rake(rows: Rows, margins: Margins) -> list[float]:
    """Return a weight per row so that every level of every variable has its population total.

    `rows` has variable → level for each respondent, `margins` variable → level → number of people.
    Iterative proportional fitting: each variable in turn multiplies the weights of its levels by
    total / present sum, until all agree to 1e-13 of the population.
    Raises CannotRake for an empty level, totals that differ, or no agreement in 1000 rounds.
    Source: Deming and Stephan 1940, Annals of Mathematical Statistics 11:427.
    """
    _check(rows, margins)
    profiles = [tuple(row[variable] for variable in margins) for row in rows]
    sizes = Counter(profiles)
    weights = dict.fromkeys(sizes, 1.0)
    for _ in range(MOST_ROUNDS):
        for place, totals in enumerate(margins.values()):
            sums = _sums(weights, sizes, place)
            weights = {each: w * totals[each[place]] / sums[each[place]] for each, w in weights.items()}
        if _agree(weights, sizes, margins):
            return [weights[profile] for profile in profiles]
    raise CannotRake(f"no agreement after {MOST_ROUNDS} rounds")


def kish(weights: Sequence[float]) -> float:
    """Return the effective number of answers, (Σw)² / Σw²; raises ValueError without positive weight.

    Source: Kish 1965, Survey Sampling, §11.7.
    """
    if not weights or min(weights) < 0 or max(weights) == 0:
        raise ValueError("weights must be at least 0, and one above")
    return fsum(weights) ** 2 / fsum(w * w for w in weights)


def design_effect(weights: Sequence[float]) -> float:
    """Return Kish's deff = n Σw² / (Σw)²: how many answers the weights cost, 1 for equal weights."""
    return len(weights) / kish(weights)


def _check(rows: Rows, margins: Margins) -> None:
    if not rows or not margins:
        raise CannotRake("nobody to weight, or nothing to weight to")
    sizes = [fsum(totals.values()) for totals in margins.values()]
    if max(sizes) - min(sizes) > CLOSE * max(sizes):
        raise CannotRake("the margins have different totals")
    for variable, totals in margins.items():
        if {row.get(variable) for row in rows} != {level for level, total in totals.items() if total}:
            raise CannotRake(f"a level of {variable} is empty or unknown")
        if min(totals.values()) < 0:
            raise CannotRake(f"a level of {variable} has a negative total")


def _sums(weights: Mapping[Profile, float], sizes: Mapping[Profile, int], place: int) -> dict[str, float]:
    sums = dict.fromkeys((profile[place] for profile in weights), 0.0)
    for profile, weight in weights.items():
        sums[profile[place]] += weight * sizes[profile]
    return sums


def _agree(weights: Mapping[Profile, float], sizes: Mapping[Profile, int], margins: Margins) -> bool:
    return all(
        abs(_sums(weights, sizes, place).get(level, 0.0) - total) <= CLOSE * fsum(totals.values())
        for place, totals in enumerate(margins.values())
        for level, total in totals.items()
    )
