"""The cells of a table's row: parted by tabs or bars, or by nothing but spaces in a table of answers."""

import re

from analysis.checking.answer_words import LABEL

CELLS = re.compile(r"\t|\s*\|\s*")
SHARE = r"\d{1,3}(?:,\d+)?\s?%"
SPACED_ROW = re.compile(rf"(?P<words>[^\W\d][^%\d:.]*?)\s+(?P<shares>{SHARE}(?:\s+{SHARE})+)", re.IGNORECASE)
"""Words and then nothing but shares: "Tillgänglighet 75 % 15 % 10 %"."""
SPACED_HEAD = re.compile(rf"(?P<words>\w*)\s*(?P<labels>{LABEL}(?:\s+{LABEL})+)", re.IGNORECASE)
"""At most a word and then nothing but answers: "Fråga Ja Till viss del Nej"."""


def cells_of(text: str) -> list[str]:
    """Return the cells of a row, or the text alone where it is none."""
    if head := SPACED_HEAD.fullmatch(text):
        return [head["words"], *(label[0] for label in re.finditer(LABEL, head["labels"], re.IGNORECASE))]
    if row := SPACED_ROW.fullmatch(text):
        return [row["words"], *re.findall(SHARE, row["shares"])]
    return CELLS.split(text)


def is_spaced(text: str) -> bool:
    """True for a row of a table whose cells only spaces part."""
    return bool(SPACED_ROW.fullmatch(text) or SPACED_HEAD.fullmatch(text))
