"""Finds questions whose rows do not make a whole."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from analysis.checking.answer_words import Category
from analysis.checking.findings import Finding, Kind, Weight, finding
from analysis.checking.places import UNTIL
from analysis.checking.report import Report
from analysis.checking.rounding import unit
from analysis.checking.rows import Question
from analysis.phrases import phrase
from analysis.satisfaction import ROUNDING_NOTE
from analysis.shares import decimal

WHOLE = {Category.YES, Category.PARTLY, Category.NO}
TURNED = (Category.NO, Category.PARTLY, Category.YES)


def check_sums(report: Report) -> Iterator[Finding]:
    """Yield a fault for rows of one question that rounding cannot explain, and a note where it can.

    Each of k rows is at most half a last digit off, so the sum may be k/2 digits from 100. Rows in prose
    that leave out an answer are no fault, unless they make more than the whole.
    """
    for question in report.questions:
        off = total(question) - 100
        if off == 0 or len(question.rows) == 1 or not question.about_answers:
            continue
        if abs(off) <= slack(question):
            yield _found(
                question, Kind.ROUNDING, Weight.NOTE, f"{phrase(ROUNDING_NOTE)} {phrase('Det är inget fel.')}"
            )
        elif off > 0 or question.listed or {row.category for row in question.rows} >= WHOLE:
            weight = Weight.FAULT if off > 0 or _from_its_head(question) else Weight.NOTE
            yield _found(question, Kind.SUM, weight, _fault(off))


def _from_its_head(question: Question) -> bool:
    """True when no row above the first can be missing: it is the yes, the no of a list turned, or one line.

    A list that opens with another answer may have lost its head, as when a page breaks its lines oddly.
    """
    told = tuple(row.category for row in question.rows)
    one_line = len({row.piece.position for row in question.rows}) == 1
    return one_line or told[0] is Category.YES or told == TURNED


def total(question: Question) -> Fraction:
    """Return what the printed rows add to, in percent."""
    return sum((row.percent.value for row in question.rows), Fraction(0))


def slack(question: Question) -> Fraction:
    """Return how far from 100 rounding can bring the sum, in percentage points: half a digit for each row."""
    return sum((unit(row.percent) for row in question.rows), Fraction(0)) / 2


def _fault(off: Fraction) -> str:
    if off > 0:
        return phrase(
            "Raderna i frågan blir inte 100\u00a0%%: %(points)s\u00a0procentenheter för mycket.",
            points=_text(off),
        )
    return phrase(
        "Raderna i frågan blir inte 100\u00a0%%: %(points)s\u00a0procentenheter saknas.", points=_text(-off)
    )


def _found(question: Question, kind: Kind, weight: Weight, words: str) -> Finding:
    parts = " + ".join(_text(row.percent.value) for row in question.rows)
    first = question.rows[0]
    recomputed = f"{parts} = {_text(total(question))}"
    found = finding(kind, first.piece, first.piece.text, words, recomputed, weight)
    last = question.rows[-1].piece.place_at(0)
    return found if last == found.place else replace(found, place=f"{found.place}{UNTIL}{last}")


def _text(value: Fraction) -> str:
    return decimal(f"{float(value):g}")
