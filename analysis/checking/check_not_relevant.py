"""Finds "inte aktuellt" counted among the answers, which lowers every other share."""

import re
from collections.abc import Iterator

from analysis.checking.answer_words import NOT_RELEVANT, Category
from analysis.checking.check_sums import slack, total
from analysis.checking.facts import nearest
from analysis.checking.findings import Finding, Kind, finding
from analysis.checking.report import Report
from analysis.checking.rounding import common_base, part_of
from analysis.checking.rows import Question, Row
from analysis.phrases import phrase
from analysis.shares import Share

SAID = re.compile(
    rf"(?:inklusive|inräkna|medräkna|räknas|ingår|borträkna|utom|även)[^.]*{NOT_RELEVANT}"
    rf"|{NOT_RELEVANT}[^.]*(?:ingår|inräkna|medräkna|räknas|borträkna)|alla som svarade",
    re.IGNORECASE,
)
"""The report says itself what its base is."""


def check_not_relevant(report: Report) -> Iterator[Finding]:
    """Yield a fault where the rows need "inte aktuellt" to be a whole, and the report does not say so."""
    for question in report.questions:
        beside, yes = question.row(Category.NOT_RELEVANT), question.row(Category.YES)
        counted = beside and beside.percent.value and abs(total(question) - 100) <= slack(question)
        if beside and yes and counted and beside.percent.value < 100 and not _said(report, question, beside):
            yield _fault(report, question, beside, yes)


def _said(report: Report, question: Question, beside: Row) -> bool:
    """True when the base is told in words, or printed with the share: "10 % (2 av 20)"."""
    if beside.pair:
        return True
    near = report.around(question.rows[0].piece, 2, 2 + len(question.rows))
    return any(SAID.search(piece.text) for piece in near)


def _fault(report: Report, question: Question, beside: Row, yes: Row) -> Finding:
    answers = nearest(report.facts.answers, yes.piece.position)
    base = common_base([row.percent for row in question.rows], answers) if answers else None
    share = _share(base, beside, yes)
    words = phrase(
        "%(share)s är inte aktuellt, men räknas in i basen. Då blir andelen ja för låg.",
        share=beside.percent.text,
    )
    right = share.text if base else _in_points(share)
    return finding(Kind.NOT_RELEVANT, beside.piece, beside.piece.text, words, right)


def _in_points(share: Share) -> str:
    figure = share.text.removesuffix(f" ({share.counts})")
    return phrase("%(figure)s (%(counts)s procentenheter)", figure=figure, counts=share.counts)


def _share(base: int | None, beside: Row, yes: Row) -> Share:
    """Return ja of those for whom the question was relevant: in answers if the base is known, or points."""
    if base:
        return Share(part_of(yes.percent, base), base - part_of(beside.percent, base))
    whole = round(100 - beside.percent.value)
    return Share(min(round(yes.percent.value), whole), whole)
