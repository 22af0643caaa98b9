"""Three lines about one question: those who answered, all if they are like them, all without assumptions."""

from dataclasses import dataclass

from analysis.intervals import Interval, hypergeometric, worst_case_counts
from analysis.phrases import phrase
from analysis.shares import Share, number_text


@dataclass(frozen=True, slots=True)
class ThreeLines:
    """What x ja of n answers say about themselves and about the population, in whole people.

    `answered` is a fact. `alike` is the exact hypergeometric interval at 95 %: it takes those who
    answered for a random draw. `unassumed` is Manski's bounds: every other person no, or every one ja.
    """

    answered: Share
    alike: Interval[int]
    unassumed: Interval[int]
    population: int

    @property
    def texts(self) -> tuple[str, str, str]:
        """The lines in their order, such as "19 av 20 svarade ja" and "mellan 79 och 101 av 102"."""
        ends = (self.alike, self.unassumed)
        alike, unassumed = (between(each, self.population) for each in ends)
        return answered_text(self.answered), alike, unassumed


def three_lines(ja: int, answers: int, population: int) -> ThreeLines:
    """Return the three lines for `ja` of `answers` out of a population of known size.

    Blank, illegible and "inte aktuellt" are no part of `answers`: they are unknown, like those who did
    not answer. Formula: `hypergeometric` and `worst_case_counts` of `analysis.intervals`.
    Raises ValueError unless 0 <= ja <= answers <= population.
    """
    return ThreeLines(
        Share(ja, answers),
        hypergeometric(ja, answers, population),
        worst_case_counts(ja, answers, population),
        population,
    )


def answered_text(ja: Share) -> str:
    """Return the first line: "19 av 20 svarade ja"."""
    return phrase("%(share)s svarade ja", share=ja.counts)


def between(ends: Interval[int], population: int) -> str:
    """Return "mellan 79 och 101 av 102", or "20 av 20" where both ends are the same."""
    if ends.low == ends.high:
        return Share(ends.low, population).counts
    return phrase(
        "mellan %(low)s och %(high)s", low=number_text(ends.low), high=Share(ends.high, population).counts
    )
