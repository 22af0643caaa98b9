"""What the checker hands back: a fault or a note, with its place, its words and the right figure."""

from dataclasses import dataclass
from enum import StrEnum

from analysis.checking.pieces import Piece
from analysis.phrases import phrase, swedish

LONGEST_QUOTE = 120


class Kind(StrEnum):
    """What a finding is about; the value is its Swedish name."""

    RATE = swedish("Andel")
    RESPONSE_RATE = swedish("Svarsfrekvens")
    SUM = swedish("Summa")
    ROUNDING = swedish("Avrundning")
    BASE = swedish("Bas")
    NOT_RELEVANT = swedish("Inte aktuellt")
    GOAL = swedish("Mål")
    COMPARISON = swedish("Jämförelse")
    PERSON = swedish("Utpekad person")
    IMPOSSIBLE = swedish("Omöjlig andel")
    QUESTIONS = swedish("Frågor")

    @property
    def label(self) -> str:
        """Its name in the reader's language."""
        return phrase(self.value)


class Weight(StrEnum):
    """A fault should be put right; a note is worth knowing and no fault."""

    FAULT = "fel"
    NOTE = "att veta"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a report says wrongly.

    `place` is for `in_words`; `sentence` is in the reader's language; `quote` is the report's own words;
    `recomputed` is the figure as it should be, with its base, or empty where none can be had; `position`
    orders the findings as one reads.
    """

    kind: Kind
    place: str
    quote: str
    sentence: str
    recomputed: str = ""
    weight: Weight = Weight.FAULT
    position: int = 0


def finding(
    kind: Kind,
    piece: Piece,
    quote: str,
    sentence: str,
    recomputed: str = "",
    weight: Weight = Weight.FAULT,
) -> Finding:
    """Return a finding at the place where `quote` stands in `piece`; a long quote is shortened."""
    place = piece.place_at(piece.text.find(quote))
    shown = quote if len(quote) <= LONGEST_QUOTE else quote[: LONGEST_QUOTE - 1].rstrip() + "…"
    return Finding(kind, place, shown, sentence, recomputed, weight, piece.position)
