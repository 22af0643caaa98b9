"""Finds goals in the text that are missing from the report's own table of goals."""

import re
from collections.abc import Iterator

from analysis.checking.findings import Finding, Kind, Weight, finding
from analysis.checking.goal_pieces import goals_of
from analysis.checking.pieces import Piece
from analysis.checking.places import in_words
from analysis.checking.report import Report
from analysis.phrases import phrase

HEAD = re.compile(r"\bmål\b.*\b(?:måluppfyllelse|resultat|status|utfall)\b", re.IGNORECASE)
CELL = re.compile(r"\btabell \d+, rad")
"""The place of a row that is known to stand in a table."""
ROWS = 40
"""A table of goals has at most so many pieces."""
STEM = 6
"""Two words are the same goal's when they share so many first letters."""
PROSE = 8
"""A piece of so many words that ends with a full stop is no longer the table."""


def check_goal_table(report: Report) -> Iterator[Finding]:
    """Yield a fault for a goal with a share that no row of the goal table shares half its words with.

    A file without such a table, as a chapter cut out of its report, cannot tell: then a goal without outcome
    is noted.
    """
    table = _table(report)
    if table is None:
        yield from _not_seen(report)
        return
    head, rows = table
    for goal in goals_of(report):
        stems = _stems(goal.piece.text)
        inside = head.position <= goal.piece.position <= head.position + len(rows)
        if not inside and 2 * len(stems & _stems(" ".join(row.text for row in rows))) < len(stems):
            words = phrase(
                "Målet finns inte i tabellen över mål (%(place)s).", place=in_words(head.place_at(0))
            )
            yield finding(Kind.GOAL, goal.piece, goal.piece.text, words)


def _not_seen(report: Report) -> Iterator[Finding]:
    for goal in goals_of(report):
        if goal.status is None:
            words = phrase(
                "Filen har ingen tabell över mål. Se efter att målet finns i årets tabell, med utfall."
            )
            yield finding(Kind.GOAL, goal.piece, goal.piece.text, words, weight=Weight.NOTE)


def _table(report: Report) -> tuple[Piece, list[Piece]] | None:
    head = next((piece for piece in report.pieces if _is_head(piece.text)), None)
    if head is None:
        return None
    rows: list[Piece] = []
    for piece in report.around(head, 0, ROWS):
        if (
            piece.text.endswith(".")
            and len(piece.text.split()) >= PROSE
            and not CELL.search(piece.place_at(0))
        ):
            break
        rows.append(piece)
    return head, rows


def _is_head(text: str) -> bool:
    """True for column heads ("Mål Frekvens Måluppfyllelse"), not for the heading "Mål och måluppfyllelse"."""
    short = len(text.split()) <= PROSE and not text.endswith(".")
    return short and bool(HEAD.search(text)) and not re.search(r"\boch\b", text, re.IGNORECASE)


def _stems(text: str) -> set[str]:
    return {word[:STEM].lower() for word in re.findall(r"[^\W\d_]{5,}", text)}
