"""A table in a Word file: a real one, with a head that comes again on every page and rows that stay whole."""

from typing import Any

from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.table import Table as Grid
from docx.table import _Row

from analysis.chapter.model import Table
from survey.results.exports.columns import widths_of
from survey.results.exports.word_text import add_text

EDGE = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "9AA5A8"}
SIZE = Pt(9)


def add_table(file: WordFile, table: Table, width: Length) -> None:
    """Add a table with its caption above; the figures in its cells are locked."""
    file.add_paragraph(table.caption, style="Caption").paragraph_format.keep_with_next = True
    grid = file.add_table(rows=0, cols=len(table.columns))
    grid.autofit = False
    widths = [Length(round(width * part)) for part in widths_of(table)]
    for place, row in enumerate((table.columns, *table.rows)):
        _fill(grid.add_row(), row, table, widths, head=place == 0)
    for column, wide in zip(grid.columns, widths, strict=True):
        column.width = wide
    _describe(grid, table.caption)
    file.add_paragraph(style="No Spacing")


def _fill(row: _Row, texts: tuple[str, ...], table: Table, widths: list[Length], *, head: bool) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))
    for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        paragraph = cell.paragraphs[0]
        cell.width = widths[place]
        paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(2)
        paragraph.paragraph_format.keep_with_next = head
        if place in table.numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if head:
            paragraph.add_run(text)
        else:
            add_text(paragraph, text)
        for run in paragraph._p.iter(qn("w:r")):
            _look(run, bold=head)


def _look(run: Any, *, bold: bool) -> None:
    properties = run.get_or_add_rPr()
    properties.sz_val = SIZE
    if bold:
        properties.get_or_add_b()


def _describe(grid: Grid, caption: str) -> None:
    """Set the rules between rows, and what the table is about for whoever hears it."""
    properties = grid._tbl.tblPr
    edges = OxmlElement("w:tblBorders")
    for side in ("w:top", "w:bottom", "w:insideH"):
        edge = OxmlElement(side)
        for name, value in EDGE.items():
            edge.set(qn(name), value)
        edges.append(edge)
    look = properties.find(qn("w:tblLook"))
    look.addprevious(edges)
    told = OxmlElement("w:tblCaption")
    told.set(qn("w:val"), caption)
    look.addnext(told)
