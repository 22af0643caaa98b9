"""The chapter as a Word file: real headings, editable text, real tables, and pictures with their words."""

from datetime import datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from analysis.chapter.model import Chapter, QuestionBlock, Section, Table
from survey.results.exports.bars import png

LANGUAGE = "sv-SE"
PICTURE_WIDTH = Cm(14)
FIXED = (1980, 1, 1, 0, 0, 0)
"""The time of every part inside the file, so that the same chapter gives the same bytes."""


def write(chapter: Chapter, stamp: str) -> bytes:
    """Return the file; its dates are the chapter's."""
    file = Document()
    _set_up(file, chapter)
    file.add_heading(chapter.title, 0)
    file.add_paragraph(chapter.lead)
    file.add_paragraph(stamp)
    for section in chapter.sections:
        _section(file, section)
    raw = BytesIO()
    file.save(raw)
    return _without_times(raw.getvalue())


def _set_up(file: WordFile, chapter: Chapter) -> None:
    properties, day = file.core_properties, datetime.combine(chapter.cutoff, time())
    properties.title, properties.author, properties.language = chapter.title, chapter.operation, LANGUAGE
    properties.last_modified_by, properties.comments = chapter.operation, ""
    properties.created = properties.modified = day
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    normal.element.get_or_add_rPr().append(language)


def _section(file: WordFile, section: Section) -> None:
    file.add_heading(section.heading, 1)
    for text in (*section.prose, *section.notes):
        file.add_paragraph(text)
    for question in section.questions:
        _question(file, question)
    for table in section.tables:
        _table(file, table)


def _question(file: WordFile, question: QuestionBlock) -> None:
    file.add_heading(question.name, 2)
    if question.wording != question.name:
        file.add_paragraph(question.wording)
    file.add_paragraph(question.sentence)
    for line in question.lines:
        file.add_paragraph(line, style="List Bullet")
    if question.bar:
        picture = file.add_picture(BytesIO(png(question.bar)), width=PICTURE_WIDTH)
        picture._inline.docPr.set("descr", question.alt)
        file.add_paragraph(question.bar_words, style="Caption")
    for note in question.notes:
        file.add_paragraph(note)


def _table(file: WordFile, table: Table) -> None:
    file.add_paragraph(table.caption, style="Caption").paragraph_format.keep_with_next = True
    grid = file.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    for row in (table.columns, *table.rows):
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text
    for cell in grid.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    repeated = OxmlElement("w:tblHeader")
    grid.rows[0]._tr.get_or_add_trPr().append(repeated)
    file.add_paragraph()


def _without_times(content: bytes) -> bytes:
    """Return a zip with every part's time set to the same moment."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(made, "w") as new:
        for part in old.infolist():
            fixed = ZipInfo(part.filename, FIXED)
            fixed.compress_type = ZIP_DEFLATED
            new.writestr(fixed, old.read(part))
    return made.getvalue()
