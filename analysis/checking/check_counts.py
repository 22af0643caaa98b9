"""Finds answers told in counts that are more than there are: "av 21 svar 18 ja, 2 nej, 3 till viss del"."""

import re
from collections.abc import Iterator

from analysis.checking.answer_words import LABEL, Category, category
from analysis.checking.findings import Finding, Kind, Weight, finding
from analysis.checking.numbers import COUNT, NUMBER_WORD, number
from analysis.checking.pieces import Piece
from analysis.checking.report import Report
from analysis.phrases import part_of_whole, phrase

N = rf"(?:{COUNT}|\b(?:{NUMBER_WORD})\b)"
GAVE = r"(?:(?:brukare|klienter|personer|respondenter|stycken|svarande|svar|svarade|st|sa|sade|var)\s+){0,2}"
COUNT_FIRST = rf"(?<!av ){N}\s+{GAVE}[”\"]?{LABEL}[”\"]?"
ANSWER_FIRST = rf"[”\"]?\b{LABEL}[”\"]?\s*[:–=]?\s*{N}(?!\s*(?:%|procent|av\b))"
BETWEEN = rf"\s*(?:,|;|\boch\b|\bsamt\b|\bmedan\b|\s)+{GAVE}"
LISTS = tuple(
    re.compile(rf"{item}(?:{BETWEEN}{item})+", re.IGNORECASE) for item in (COUNT_FIRST, ANSWER_FIRST)
)
BASE = re.compile(
    rf"(?P<n>{N})\s+(?:inkomna\s+|besvarade\s+)?(?:enkäter|svar|svarande|respondenter)\b"
    rf"|\bav\s+(?:de\s+)?(?P<of>{N})\s+(?:klienter\s+|personer\s+)?(?:svarade\b|var\b)",
    re.IGNORECASE,
)
WHOLE = {Category.YES, Category.PARTLY, Category.NO}


def check_counts(report: Report) -> Iterator[Finding]:
    """Yield a fault for counts of one question that exceed its answers, a note where some are left out.

    The answers are those that the sentence names, else all that have come in. Fewer is no fault: a question
    can be left empty.
    """
    largest = max((count.value for count in report.facts.answers), default=0)
    for piece in report.pieces:
        found = next((match for pattern in LISTS if (match := pattern.search(piece.text))), None)
        if found:
            yield from _judged(piece, found, _base(piece.text[: found.start()]), largest)


def _base(before: str) -> int:
    """Return the last number of answers named before the list, 0 if none is."""
    named = [number(match["n"] or match["of"]) for match in BASE.finditer(before)]
    return named[-1] if named else 0


def _judged(piece: Piece, found: re.Match[str], named: int, largest: int) -> Iterator[Finding]:
    counts = [number(each) for each in re.findall(N, found[0], re.IGNORECASE)]
    kinds = [category(each) for each in re.findall(LABEL, found[0], re.IGNORECASE)]
    whole, told = named or largest, sum(counts)
    if not whole or len(set(kinds)) < len(kinds):
        return
    added = f"{' + '.join(map(str, counts))} = {told}"
    if told > whole:
        words = phrase("Svaren blir %(told)s, men det är %(answers)s svar.", told=told, answers=whole)
        yield finding(Kind.SUM, piece, found[0], words, added)
    elif told < named and set(kinds) == WHOLE:
        words = phrase(
            "Svaren blir %(counts)s. Säg vad de andra svarade, eller att frågan lämnades tom.",
            counts=part_of_whole(told, named),
        )
        yield finding(Kind.SUM, piece, found[0], words, added, Weight.NOTE)
