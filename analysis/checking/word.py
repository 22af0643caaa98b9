"""Reads the text of a Word file (.docx): paragraphs, and tables row by row."""

import zlib
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from analysis.checking.lines import SPACES, Line
from analysis.checking.unreadable import Unreadable
from analysis.phrases import swedish

DOCUMENT = "word/document.xml"
NEVER_OPENED = ("word/charts/", "word/embeddings/", "word/media/")
MOST_MEMBERS = 50
MOST_BYTES = 20 * 1024 * 1024
MOST_TIMES = 100
SMALL = 1024 * 1024
"""A part below this size may be packed as tightly as it likes."""
MANY_LINES = 8
"""A paragraph with so many line breaks is a whole text that was pasted in: each line stands for itself."""
BROKEN_FILES = (BadZipFile, EOFError, KeyError, RuntimeError, zlib.error, expat.ExpatError)
"""What the readers raise for a broken or locked file (NotImplementedError is a RuntimeError)."""
TOO_LARGE = swedish(
    "Word-filen är för stor när den packas upp. Spara den som PDF eller text och försök igen."
)
BROKEN = swedish(
    "Word-filen går inte att läsa. Öppna den i Word, spara den på nytt som .docx och försök igen."
)


def lines_of_word(content: bytes) -> list[Line]:
    """Return the paragraphs ("stycke 3") and table rows ("tabell 1, rad 2", cells with tabs between).

    Only the text part is opened, after its size has been looked at; a document type or an entity in it is
    refused, since Word writes none. Raises Unreadable.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            _refuse_bombs(archive.infolist())
            xml = archive.read(DOCUMENT)
        reader = _Reader()
        reader.read(xml)
    except BROKEN_FILES as error:
        raise Unreadable(BROKEN) from error
    return reader.lines


def _refuse_bombs(members: list[ZipInfo]) -> None:
    opened = [member for member in members if not member.filename.startswith(NEVER_OPENED)]
    tight = any(m.file_size > max(SMALL, MOST_TIMES * m.compress_size) for m in opened)
    if len(opened) > MOST_MEMBERS or sum(member.file_size for member in opened) > MOST_BYTES or tight:
        raise Unreadable(TOO_LARGE)


class _Reader:
    """Collects the lines while the parser walks the XML; the copies for old readers are skipped."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._text: list[str] = []
        self._row: list[str] = []
        self._depth = self._paragraphs = self._tables = self._rows = self._skipped = self._blank = 0
        self._inside_text = False
        self._ends = {
            "p": self._end_paragraph,
            "tc": self._end_cell,
            "tr": self._end_row,
            "tbl": self._end_table,
        }

    def read(self, xml: bytes) -> None:
        """Parse the text part; raises Unreadable for a document type, expat.ExpatError for broken XML."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = _refuse_document_type
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(xml, True)

    def _start(self, name: str, _: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        self._skipped += tag == "Fallback"
        self._inside_text = tag == "t" and not self._skipped
        if tag in {"tab", "br", "cr"}:
            self._text.append(" " if tag == "tab" else "\n")
        elif tag == "tbl":
            self._tables += not self._depth
            self._depth += 1
            self._rows = 0 if self._depth == 1 else self._rows

    def _characters(self, data: str) -> None:
        if self._inside_text:
            self._text.append(data)

    def _end(self, name: str) -> None:
        tag = name.rpartition(" ")[2]
        self._inside_text = False
        self._skipped -= tag == "Fallback"
        if tag in self._ends and not self._skipped:
            self._ends[tag]()

    def _end_paragraph(self) -> None:
        if self._depth:
            self._text.append(" ")
            return
        self._paragraphs += 1
        place, lines = f"stycke {self._paragraphs}", "".join(self._text).split("\n")
        if len(lines) < MANY_LINES:
            self._add(place, self._taken(), wraps=False)
            return
        for line in lines:
            self._text = [line]
            self._add(place, self._taken(), wraps=True)

    def _end_cell(self) -> None:
        if self._depth == 1:
            self._row.append(self._taken())

    def _end_row(self) -> None:
        if self._depth == 1:
            self._rows += 1
            self._add(f"tabell {self._tables}, rad {self._rows}", "\t".join(self._row), wraps=False)
            self._row = []

    def _end_table(self) -> None:
        self._depth -= 1

    def _taken(self) -> str:
        text = " ".join("".join(self._text).translate(SPACES).split())
        self._text = []
        return text

    def _add(self, place: str, text: str, wraps: bool) -> None:
        if text.strip():
            self.lines.append(Line(place, text, self._blank, wraps))
        self._blank = 0 if text.strip() else self._blank + 1


def _refuse_document_type(*_: object) -> None:
    raise Unreadable(BROKEN)
