"""Finds percents that no count of the answers can give."""

from collections.abc import Iterator
from functools import reduce

from analysis.checking.answer_words import SURVEY
from analysis.checking.facts import Facts
from analysis.checking.findings import Finding, Kind, finding
from analysis.checking.report import Report
from analysis.checking.rounding import part_of, possible, share_text
from analysis.checking.rows import Row
from analysis.phrases import either, part_of_whole, phrase

LARGEST = 200
"""With more answers than this nearly every percent is possible, and nothing is checked."""


def check_impossible(report: Report) -> Iterator[Finding]:
    """Yield a fault for a result row that no number of the people who answered can make.

    A share with decimals must come from all the answers, as no other base is printed. A whole percent may
    come from fewer, since a question can be left empty, so it is a fault only if no smaller base gives it.
    """
    answers = [count.value for count in report.facts.answers]
    if not 1 <= max(answers, default=0) <= LARGEST:
        return
    for row in (row for question in report.questions for row in question.rows):
        if SURVEY.search(row.piece.text) and row.pair is None and not _possible(row, answers):
            yield _fault(row, report.facts)


def _possible(row: Row, answers: list[int]) -> bool:
    allowed = answers if row.percent.decimals else range(1, max(answers) + 1)
    return row.percent.value > 100 or any(possible(row.percent, whole) for whole in allowed)


def _fault(row: Row, facts: Facts) -> Finding:
    answers = max(count.value for count in facts.answers)
    words = phrase("Inget antal av %(answers)s svar ger %(share)s.", answers=answers, share=row.percent.text)
    words = f"{words} {_smallest(row)}".strip()
    near = part_of(row.percent, answers)
    return finding(Kind.IMPOSSIBLE, row.piece, _quote(row), words, _nearest(row, near, answers))


def _quote(row: Row) -> str:
    return row.piece.text[row.percent.start : row.percent.end]


def _smallest(row: Row) -> str:
    """Return the smallest counts that give the printed percent, as a hint of where it came from."""
    found = (
        part_of_whole(part_of(row.percent, whole), whole)
        for whole in range(1, 1000)
        if possible(row.percent, whole)
    )
    smallest = next(found, None)
    return phrase("Det minsta som ger talet är %(counts)s.", counts=smallest) if smallest else ""


def _nearest(row: Row, near: int, answers: int) -> str:
    """Return the true shares on both sides of the printed one: one answer less, and one more."""
    value = row.percent.value * answers / 100
    below = near if near <= value else near - 1
    parts = (part for part in (below, below + 1) if part <= answers)
    return reduce(either, (share_text(part, answers, row.percent) for part in parts))
