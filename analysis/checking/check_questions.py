"""Finds results for more questions than the report says were asked."""

import re
from collections.abc import Iterator

from analysis.checking.findings import Finding, Kind, finding
from analysis.checking.pieces import Piece
from analysis.checking.report import Report
from analysis.checking.rows import Row
from analysis.phrases import phrase

FEWEST = 2
"""So many questions in a row are a list of questions."""
WINDOW = 20
"""The results begin at most so many pieces after the list."""
STEM = 4
GENERAL = {"uppl", "pers", "ombu", "insa", "från"}
"""Beginnings of words that all questions can share."""


def check_questions(report: Report) -> Iterator[Finding]:
    """Yield a fault for a list of results, one share a question, longer than the list of questions above."""
    for asked in _lists_of_questions(report):
        results = _results(report, asked[-1])
        if len(results) > len(asked):
            beyond = _beyond(asked, results)
            words = phrase(
                "%(asked)s frågor räknas upp, men %(told)s resultat redovisas.",
                asked=len(asked),
                told=len(results),
            )
            words += f" {_unasked(beyond)}" if beyond else ""
            yield finding(
                Kind.QUESTIONS, (beyond or results[-1]).piece, (beyond or results[-1]).piece.text, words
            )


def _unasked(result: Row) -> str:
    return phrase("Ingen fråga handlar om det här: ”%(words)s”", words=result.piece.text)


def _lists_of_questions(report: Report) -> Iterator[list[Piece]]:
    run: list[Piece] = []
    for piece in report.pieces:
        if piece.text.endswith("?"):
            run.append(piece)
        elif run and not re.fullmatch(r"\d{1,2}[.)]", piece.text):
            if len(run) >= FEWEST:
                yield run
            run = []
    if len(run) >= FEWEST:
        yield run


def _results(report: Report, last: Piece) -> list[Row]:
    """Return the first run of neighbouring rows after the list, if each stands for a question of its own."""
    reach = {piece.position for piece in report.around(last, 0, WINDOW)}
    alone = [
        question.rows[0]
        for question in report.questions
        if len(question.rows) == 1 and question.rows[0].piece.position in reach
    ]
    run: list[Row] = []
    for row in alone:
        if run and row.piece.position - run[-1].piece.position > 1:
            break
        run.append(row)
    return run


def _beyond(asked: list[Piece], results: list[Row]) -> Row | None:
    """Return the first result that shares no word with any question."""
    known = set().union(*(_stems(piece.text) for piece in asked))
    return next((row for row in results if not _stems(row.words) & known), None)


def _stems(text: str) -> set[str]:
    return {word[:STEM].lower() for word in re.findall(r"[^\W\d_]{4,}", text)} - GENERAL
