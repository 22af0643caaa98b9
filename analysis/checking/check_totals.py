"""Finds tables whose rows are more than the total that they print themselves."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from analysis.checking.answer_words import LABEL
from analysis.checking.cells import CELLS
from analysis.checking.findings import Finding, Kind, finding
from analysis.checking.numbers import Percent, number, percents
from analysis.checking.pieces import Piece
from analysis.checking.report import Report
from analysis.checking.rounding import unit
from analysis.phrases import phrase
from analysis.shares import decimal

TOTAL = re.compile(r"(?:alla(?:\s+svar)?|antal(?:\s+svar\w*)?|n|summa|totalt?)\s*:?", re.IGNORECASE)
SUMMED = re.compile(r"(?:summa|totalt?)\b\D*100\s?%", re.IGNORECASE)
"""A last row or cell that says it is the whole."""
WHOLE_NUMBER = re.compile(r"\d{1,3}(?: \d{3})*|\d{1,9}")
ANSWER = re.compile(LABEL, re.IGNORECASE)
SLASHED = re.compile(
    r"(?P<parts>\d{1,2}(?:\s?/\s?\d{1,2}){2,})\s*%?[\s,.:;–-]*(?:summa|totalt?)\s*:?\s*100\s?%", re.IGNORECASE
)
"""A division on one line: "Ålder 25/40/25/10, summa 100 %"."""
PART_OF_A_ROW = re.compile(r"\bvarav\b", re.IGNORECASE)
MOST_ROWS = 30
ALL = 100
"""Percent: rows above a total that make less may have a row between them that we could not read."""


def check_totals(report: Report) -> Iterator[Finding]:
    """Yield a fault for answers in counts above their total, and for shares that miss their "Summa 100 %".

    Counts below the total are no fault: a question can be left empty. What `check_sums` has judged
    is not judged twice.
    """
    head: list[str] = []
    judged = {row.piece.position for question in report.questions for row in question.rows}
    for piece in report.pieces:
        cells = CELLS.split(piece.text)
        if sum(bool(ANSWER.fullmatch(cell)) for cell in cells) > 1 or TOTAL.fullmatch(cells[-1]):
            head = cells if len(cells) > 1 else []
        elif head and len(cells) == len(head) and piece.position not in judged:
            yield from _across(piece, head, cells)
        elif len(cells) == 1:
            head = []
        if piece.position - 1 not in judged:
            yield from _above(report, piece, cells)
        yield from _slashed(piece)


def _across(piece: Piece, head: Sequence[str], cells: Sequence[str]) -> Iterator[Finding]:
    """Yield what is wrong with a row that has a column for its total."""
    named = list(zip(head, cells, strict=True))
    whole = [cell for label, cell in named if TOTAL.fullmatch(label)]
    told = [cell for label, cell in named if ANSWER.fullmatch(label)]
    if len(whole) != 1:
        return
    if len(told) > 1 and all(WHOLE_NUMBER.fullmatch(cell) for cell in (*told, *whole)):
        yield from _counts(piece, [number(cell) for cell in told], number(whole[0]))
    elif re.fullmatch(r"100\s?%", whole[0]):
        shares = [percents(cell) for label, cell in named[1:] if not TOTAL.fullmatch(label)]
        if all(len(each) == 1 for each in shares):
            yield from _shares(piece, [each[0] for each in shares])


def _above(report: Report, piece: Piece, cells: Sequence[str]) -> Iterator[Finding]:
    """Yield what is wrong with the rows above a row that is their total."""
    above = list(reversed(report.around(piece, MOST_ROWS, 0)))
    if SUMMED.fullmatch(piece.text):
        shares = list(_while_told(above))[::-1]
        if sum(share.value for share in shares) > ALL:
            yield from _shares(piece, shares)
    elif len(cells) == 2 and TOTAL.fullmatch(cells[0]) and WHOLE_NUMBER.fullmatch(cells[1]):
        yield from _counts(piece, list(_answers_in(above))[::-1], number(cells[1]))


def _while_told(above: Sequence[Piece]) -> Iterator[Percent]:
    """Yield the share that ends each row, up to a row that has none or several, or is a part of another."""
    for piece in above:
        shares = percents(piece.text)
        last = len(shares) == 1 and shares[0].start > 0 and shares[0].end == len(piece.text)
        if not last or PART_OF_A_ROW.search(piece.text) or SUMMED.search(piece.text):
            return
        yield shares[0]


def _answers_in(above: Sequence[Piece]) -> Iterator[int]:
    for piece in above:
        cells = CELLS.split(piece.text)
        if len(cells) != 2 or not ANSWER.fullmatch(cells[0]) or not WHOLE_NUMBER.fullmatch(cells[1]):
            return
        yield number(cells[1])


def _slashed(piece: Piece) -> Iterator[Finding]:
    for found in SLASHED.finditer(piece.text):
        parts = [int(each) for each in re.findall(r"\d+", found["parts"])]
        if abs(sum(parts) - 100) > Fraction(len(parts), 2):
            yield _missed(piece, " + ".join(map(str, parts)), Fraction(sum(parts)))


def _shares(piece: Piece, shares: Sequence[Percent]) -> Iterator[Finding]:
    """Yield a fault when no rounding makes the shares 100: each is at most half a last digit off."""
    told = sum((share.value for share in shares), Fraction(0))
    slack = sum((unit(share) for share in shares), Fraction(0)) / 2
    if len(shares) > 1 and abs(told - 100) > slack:
        yield _missed(piece, " + ".join(_text(share.value) for share in shares), told)


def _counts(piece: Piece, told: Sequence[int], whole: int) -> Iterator[Finding]:
    if len(told) > 1 and sum(told) > whole:
        words = phrase("Svaren blir %(told)s, men det är %(answers)s svar.", told=sum(told), answers=whole)
        yield finding(Kind.SUM, piece, piece.text, words, f"{' + '.join(map(str, told))} = {sum(told)}")


def _missed(piece: Piece, parts: str, told: Fraction) -> Finding:
    words = phrase("Summan sägs vara 100\u00a0%%, men raderna blir %(told)s\u00a0%%.", told=_text(told))
    return finding(Kind.SUM, piece, piece.text, words, f"{parts} = {_text(told)}")


def _text(value: Fraction) -> str:
    return decimal(f"{float(value):g}")
