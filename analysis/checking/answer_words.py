"""Which answer a row of a result is about, told from its words."""

import re
from enum import Enum, auto


class Category(Enum):
    """The kinds of answer that a question is divided into."""

    YES = auto()
    PARTLY = auto()
    NO = auto()
    NOT_RELEVANT = auto()
    UNANSWERED = auto()


NOT_RELEVANT = r"(?:inte|ej)\s+(?:aktuell|relevant|tillämplig)[at]?"
UNANSWERED = r"(?:inget|ej)\s+svar|svar\s+saknas|(?:ej|inte)\s+(?:be)?svarat|obesvarad|vet\s+(?:ej|inte)"
PARTLY = r"till\s+viss\s+del|delvis|i\s+viss\s+mån"
NO = r"nej|inte|ej|ingen|inga|aldrig|missnöjd[a]?"
PATTERNS = {
    Category.NOT_RELEVANT: re.compile(rf"\b(?:{NOT_RELEVANT})\b", re.IGNORECASE),
    Category.UNANSWERED: re.compile(rf"\b(?:{UNANSWERED})\b", re.IGNORECASE),
    Category.PARTLY: re.compile(rf"\b(?:{PARTLY})\b", re.IGNORECASE),
    Category.NO: re.compile(rf"\b(?:{NO})\b", re.IGNORECASE),
}
"""In the order of trial: "inte aktuellt" before "inte"."""
LABEL = rf"(?:{NOT_RELEVANT}|{UNANSWERED}|{PARTLY}|nej|ja)\b"
"""The answers that can head a column or stand alone beside a figure."""
SURVEY = re.compile(
    r"enkät|nöjd|respondent|svarsfrekvens|\b(?:be)?svar(?:a[drt]\w*|ar|en|et|ande)?\b|upplev|tycker|instäm"
    r"|rekommend|\banser\b",
    re.IGNORECASE,
)
"""Words of a survey's result."""


def category(text: str) -> Category:
    """Return which answer some words are about; what is none of the others is a yes."""
    return next((each for each, pattern in PATTERNS.items() if pattern.search(text)), Category.YES)
