"""A share that never leaves its numerator and denominator behind, and numbers written the Swedish way."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from analysis.phrases import part_of_whole, phrase

HARD_SPACE = "\u00a0"
NO_FIGURE = "–"


def half_up(value: Fraction) -> int:
    """Return the nearest whole number, halves upwards: floor(value + 1/2).

    Source: ordinary school rounding, so that anyone can recompute a figure by hand.
    Python's own `round` takes halves to the even number (12.5 -> 12) and is not used.
    """
    return floor(value + Fraction(1, 2))


def number_text(number: int) -> str:
    """Return a whole number as Swedish text with a hard space between thousands: 10561 -> "10 561"."""
    return f"{number:,}".replace(",", HARD_SPACE)


def of(part: int, whole: int) -> str:
    """Return two counts in words: "86 av 102"."""
    return part_of_whole(number_text(part), number_text(whole))


def decimal(figure: str) -> str:
    """Return a figure with the decimal mark of the reader's language: "84.3" -> "84,3"."""
    whole, point, decimals = figure.partition(".")
    return phrase("%(whole)s,%(decimals)s", whole=whole, decimals=decimals) if point else figure


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `whole`, both counts of the same things; raises ValueError unless 0 <= part <= whole."""

    part: int
    whole: int

    def __post_init__(self) -> None:
        """Refuse what is not a share, so that 105 % cannot be written."""
        if not 0 <= self.part <= self.whole:
            raise ValueError(f"{self.part} of {self.whole} is not a share")

    @property
    def fraction(self) -> Fraction | None:
        """The exact value part/whole, or None when there is nothing to divide by."""
        return Fraction(self.part, self.whole) if self.whole else None

    @property
    def percent(self) -> int | None:
        """Whole percent, 100 · part/whole with halves upwards (1 of 8 -> 13), or None of nothing."""
        return None if self.fraction is None else half_up(100 * self.fraction)

    @property
    def percent_1(self) -> Decimal | None:
        """Percent with one decimal, halves upwards (86 of 102 -> 84.3), or None of nothing."""
        return None if self.fraction is None else Decimal(half_up(1000 * self.fraction)).scaleb(-1)

    @property
    def counts(self) -> str:
        """Both counts in words: "86 av 102"."""
        return of(self.part, self.whole)

    @property
    def text(self) -> str:
        """Whole percent with its base: "84 % (86 av 102)", and "– (0 av 0)" of nothing."""
        return self._with_base(self.percent)

    @property
    def text_1(self) -> str:
        """Percent to one decimal with its base: "84,3 % (86 av 102)"."""
        return self._with_base(self.percent_1)

    def _with_base(self, percent: int | Decimal | None) -> str:
        figure = NO_FIGURE if percent is None else f"{decimal(str(percent))}{HARD_SPACE}%"
        return f"{figure} ({self.counts})"
