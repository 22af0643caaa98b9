"""Reads the text of a PDF file, with the optional package pypdf."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO

from analysis.checking.lines import Line, lines_of_text
from analysis.checking.unreadable import Unreadable

PACKAGE = "pypdf"
MOST_PAGES = 500
NOT_INSTALLED = (
    "För att läsa PDF behövs paketet pypdf. Installera det med ”pip install 'po-enkat[check]'”, "
    "eller spara rapporten som Word eller text."
)
BROKEN = "PDF-filen går inte att läsa. Spara rapporten som Word eller text och försök igen."
LOCKED = "PDF-filen är låst med lösenord. Spara en kopia utan lösenord och försök igen."
TOO_LONG = f"PDF-filen har fler än {MOST_PAGES} sidor. Dela den och försök igen."
PICTURES = "PDF-filen har ingen text, bara bilder. Spara rapporten som Word eller text och försök igen."


def lines_of_pdf(content: bytes) -> list[Line]:
    """Return the lines, each with its page ("sida 3, rad 12"); raises Unreadable."""
    if find_spec(PACKAGE) is None:
        raise Unreadable(NOT_INSTALLED)
    try:
        lines = [line for number, text in _pages(content) for line in lines_of_text(text, number)]
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(BROKEN) from error
    if not lines:
        raise Unreadable(PICTURES)
    return lines


def _pages(content: bytes) -> Iterator[tuple[int, str]]:
    reader = import_module(PACKAGE).PdfReader(BytesIO(content))
    if reader.is_encrypted:
        raise Unreadable(LOCKED)
    if len(reader.pages) > MOST_PAGES:
        raise Unreadable(TOO_LONG)
    for number, page in enumerate(reader.pages, start=1):
        yield number, page.extract_text()
