"""A report read into what the checks ask for: pieces, questions with their rows, and counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.checking.facts import Facts, facts_of
from analysis.checking.lines import Line
from analysis.checking.pieces import Piece, pieces_of
from analysis.checking.rows import Question, questions


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a check may look at; `pieces[i].position == i`."""

    pieces: tuple[Piece, ...]
    questions: tuple[Question, ...]
    facts: Facts

    def around(self, piece: Piece, before: int, after: int) -> tuple[Piece, ...]:
        """Return the neighbours of a piece: so many before it and so many after, itself left out."""
        start = max(0, piece.position - before)
        beside = self.pieces[start : piece.position + after + 1]
        return tuple(each for each in beside if each.position != piece.position)


def report_of(lines: Sequence[Line]) -> Report:
    """Return the report that some lines make."""
    pieces = pieces_of(lines)
    return Report(pieces, questions(pieces), facts_of(pieces))
