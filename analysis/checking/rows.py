"""The rows that divide the answers to one question: "90 % … / 5 % till viss del … / 5 % inte …"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analysis.checking.answer_words import LABEL, SURVEY, Category, category
from analysis.checking.cells import CELLS, cells_of
from analysis.checking.numbers import Pair, Percent, percents
from analysis.checking.pieces import PERCENT_FIRST, Piece
from analysis.checking.ties import ties

LABEL_FIRST = re.compile(rf"(?:[•·▪*–-]\s*)?{LABEL}", re.IGNORECASE)
LABEL_AFTER = re.compile(
    rf"\)?(?:\s*\([^)]*\))?\s*(?:(?:som|har|svarade|svarat|svarar|angav|sa|sade)\s+)*[”\"]?{LABEL}",
    re.IGNORECASE,
)
NEARLY_ALL, FAR_TOO_MUCH = 98, 150
"""Percent: rows that make the one are no longer waiting for a row that makes the other."""
COMPARED = re.compile(r"\b(?:föregående|förra|jämfört|jämförelse|mot|tidigare|än)\b", re.IGNORECASE)
HEADED = re.compile(rf"[^:%\d]{{2,80}}:\s+(?={LABEL})", re.IGNORECASE)
"""A question on the line of its own answers: "Bemötande: Ja 80 %, nej 20 %"."""


@dataclass(frozen=True, slots=True)
class Row:
    """One printed share of a question's answers, its piece and words, and the counts printed with it."""

    piece: Piece
    percent: Percent
    category: Category
    words: str
    pair: Pair | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """The rows of one question, each about another answer; `listed` when they stand as a list or a table."""

    rows: tuple[Row, ...]
    listed: bool

    @property
    def about_answers(self) -> bool:
        """True when the words are those of a survey: other lists of shares need not make a whole."""
        return any(SURVEY.search(row.piece.text) for row in self.rows) or self._labelled

    @property
    def _labelled(self) -> bool:
        return all(re.search(LABEL, row.words, re.IGNORECASE) for row in self.rows)

    def row(self, wanted: Category) -> Row | None:
        """Return the row about one answer, or None."""
        return next((row for row in self.rows if row.category is wanted), None)


def questions(pieces: Iterable[Piece]) -> tuple[Question, ...]:
    """Return the questions of a report: neighbouring rows, as long as no kind of answer comes twice."""
    told = tuple(pieces)
    found = (*_tables(told), *_lists(told), *_headed(told))
    return tuple(sorted(found, key=lambda question: question.rows[0].piece.position))


def rows_of(piece: Piece) -> list[Row]:
    """Return the rows that a piece holds: it opens with a share or an answer, or names answers in prose."""
    shares = _up_to_a_comparison(piece.text, percents(piece.text))
    if CELLS.search(piece.text) or HEADED.match(piece.text):
        return []
    if PERCENT_FIRST.match(piece.text):
        return _told_after(piece, shares)
    if LABEL_FIRST.match(piece.text):
        return _told_before(piece, shares)
    rows = [row for row in _told_after(piece, shares) if LABEL_AFTER.match(row.words)]
    return rows if len(rows) > 1 else []


def _up_to_a_comparison(text: str, shares: list[Percent]) -> list[Percent]:
    """Leave out what another year had: "90 %, jämfört med 85 % förra året" is one row."""
    compared = COMPARED.search(text)
    return [share for share in shares if compared is None or share.start < compared.start()]


def _told_after(piece: Piece, shares: list[Percent]) -> list[Row]:
    ends = [share.start for share in shares[1:]] + [len(piece.text)]
    told = [(share, piece.text[share.end : end]) for share, end in zip(shares, ends, strict=False)]
    counts = _counts(piece)
    return [Row(piece, share, _first_answer(words), words, counts.get(share)) for share, words in told]


def _first_answer(words: str) -> Category:
    """Return the answer that the words name at once ("ja, inte …" is a yes), else what they are about."""
    label = LABEL_AFTER.match(words)
    return category(label[0] if label else words)


def _told_before(piece: Piece, shares: list[Percent], start: int = 0) -> list[Row]:
    starts = [start] + [share.end for share in shares]
    told = [(share, piece.text[start : share.start]) for share, start in zip(shares, starts, strict=False)]
    counts = _counts(piece)
    return [Row(piece, share, category(words), words, counts.get(share)) for share, words in told]


def _headed(pieces: Iterable[Piece]) -> Iterator[Question]:
    """Yield the questions that stand on one line with their answers, up to an answer named twice."""
    for piece in pieces:
        head = None if CELLS.search(piece.text) else HEADED.match(piece.text)
        rows = (
            _told_before(piece, _up_to_a_comparison(piece.text, percents(piece.text)), head.end())
            if head
            else []
        )
        kinds = [row.category for row in rows]
        if (
            len(rows) > 1
            and len(set(kinds)) == len(kinds)
            and all(LABEL_FIRST.match(_bare(row)) for row in rows)
        ):
            yield _question(rows)


def _bare(row: Row) -> str:
    """Return the words before a share without the comma and the "och" that lead to them."""
    return re.sub(r"^[\s,;)]*(?:och\s+|samt\s+)?", "", row.words)


def _counts(piece: Piece) -> dict[Percent, Pair]:
    return {tie.percent: tie.pair for tie in ties(piece.text)}


def _lists(pieces: Iterable[Piece]) -> Iterator[Question]:
    group: list[Row] = []
    for row in (row for piece in pieces for row in rows_of(piece)):
        if group and not _continues(group, row):
            yield _question(group)
            group = []
        group.append(row)
    if group:
        yield _question(group)


def _continues(group: list[Row], row: Row) -> bool:
    beside = row.piece.position - group[-1].piece.position <= 1
    return beside and row.category not in {each.category for each in group} and not _closed(group, row)


def _closed(group: list[Row], row: Row) -> bool:
    """True when the rows are a whole already: by their counts, or when the next one is far too much."""
    pairs = [each.pair for each in group if each.pair]
    if len(pairs) == len(group):
        return sum(pair.part for pair in pairs) >= pairs[0].whole
    so_far = sum(each.percent.value for each in group)
    return so_far >= NEARLY_ALL and so_far + row.percent.value > FAR_TOO_MUCH


def _question(group: list[Row]) -> Question:
    return Question(tuple(group), listed=len({row.piece.position for row in group}) > 1)


def _tables(pieces: Iterable[Piece]) -> Iterator[Question]:
    head: list[str] = []
    for piece in pieces:
        cells = cells_of(piece.text)
        if len(cells) > 1 and sum(bool(LABEL_FIRST.match(cell)) for cell in cells) > 1:
            head = cells
        elif len(cells) == len(head) and (rows := _cells(piece, head, cells)):
            yield Question(tuple(rows), listed=True)
        elif len(cells) == 1:
            head = []


def _cells(piece: Piece, head: list[str], cells: list[str]) -> list[Row]:
    shown = [
        (label, percents(cell)) for label, cell in zip(head, cells, strict=True) if LABEL_FIRST.match(label)
    ]
    return [Row(piece, shares[0], category(label), label) for label, shares in shown if shares]
