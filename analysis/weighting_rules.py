"""When weights do more harm than good: the rules, each with its Swedish reason."""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum

from analysis.phrases import phrase, swedish
from analysis.trend import fisher_exact
from analysis.weights import CannotRake, Margins, Rows, design_effect, rake

FEWEST_ANSWERS, FEWEST_IN_LEVEL = 100, 10


class WhyNot(StrEnum):
    """A reason to publish the unweighted figure; the value is the sentence for the reader."""

    FEW_ANSWERS = swedish("Det är färre än 100 svar.")
    THIN_LEVEL = swedish("Någon grupp har färre än 10 svar.")
    CANNOT_RAKE = swedish("Det finns inga vikter som passar alla grupper.")
    UNEVEN = swedish("Några svar skulle väga mycket mer än andra.")
    COSTLY = swedish("Vikterna skulle göra underlaget för litet.")
    NO_DIFFERENCE = swedish("Grupperna har inte svarat olika.")
    UNLINKED = swedish("Svaren hör inte ihop med grupper, för att ingen ska se vem som svarade vad.")

    @property
    def sentence(self) -> str:
        """The sentence in the reader's language."""
        return phrase(self.value)


def reasons_not_to_weight(rows: Rows, margins: Margins, ja: Sequence[bool]) -> tuple[WhyNot, ...]:
    """Return every reason not to weight these answers (`ja` per row); empty if weighting may be right.

    n < 100; a level with < 10 answers; largest/smallest weight > 5 (> 3 when n < 200); Kish's deff
    > 1.5; or no level whose share of ja differs from the rest (Fisher, p < 0.05).
    Source: thresholds proposed for this service, not a standard.
    """
    found = {
        WhyNot.FEW_ANSWERS: len(rows) < FEWEST_ANSWERS,
        WhyNot.THIN_LEVEL: _thinnest(rows, margins) < FEWEST_IN_LEVEL,
        WhyNot.NO_DIFFERENCE: not _differs(rows, margins, ja),
    }
    try:
        found |= _costs(rake(rows, margins))
    except CannotRake:
        found[WhyNot.CANNOT_RAKE] = True
    return tuple(reason for reason in WhyNot if found.get(reason))


def reasons_from_counts(answers: int, levels: Iterable[int]) -> tuple[WhyNot, ...]:
    """Return why answers are not weighted when only how many answered in each group (`levels`) is known.

    The thresholds of `reasons_not_to_weight` that counts alone can settle; and always that an answer
    without a group has nothing to take a weight from.
    """
    found = {
        WhyNot.FEW_ANSWERS: answers < FEWEST_ANSWERS,
        WhyNot.THIN_LEVEL: any(level < FEWEST_IN_LEVEL for level in levels),
        WhyNot.UNLINKED: True,
    }
    return tuple(reason for reason in WhyNot if found.get(reason))


def _costs(weights: Sequence[float]) -> dict[WhyNot, bool]:
    widest = 3 if len(weights) < 200 else 5
    return {
        WhyNot.UNEVEN: max(weights) > widest * min(weights),
        WhyNot.COSTLY: design_effect(weights) > 1.5,
    }


def _thinnest(rows: Rows, margins: Margins) -> int:
    counts = Counter((variable, row.get(variable)) for row in rows for variable in margins)
    return min((counts[name, level] for name, totals in margins.items() for level in totals), default=0)


def _differs(rows: Rows, margins: Margins, ja: Sequence[bool]) -> bool:
    return any(
        _p(rows, variable, level, ja) < 0.05 for variable, totals in margins.items() for level in totals
    )


def _p(rows: Rows, variable: str, level: str, ja: Sequence[bool]) -> float:
    seen = Counter((row.get(variable) == level, yes) for row, yes in zip(rows, ja, strict=True))
    inside, outside = seen[True, True], seen[False, True]
    return fisher_exact(inside, inside + seen[True, False], outside, outside + seen[False, False])
