"""Tables as municipalities export them: every encoding and kind of file, and none with a personnummer."""

import io
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest

from survey.domain.table_file import (
    LARGEST_FILE,
    MOST_ROWS,
    Row,
    TableRefused,
    Trouble,
    column_letter,
    read_table,
)

HEADINGS = ("Slutdatum", "Typ", "Kommun")
DAY = date(2026, 5, 4)
MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
TEXT = 'office:value-type="string"'
FIRST = ("2026-05-04", "Avslutad", "Årjäng")


def text_file(encoding="utf-8", delimiter=";", newline="\r\n"):
    return newline.join(delimiter.join(row) for row in (HEADINGS, FIRST)).encode(encoding)


def workbook(*rows):
    book, content = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(content)
    return content.getvalue()


def open_document(*rows):
    """A spreadsheet as LibreOffice writes it, with a million empty rows at the end."""
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    cells = "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell {TEXT}><text:p>{cell}</text:p></table:table-cell>' for cell in row)
        + "</table:table-row>"
        for row in rows
    )  # fmt: skip
    sheet = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{space}office:1.0"'
        f' xmlns:table="{space}table:1.0" xmlns:text="{space}text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Blad1">{cells}<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        packed.writestr("META-INF/manifest.xml", MANIFEST)
        packed.writestr("content.xml", sheet)
    return content.getvalue()


def refusal(content):
    with pytest.raises(TableRefused) as refused:
        read_table(content)
    return refused.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_text_is_read_in_every_encoding_and_with_every_separator(encoding, delimiter):
    table = read_table(text_file(encoding, delimiter))
    assert table.headings == HEADINGS
    assert table.rows == (Row(2, FIRST),)


def test_an_excel_file_gives_its_days_whole_numbers_and_saved_values():
    table = read_table(workbook(HEADINGS, (datetime.combine(DAY, time()), 1, 1780.0), (DAY, "x", None)))
    assert table.rows == (Row(2, ("2026-05-04", "1", "1780")), Row(3, ("2026-05-04", "x", "")))


def test_an_open_document_is_read_and_its_million_empty_rows_are_not():
    assert read_table(open_document(HEADINGS, FIRST)).rows == (Row(2, FIRST),)


def test_a_title_and_empty_rows_above_keep_the_numbers_of_the_file():
    table = read_table(b"Rapport 2026\n\nSlutdatum;Typ;Kommun\n\n2026-05-04;Avslutad;Kil;extra\n")
    assert table.headings == HEADINGS
    assert table.rows == (Row(5, ("2026-05-04", "Avslutad", "Kil")),)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"Slutdatum;Id\n2026-05-04;19811218-9876\n", "B2"),
        (b"Slutdatum;Typ;Not\n2026-05-04;Avslutad;ring 811218 9876 i dag\n", "C2"),
        (b"811218-9876;Typ\n2026-05-04;Avslutad\n", "A1"),
        (workbook(("Dag", "Nr"), (date(2026, 5, 4), 198112189876)), "B2"),
        (b"a;b\n1;2\n" + b";" * 40 + b"8112189876\n", "AO3"),
    ],
)
def test_a_personnummer_anywhere_stops_the_whole_file_and_only_its_place_is_said(content, place):
    refused = refusal(content)
    assert (refused.trouble, refused.place) == (Trouble.PERSONAL_NUMBER, place)
    assert "9876" not in str(refused)


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"", Trouble.EMPTY),
        (b"Slutdatum;Typ\n", Trouble.EMPTY),
        (b"a;b\n" * (MOST_ROWS + 2), Trouble.TOO_LARGE),
        (b"a;" * 61 + b"b\n" + b"c;d\n", Trouble.TOO_LARGE),
        (b"x" * (LARGEST_FILE + 1), Trouble.TOO_LARGE),
        (b"a;b\0\n1;2\n", Trouble.UNREADABLE),
        (b"PK\x03\x04 but no archive", Trouble.UNREADABLE),
        (b"\xd0\xcf\x11\xe0 but no workbook", Trouble.UNREADABLE),
    ],
)
def test_a_file_that_cannot_be_used_says_why(content, trouble):
    assert refusal(content).trouble is trouble


def test_one_cell_far_away_does_not_fill_the_memory():
    book, content = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"] = "Slutdatum"
    book.active["XFD1048576"] = " "
    book.save(content)
    assert refusal(content.getvalue()).trouble is Trouble.TOO_LARGE


def test_an_archive_that_swells_is_not_unpacked():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", bytes(41 * 1024 * 1024))
    assert refusal(content.getvalue()).trouble is Trouble.TOO_LARGE


def test_columns_are_named_as_in_a_spreadsheet():
    assert [column_letter(place) for place in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]
