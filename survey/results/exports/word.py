"""The chapter as a Word file: real headings and tables, and text to edit with figures that are locked."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordFile
from docx.shared import Length
from docx.text.paragraph import Paragraph

from analysis.chapter.model import Chapter, QuestionBlock, Section
from survey.results.exports.bars import png
from survey.results.exports.word_look import SMALL, set_up
from survey.results.exports.word_table import add_table
from survey.results.exports.word_text import add_text

FIXED = (1980, 1, 1, 0, 0, 0)
"""The time of every part inside the file, so that the same chapter gives the same bytes."""


def write(chapter: Chapter, stamp: str) -> bytes:
    """Return the file; its dates are the chapter's."""
    file = Document()
    width = set_up(file, chapter)
    file.add_heading(chapter.title, 0)
    _text(file, chapter.lead)
    _text(file, stamp, SMALL)
    for section in chapter.sections:
        _section(file, section, width)
    raw = BytesIO()
    file.save(raw)
    return _without_times(raw.getvalue())


def _section(file: WordFile, section: Section, width: Length) -> None:
    file.add_heading(section.heading, 1)
    for text in (*section.prose, *section.notes):
        _text(file, text)
    for question in section.questions:
        _question(file, question, width)
    for table in section.tables:
        add_table(file, table, width)


def _question(file: WordFile, question: QuestionBlock, width: Length) -> None:
    """Add a question that stays on one page: only its last paragraph may be followed by a page break."""
    file.add_heading(question.name, 2)
    block: list[Paragraph] = []
    if question.wording != question.name:
        block.append(file.add_paragraph())
        block[-1].add_run(question.wording).italic = True
    block.append(_text(file, question.sentence))
    block += [_text(file, line, "List Bullet") for line in question.lines]
    if question.bar:
        picture = file.add_picture(BytesIO(png(question.bar)), width=width)
        picture._inline.docPr.set("descr", question.alt)
        block += [file.paragraphs[-1], _text(file, question.bar_words, SMALL)]
    block += [_text(file, note, SMALL) for note in question.notes]
    for paragraph in block[:-1]:
        paragraph.paragraph_format.keep_with_next = True
    for paragraph in block:
        paragraph.paragraph_format.keep_together = True


def _text(file: WordFile, text: str, style: str | None = None) -> Paragraph:
    paragraph = file.add_paragraph(style=style)
    add_text(paragraph, text)
    return paragraph


def _without_times(content: bytes) -> bytes:
    """Return a zip with every part's time set to the same moment."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(made, "w") as new:
        for part in old.infolist():
            fixed = ZipInfo(part.filename, FIXED)
            fixed.compress_type = ZIP_DEFLATED
            new.writestr(fixed, old.read(part))
    return made.getvalue()
