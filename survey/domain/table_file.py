"""Reads a table that somebody exported: CSV, XLSX, XLS or ODS in, plain text cells out."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from python_calamine import CalamineError, CalamineWorkbook

from survey.domain.personal_numbers import has_personal_number

LARGEST_FILE = 400 * 1024
"""Bytes of a file; so few that the web server keeps it in memory and never writes it to disk."""
LARGEST_UNPACKED = 40 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 3000, 60, 300
ZIPPED, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="(\d{6,})"[^>]*office:value-type')
PLACE = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"')
Cell = int | float | str | bool | time | date | datetime | timedelta


class Trouble(StrEnum):
    """Why a file cannot be used."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    LOCKED = "locked"
    PERSONAL_NUMBER = "personal_number"


class TableRefused(Exception):
    """The file cannot be used; `place` is the cell as spreadsheets name it, where one is at fault."""

    def __init__(self, trouble: Trouble, place: str = "") -> None:
        super().__init__(trouble)
        self.trouble, self.place = trouble, place


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number in the file, counted from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table's headings and the rows below; every row has as many cells as there are headings."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(content: bytes) -> TableFile:
    """Return the table of a file; its kind is seen from its content. Raises TableRefused.

    A formula is never run: a workbook gives the value that was saved with it, a CSV file its text.
    """
    if len(content) > LARGEST_FILE:
        raise TableRefused(Trouble.TOO_LARGE)
    is_workbook = content.startswith((ZIPPED, OLD_EXCEL))
    rows = _workbook_rows(content) if is_workbook else _text_rows(content)
    return table_of((number, cells) for number, cells in enumerate(rows, start=1))


def table_of(numbered: Iterable[tuple[int, Sequence[str]]]) -> TableFile:
    """Return numbered rows as a table; the first with two words has the headings. Raises TableRefused."""
    rows = (Row(number, _trimmed(cells)) for number, cells in numbered)
    filled = [row for row in rows if any(row.cells)]
    start = next((place for place, row in enumerate(filled) if sum(map(bool, row.cells)) > 1), 0)
    if len(filled) < start + 2:
        raise TableRefused(Trouble.EMPTY)
    if len(filled) > MOST_ROWS + 1 or max(len(row.cells) for row in filled) > MOST_COLUMNS:
        raise TableRefused(Trouble.TOO_LARGE)
    _refuse_personal_numbers(filled)
    headings = filled[start].cells
    wide = (Row(row.number, _as_wide(row.cells, len(headings))) for row in filled[start + 1 :])
    return TableFile(headings, tuple(row for row in wide if any(row.cells)))


def column_letter(place: int) -> str:
    """Return the letters of a column, as spreadsheets show them; the first place is 0."""
    before, last = divmod(place, 26)
    return (column_letter(before - 1) if before else "") + chr(ord("A") + last)


def _refuse_personal_numbers(rows: Iterable[Row]) -> None:
    for row in rows:
        for place, cell in enumerate(row.cells):
            if has_personal_number(cell):
                raise TableRefused(Trouble.PERSONAL_NUMBER, f"{column_letter(place)}{row.number}")


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    """Return cells without white space round them and without empty ones at the end."""
    clean = [" ".join(cell.split()) for cell in cells]
    while clean and not clean[-1]:
        clean.pop()
    return tuple(clean)


def _as_wide(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*(cell[:LONGEST_CELL] for cell in cells[:width]), *[""] * (width - len(cells)))


def _text_rows(content: bytes) -> list[list[str]]:
    text = _decoded(content).removeprefix("sep=;")
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(";\t,|", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise TableRefused(Trouble.UNREADABLE) from error


def _decoded(content: bytes) -> str:
    """Return the text: UTF-8 if it is, else the code page of Swedish Windows; nothing is guessed."""
    is_utf_16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ["utf-16"] if is_utf_16 else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise TableRefused(Trouble.UNREADABLE)


def _workbook_rows(content: bytes) -> Iterator[list[str]]:
    """Give the rows of the first sheet that has any."""
    if content.startswith(ZIPPED):
        _refuse_bombs(content)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            sheets = (book.get_sheet_by_index(place) for place in range(len(book.sheet_names)))
            rows = next((found for sheet in sheets if (found := sheet.to_python(skip_empty_area=False))), [])
    except CalamineError as error:
        locked = "password" in str(error).lower()
        raise TableRefused(Trouble.LOCKED if locked else Trouble.UNREADABLE) from error
    return ([_as_text(cell) for cell in row] for row in rows)


def _refuse_bombs(content: bytes) -> None:
    """Refuse a workbook that would fill the memory: unpacked, or for a single cell far away."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
                raise TableRefused(Trouble.TOO_LARGE)
            sheets = [part for part in packed.namelist() if "worksheets/" in part or part == "content.xml"]
            too_wide = any(_is_too_wide(packed.read(part)) for part in sheets)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise TableRefused(Trouble.UNREADABLE) from error
    if too_wide:
        raise TableRefused(Trouble.TOO_LARGE)


def _is_too_wide(sheet: bytes) -> bool:
    places = PLACE.findall(sheet)
    far = any(len(letters) > 2 or int(number) > 20 * MOST_ROWS for letters, number in places)
    return far or REPEATED.search(sheet) is not None


def _as_text(cell: Cell) -> str:
    """Return a cell as text: a day as ISO, a whole number without its decimals."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
