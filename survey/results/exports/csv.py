"""The figures as CSV for a Swedish spreadsheet: semicolons, UTF-8 with its mark, and no cell that can run."""

import csv
import unicodedata
from collections.abc import Iterable, Sequence
from io import StringIO

from analysis.chapter.model import Chapter
from survey.results.exports.rows import COLUMNS, Cell, rows_of

RUNS = "=+-@\t\r\n"
IGNORED = " \u00a0\u200b\ufeff"
"""What a spreadsheet may skip before it looks at a cell."""


def write(chapter: Chapter, stamp: str) -> bytes:
    """Return every figure as a row; the last row says whether it is a draft or locked."""
    return as_csv([tuple(COLUMNS), *rows_of(chapter), ("", stamp, *[""] * (len(COLUMNS) - 2))])


def as_csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return rows as CSV with a byte order mark, semicolons, and lines ending in CR LF."""
    file = StringIO(newline="")
    csv.writer(file, delimiter=";").writerows([harmless(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def harmless(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe before what looks like one.

    A tab, a line end or a full-width ＝ in front counts as well, and so does what stands behind spaces.
    """
    if isinstance(cell, int):
        return cell
    first = unicodedata.normalize("NFKC", cell.lstrip(IGNORED)[:1])
    return f"'{cell}" if first and first in RUNS else cell
