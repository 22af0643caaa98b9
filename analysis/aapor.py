"""Outcome rates of the American Association for Public Opinion Research, as exact fractions."""

from collections.abc import Mapping
from fractions import Fraction

CLASSES = ("I", "P", "R", "NC", "O", "UH", "UO", "NE")


def aapor(counts: Mapping[str, int], e: int | float | Fraction = 1) -> dict[str, Fraction | None]:
    """Return RR1–RR6, COOP1–4, REF1–3 and CON1–3 by name, None where the denominator is 0.

    `counts` has the final dispositions by class: I complete, P partial, R refusal, NC non-contact,
    O other, UH and UO unknown eligibility, NE not eligible (in no rate); a class left out is 0.
    `e` is the share of the unknown that is taken to be eligible; in a register of endings it is 1.
    Raises ValueError for an unknown class, a negative count or e outside 0–1.
    Source: AAPOR Standard Definitions, 10th edition, 2023, formulas RR1 to CON3.
    """
    n = _checked(counts)
    share = Fraction(e)
    if not 0 <= share <= 1:
        raise ValueError("e must lie between 0 and 1")
    answered, unknown = n["I"] + n["P"], n["UH"] + n["UO"]
    able = answered + n["R"]
    contacted = able + n["O"]
    known = contacted + n["NC"]
    bases = {"1": known + Fraction(unknown), "2": known + share * unknown, "3": Fraction(known)}
    rates = _response(n["I"], answered, bases) | _cooperation(n["I"], answered, contacted, able)
    rates |= {f"REF{number}": _ratio(n["R"], base) for number, base in bases.items()}
    return rates | {f"CON{number}": _ratio(contacted, base) for number, base in bases.items()}


def _checked(counts: Mapping[str, int]) -> dict[str, int]:
    if unknown := set(counts) - set(CLASSES):
        raise ValueError(f"unknown classes {sorted(unknown)}")
    if min(counts.values(), default=0) < 0:
        raise ValueError("negative count")
    return {name: counts.get(name, 0) for name in CLASSES}


def _response(complete: int, answered: int, bases: Mapping[str, Fraction]) -> dict[str, Fraction | None]:
    names = (("RR1", "RR2"), ("RR3", "RR4"), ("RR5", "RR6"))
    rates: dict[str, Fraction | None] = {}
    for (of_complete, of_all), base in zip(names, bases.values(), strict=True):
        rates |= {of_complete: _ratio(complete, base), of_all: _ratio(answered, base)}
    return rates


def _cooperation(complete: int, answered: int, contacted: int, able: int) -> dict[str, Fraction | None]:
    return {
        "COOP1": _ratio(complete, contacted),
        "COOP2": _ratio(answered, contacted),
        "COOP3": _ratio(complete, able),
        "COOP4": _ratio(answered, able),
    }


def _ratio(part: int, whole: int | Fraction) -> Fraction | None:
    return Fraction(part) / whole if whole else None
