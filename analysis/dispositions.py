"""How each case ended, in the codes of AAPOR, with the class that its outcome rates count it in."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Code:
    """AAPOR's `number` and the `group` (I, P, R, NC, O, NE) it counts in for a complete register."""

    number: str
    group: str


class Disposition(Enum):
    """Every way a case can end, the strongest first: when ways of answering differ, the first one holds.

    The list is a register, so every case on it is eligible: those never invited or never heard from
    are non-contacts (NC), not unknown. A case wrongly on the list (NE) is in no rate, whatever else.
    Source: AAPOR Standard Definitions, 10th edition, 2023, internet and mail tables.
    """

    REOPENED_OR_WRONG = Code("4.10", "NE")
    DUPLICATE = Code("4.81", "NE")
    COMPLETE = Code("1.1", "I")
    PARTIAL = Code("1.2", "P")
    BREAK_OFF = Code("2.12", "R")
    REFUSED_ON_WEB = Code("2.111", "R")
    REFUSED_BY_MAIL = Code("2.112", "R")
    PAPER_RETURNED_BLANK = Code("2.113", "R")
    OPENED_ONLY = Code("2.1121", "R")
    TOO_LATE = Code("2.27", "NC")
    AWAY_ALL_THE_TIME = Code("2.26", "NC")
    DECEASED = Code("2.31", "O")
    UNABLE = Code("2.32", "O")
    LANGUAGE = Code("2.33", "O")
    UNDELIVERED = Code("3.30", "NC")
    NOTHING_RETURNED = Code("3.19", "NC")
    NEVER_INVITED = Code("3.11", "NC")


STRENGTH = {each: place for place, each in enumerate(Disposition)}


def final_disposition(ways: Iterable[Disposition]) -> Disposition:
    """Return the one final code of a case from what happened in each way of answering.

    A case where nothing happened was never invited.
    """
    return min(ways, key=STRENGTH.__getitem__, default=Disposition.NEVER_INVITED)


def by_completeness(answered: int, applicable: int) -> Disposition:
    """Return the code of a started questionnaire from how many of its applicable questions are answered.

    At least 80 % complete, at least 50 % partial, less a break-off, none at all only opened. Raises
    ValueError unless 0 <= answered <= applicable. Source: limits proposed for this service.
    """
    if not 0 <= answered <= applicable:
        raise ValueError(f"{answered} of {applicable} questions is impossible")
    if answered == 0:
        return Disposition.OPENED_ONLY
    done = Fraction(answered, applicable)
    partial = Disposition.PARTIAL if done >= Fraction(1, 2) else Disposition.BREAK_OFF
    return Disposition.COMPLETE if done >= Fraction(4, 5) else partial


def class_counts(finals: Iterable[Disposition]) -> dict[str, int]:
    """Count final codes by class, ready for `aapor`; the classes sum to the number of cases."""
    return dict(Counter(each.value.group for each in finals))
