"""Response rates that are told without the word: "21 svar (24 %)", "21 svarade. Det ger 24 %."."""

import re
from collections.abc import Iterator

from analysis.checking.facts import YEAR
from analysis.checking.numbers import COUNT, Percent, number, pairs, percents
from analysis.checking.pieces import Piece
from analysis.checking.report import Report
from analysis.checking.ties import CLAUSE_ENDS

ALL_ANSWERS = 100
"""Percent: "Antal svar: 21 (100 %)" is the base of a table."""
GIVES = re.compile(
    r"\b(?:det|detta|vilket|som)\s+(?:är|blev|blir|ger|gav|innebär|motsvarar|var)"
    r"(?:\s+(?:alltså|ca|cirka|drygt|knappt|ungefär))?\s+$",
    re.IGNORECASE,
)


def unnamed_rates(report: Report, piece: Piece) -> Iterator[Percent]:
    """Yield the shares that the count of all answers, here or in the sentence before, is said to give.

    Where another count stands before the share, nobody can tell what it is a share of.
    """
    if pairs(piece.text):
        return
    answers = max((count.value for count in report.facts.answers), default=0)
    told = {count.position for count in report.facts.answers if count.value == answers}
    before = " ".join(each.text for each in report.around(piece, 1, 0) if each.position in told)
    for share in percents(piece.text):
        lead = piece.text[: share.start]
        ends = CLAUSE_ENDS.match(piece.text, share.end)
        beside = piece.position in told and _beside(lead, answers) and share.value != ALL_ANSWERS
        gives = GIVES.search(lead) and (piece.position in told or (before and GIVES.fullmatch(lead)))
        if ends and (beside or (gives and _only_known(f"{before} {lead}", report))):
            yield share


def _beside(lead: str, answers: int) -> bool:
    """True when the words before a share end with the number of answers and a bracket: "21 svar ("."""
    found = re.search(
        rf"(?P<n>{COUNT})(?:\s+(?:enkäter|klienter|personer|stycken|st|svar|svarande))?\s*\(\s*$", lead
    )
    return found is not None and number(found["n"]) == answers


def _only_known(text: str, report: Report) -> bool:
    known = {count.value for count in (*report.facts.answers, *report.facts.wholes)}
    counts = [number(each) for each in re.findall(COUNT, YEAR.sub("", text))]
    return not percents(text) and not pairs(text) and set(counts) <= known
