"""Whether a group answered more or less often than the others, where so few people can show anything."""

from dataclasses import dataclass

from analysis.phrases import phrase, swedish
from analysis.series import BEYOND_CHANCE, CHANCE, WITHIN_CHANCE
from analysis.shares import Share, decimal
from analysis.trend import fisher_exact

TOO_SMALL = swedish("Grupperna är för små för att jämföra.")


@dataclass(frozen=True, slots=True)
class GroupComparison:
    """What can be said of a group beside the others; `p` is None where no test could say anything."""

    text: str
    p: float | None = None

    @property
    def p_text(self) -> str:
        """The p for the reader: "p = 0,35", "p < 0,01", or "" without a test."""
        if self.p is None:
            return ""
        if self.p < 0.01:
            return f"p < {decimal('0.01')}"
        return f"p = {decimal(f'{self.p:.2f}')}"


def can_tell(one: int, other: int, answered: int) -> bool:
    """Return whether any outcome at all could have been called a difference.

    True if the smallest p that Fisher's test can give is below 5 %, with groups of `one` and `other`
    people of whom `answered` answered; the smallest is that of one of the two most extreme tables.
    Raises ValueError when more answered than there are people.
    """
    extremes = {max(0, answered - other), min(one, answered)}
    return min(fisher_exact(x, one, answered - x, other) for x in extremes) < CHANCE


def compare_group(group: Share, others: Share) -> GroupComparison:
    """Compare how many answered in a group and among all others, by Fisher's exact test (two-sided).

    Source: analysis.trend.fisher_exact; a test that cannot reach 5 % says nothing and is not made.
    """
    if not can_tell(group.whole, others.whole, group.part + others.part):
        return GroupComparison(phrase(TOO_SMALL))
    p = fisher_exact(group.part, group.whole, others.part, others.whole)
    return GroupComparison(phrase(BEYOND_CHANCE if p < CHANCE else WITHIN_CHANCE), p)
