"""Reads a report of any sort into lines, told by its content and not by its name."""

from pathlib import Path

from analysis.checking.lines import Line, lines_of_text
from analysis.checking.pdf import lines_of_pdf
from analysis.checking.unreadable import Unreadable
from analysis.checking.word import lines_of_word
from analysis.checking.wrapped import wrapped_again
from analysis.phrases import swedish

LARGEST = 20 * 1024 * 1024
MISSING = swedish("Filen finns inte eller går inte att öppna.")
TOO_LARGE = swedish("Filen är större än 20 MB. Spara den utan bilder, eller som text, och försök igen.")
UNKNOWN = swedish(
    "Filen är varken text, Word (.docx) eller PDF. Spara rapporten som något av dem och försök igen."
)
EMPTY = swedish("Filen har ingen text.")


def lines_of_file(path: Path) -> list[Line]:
    """Return the lines of a file; raises Unreadable."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise Unreadable(MISSING) from error
    return lines_of_content(content)


def lines_of_content(content: bytes) -> list[Line]:
    """Return the lines of a file's bytes, as a page would get them from an upload; raises Unreadable."""
    if len(content) > LARGEST:
        raise Unreadable(TOO_LARGE)
    lines = _lines(content)
    if not lines:
        raise Unreadable(EMPTY)
    return lines


def _lines(content: bytes) -> list[Line]:
    if content.startswith(b"PK"):
        return wrapped_again(lines_of_word(content))
    if content.startswith(b"%PDF"):
        return wrapped_again(lines_of_pdf(content))
    text = _decoded(content)
    if text.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
        raise Unreadable(UNKNOWN)
    pages = text.split("\f")
    if len(pages) == 1:
        return lines_of_text(text)
    return [line for number, page in enumerate(pages, start=1) for line in lines_of_text(page, number)]


def _decoded(content: bytes) -> str:
    """Return the text of UTF-8, or of the older Windows alphabet that Swedish files can still have."""
    if b"\0" in content:
        raise Unreadable(UNKNOWN)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
