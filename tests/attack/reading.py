"""What a page or a file says, as statements: each text with the words that stand over and beside it."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

import pypdfium2
from docx import Document
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph
from html5lib import parse
from openpyxl import load_workbook

from survey.results.frozen import DOCUMENT

HEADS = {"h1", "h2", "h3", "h4"}
BLOCKS = {"p", "li", "dt", "dd", "summary", "figcaption", "caption", "option", "legend", "label", "text"}
SPOKEN = ("aria-label", "alt", "title", "content", "value", "placeholder")


@dataclass(frozen=True, slots=True)
class Statement:
    """A text, and what it stands under: headings, a table's caption, its column and its row."""

    under: str
    text: str

    @property
    def whole(self) -> str:
        """Both together."""
        return f"{self.under} | {self.text}"


def statements(kind: str, content: bytes) -> list[Statement]:
    """Return everything that a surface says; a PDF has no structure, and is one long text."""
    return [Statement(_plain(each.under), _plain(each.text)) for each in READERS[kind](content)]


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def _html(content: bytes) -> Iterator[Statement]:
    yield from _element(parse(content.decode(), namespaceHTMLElements=False), [""])


def _element(element: Element, heading: list[str]) -> Iterator[Statement]:
    """Yield what an element and all in it says; `heading` holds the last heading that was passed."""
    if element.tag in ("script", "style"):
        return
    words = "".join(element.itertext())
    if element.tag in HEADS:
        heading[0] = words
    yield from _attributes(element, heading[0])
    if element.tag == "table":
        yield from _table_element(element, heading[0])
        return
    if element.tag in BLOCKS | HEADS:
        yield Statement(heading[0], words)
    for text in (element.text, *(child.tail for child in element)):
        yield Statement(heading[0], text or "")
    for child in element:
        if isinstance(child.tag, str):
            yield from _element(child, heading)


def _attributes(element: Element, heading: str) -> Iterator[Statement]:
    yield from (Statement(heading, str(element.attrib.get(name, ""))) for name in SPOKEN)
    yield from _json_value(json.loads(element.attrib.get("data-chart") or "null"), heading)


def _table_element(table: Element, heading: str) -> Iterator[Statement]:
    rows = [
        ["".join(cell.itertext()) for cell in row if cell.tag in ("th", "td")] for row in table.iter("tr")
    ]
    caption = table.find("caption")
    yield from _table(heading if caption is None else "".join(caption.itertext()), rows)


def _table(caption: str, rows: Sequence[Sequence[str]]) -> Iterator[Statement]:
    """Yield a statement for every cell, under the caption, its column's head and its row's."""
    if rows:
        yield Statement("", caption)
        for row in rows[1:]:
            for column, cell in zip(rows[0], row, strict=False):
                yield Statement(f"{caption} | {column} | {row[0]}", cell)


def _word(content: bytes) -> Iterator[Statement]:
    under = ""
    for each in Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(each, WordTable):
            yield from _table(under, [[cell.text for cell in row.cells] for row in each.rows])
        elif isinstance(each, Paragraph):
            under = each.text if each.style.name.startswith(("Heading", "Caption")) else under
            yield Statement(under, each.text)
            for described in re.findall(r'descr="([^"]*)"', each._p.xml):
                yield Statement(under, described)


def _xlsx(content: bytes) -> Iterator[Statement]:
    for sheet in load_workbook(io.BytesIO(content)):
        rows = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]
        if sheet.title in ("Läs mig", "Siffror"):
            yield from _rows(rows)
        else:
            yield from _table(rows[0][0], rows[1:])


def _csv(content: bytes) -> Iterator[Statement]:
    yield from _rows(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def _rows(rows: Iterable[Sequence[str]]) -> Iterator[Statement]:
    """Yield every row as one statement: in a list of figures the row says what they are of."""
    for row in rows:
        yield Statement("", " | ".join(row))


def _json(content: bytes) -> Iterator[Statement]:
    yield from _json_value(json.loads(content), "")


def _json_value(value: Any, under: str) -> Iterator[Statement]:
    if isinstance(value, list):
        for each in value:
            yield from _json_value(each, under)
    elif not isinstance(value, dict):
        yield Statement(under, str(value))
    elif {"caption", "columns", "rows"} <= set(value):
        yield from _table(value["caption"], [value["columns"], *value["rows"]])
    else:
        yield from _json_object(value, under)


def _json_object(value: Mapping[str, Any], under: str) -> Iterator[Statement]:
    named = [_named(name, value[name]) for name in NAMING if isinstance(value.get(name), str)]
    for counted in COUNTED:
        if all(isinstance(value.get(name), int) for name in counted):
            yield Statement(" | ".join([under, *named]), " av ".join(str(value[name]) for name in counted))
    for name, each in value.items():
        yield from _json_value(each, " | ".join([under, *named, name]))


COUNTED = (("numerator", "denominator"), ("ja", "answers"), ("part", "whole"))
"""By which names our JSON calls the two counts of a share."""


def _named(name: str, value: str) -> str:
    return f"group={value}" if name == "group" else value


NAMING = ("name", "wording", "question", "caption", "label", "group", "words", "heading")
"""What tells in our JSON of what the rest of an object speaks."""


def _pdf(content: bytes) -> Iterator[Statement]:
    document = pypdfium2.PdfDocument(content)
    yield Statement("", " ".join(page.get_textpage().get_text_range() for page in document))
    document.close()


def _schema(content: bytes) -> Iterator[Statement]:
    """The schema is the same whatever was answered, and so says nothing."""
    if json.loads(content) != DOCUMENT.json_schema(mode="serialization"):
        raise ValueError("the schema is not the published one")
    yield from ()


READERS: Mapping[str, Callable[[bytes], Iterator[Statement]]] = {
    "html": _html,
    "word": _word,
    "xlsx": _xlsx,
    "csv": _csv,
    "guide": _csv,
    "json": _json,
    "schema": _schema,
    "pdf": _pdf,
}
