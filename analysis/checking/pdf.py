"""Reads the text of a PDF file, with the optional package pypdf."""

from importlib import import_module
from importlib.util import find_spec
from io import BytesIO

from analysis.checking.lines import Line, lines_of_text
from analysis.checking.tagged import lines_of_tags
from analysis.checking.unreadable import Unreadable
from analysis.phrases import swedish

PACKAGE = "pypdf"
MOST_PAGES = 500
NOT_INSTALLED = swedish(
    "För att läsa PDF behövs paketet pypdf. Installera det med ”pip install 'po-enkat[check]'”, "
    "eller spara rapporten som Word eller text."
)
BROKEN = swedish("PDF-filen går inte att läsa. Spara rapporten som Word eller text och försök igen.")
LOCKED = swedish("PDF-filen är låst med lösenord. Spara en kopia utan lösenord och försök igen.")
TOO_LONG = swedish("PDF-filen har fler än 500 sidor. Dela den och försök igen.")
PICTURES = swedish(
    "PDF-filen har ingen text, bara bilder. Spara rapporten som Word eller text och försök igen."
)


def lines_of_pdf(content: bytes) -> list[Line]:
    """Return the lines, each with its page ("sida 3, rad 12"); raises Unreadable.

    A PDF with tags is read by them: "sida 3, stycke 2", "sida 3, tabell 1, rad 2", cells with tabs between.
    """
    if find_spec(PACKAGE) is None:
        raise Unreadable(NOT_INSTALLED)
    try:
        lines = _lines(content)
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(BROKEN) from error
    if not lines:
        raise Unreadable(PICTURES)
    return lines


def _lines(content: bytes) -> list[Line]:
    reader = import_module(PACKAGE).PdfReader(BytesIO(content))
    if reader.is_encrypted:
        raise Unreadable(LOCKED)
    if len(reader.pages) > MOST_PAGES:
        raise Unreadable(TOO_LONG)
    pages = enumerate(reader.pages, start=1)
    return lines_of_tags(reader) or [
        line for number, page in pages for line in lines_of_text(page.extract_text(), number)
    ]
