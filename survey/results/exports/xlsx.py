"""The chapter as a workbook: every figure on one sheet, every table on its own, and no cell that can run."""

import re
from datetime import datetime, time
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from analysis.chapter.model import Chapter, Table
from survey.results.exports.csv import harmless
from survey.results.exports.rows import COLUMNS, rows_of

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31
WIDTHS = (28, 34, 10, 10, 10, 26, 80, 8, 12)


def write(chapter: Chapter, stamp: str) -> bytes:
    """Return the workbook; its dates are the chapter's, so that it is the same each time."""
    file = BytesIO()
    book = Workbook(file, OPTIONS)
    book.set_properties(
        {
            "title": chapter.title,
            "author": chapter.operation,
            "created": datetime.combine(chapter.cutoff, time()),
        }
    )
    quoted = book.add_format({"quote_prefix": True})
    _guide(book, chapter, stamp, quoted)
    _figures(book, chapter, quoted)
    tables = [table for section in chapter.sections[:-1] for table in section.tables]
    for number, table in enumerate(tables, start=1):
        _table(book, f"{number} {table.caption}", table, quoted)
    book.close()
    return file.getvalue()


def _guide(book: Workbook, chapter: Chapter, stamp: str, quoted: Format) -> None:
    sheet = book.add_worksheet("Läs mig")
    lines = [(chapter.title,), (chapter.lead,), (stamp,), ("",), ("Kolumn", "Betydelse"), *COLUMNS.items()]
    for place, line in enumerate(lines):
        _row(sheet, place, line, quoted)
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 90)


def _figures(book: Workbook, chapter: Chapter, quoted: Format) -> None:
    sheet = book.add_worksheet("Siffror")
    for place, row in enumerate((tuple(COLUMNS), *rows_of(chapter))):
        _row(sheet, place, row, quoted)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, 0)


def _table(book: Workbook, name: str, table: Table, quoted: Format) -> None:
    sheet = book.add_worksheet(NOT_IN_A_NAME.sub(" ", name)[:LONGEST_NAME].strip())
    for place, row in enumerate(((table.caption,), table.columns, *table.rows)):
        _row(sheet, place, row, quoted)
    sheet.set_column(0, len(table.columns) - 1, 30)


def _row(sheet: Worksheet, place: int, row: tuple[int | str, ...], quoted: Format) -> None:
    """Write numbers as numbers and texts as texts: a text is never a formula, an address or a date.

    One that looks like a formula is marked as quoted, and stays a text when somebody edits its cell.
    """
    for column, cell in enumerate(row):
        if isinstance(cell, int):
            sheet.write_number(place, column, cell)
        elif cell:
            sheet.write_string(place, column, cell, None if harmless(cell) == cell else quoted)
