"""The replica's report in both editions, and readers of every format."""

import csv
import io
import json
import re
import zipfile

import pikepdf
import pypdfium2
import pytest
from openpyxl import load_workbook

from survey.cli.instance import EXAMPLE_DATA
from survey.domain.organisation_file import load_operation
from survey.forms import words
from survey.results import reports
from survey.results.chapter import Source
from survey.results.exports import registry
from tests.conftest import TODAY
from tests.web.results.conftest import at_desk, chef, desk_app, people, reader, replica, replica_app, seconds

__all__ = ["at_desk", "chef", "desk_app", "people", "reader", "replica", "replica_app", "seconds"]

STAMP = "Utkast. Siffrorna kan ändras."
FORMATS = {each.code: each for each in registry.FORMATS}


def source_of(instance):
    operation = load_operation(EXAMPLE_DATA / "operation.toml")
    return Source(instance.contacts, instance.answers, operation, words.REASONS)


@pytest.fixture(scope="session")
def draft(replica):
    return reports.draft_of(source_of(replica), 2024, TODAY)


@pytest.fixture(scope="session")
def made(draft, replica_app):
    """Give a chapter as a file of a format; each is made once."""
    files = {}

    def make(code, edition="chef"):
        if (code, edition) not in files:
            with replica_app.test_request_context("/"):
                chapter = getattr(draft.editions, edition)
                files[code, edition] = registry.write(FORMATS[code], chapter, STAMP)
        return files[code, edition]

    return make


def text_of(chapter):
    """Everything that a chapter says, a line each."""
    lines = [chapter.title, chapter.lead]
    for section in chapter.sections:
        lines += [section.heading, *section.prose, *section.notes]
        for each in section.questions:
            lines += [
                each.name,
                each.wording,
                each.sentence,
                *each.lines,
                each.bar_words,
                each.alt,
                *each.notes,
            ]
        for table in section.tables:
            lines += [table.caption, *("\t".join(row) for row in (table.columns, *table.rows))]
    return "\n".join(lines)


def of_word(content):
    xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    return re.sub(r"<[^>]+>", "", re.sub(r"</w:(p|tc)>", "\n", xml))


def of_pdf(content):
    document = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def of_xlsx(content):
    book = load_workbook(io.BytesIO(content))
    cells = (cell.value for sheet in book for row in sheet.iter_rows() for cell in row)
    return "\n".join(str(value) for value in cells if value is not None)


def of_csv(content):
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    return "\n".join(cell for row in rows for cell in row)


def of_json(content):
    return "\n".join(_strings(json.loads(content)))


def of_html(content):
    return re.sub(r"<style.*?</style>|<[^>]+>", " ", content.decode(), flags=re.DOTALL)


def _strings(value):
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(each)


READERS = {"word": of_word, "pdf": of_pdf, "xlsx": of_xlsx, "csv": of_csv, "json": of_json, "html": of_html}


def plain(text):
    """A text with ordinary spaces, one at a time, and words that were cut at the line's end put together."""
    return " ".join(text.replace("\u00a0", " ").split())


def open_pdf(content):
    return pikepdf.open(io.BytesIO(content))
