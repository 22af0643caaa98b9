"""How a Word file looks: A4, one family of letters, Swedish, and a page number at the foot."""

from datetime import datetime, time

from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from analysis.chapter.model import Chapter

LANGUAGE = "sv-SE"
FAMILY = "Calibri"
PETROL, INK = RGBColor(0x0B, 0x4A, 0x57), RGBColor(0x1B, 0x2A, 0x2D)
PAGE, MARGIN = (Cm(21), Cm(29.7)), Cm(2.3)
SMALL = "Small text"
LOOKS = {
    "Normal": (11, INK, 0, 6),
    "Title": (24, PETROL, 0, 8),
    "Heading 1": (16, PETROL, 22, 6),
    "Heading 2": (13, PETROL, 16, 4),
    "Caption": (10, INK, 12, 4),
    "List Bullet": (11, INK, 0, 2),
    SMALL: (9.5, INK, 2, 4),
}
"""Style → size, colour, and space above and below, in points."""


def set_up(file: WordFile, chapter: Chapter) -> Length:
    """Set paper, letters, language and the file's own particulars; return how wide a line is."""
    _particulars(file, chapter)
    file.styles.add_style(SMALL, 1).base_style = file.styles["Normal"]
    for name, look in LOOKS.items():
        _style(file.styles[name], *look)
    for element in file.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), LANGUAGE)
    section = file.sections[0]
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    _foot(section.footer.paragraphs[0])
    return Length(PAGE[0] - 2 * MARGIN)


def _particulars(file: WordFile, chapter: Chapter) -> None:
    """The dates are the chapter's, so that the same chapter gives the same bytes."""
    properties, day = file.core_properties, datetime.combine(chapter.cutoff, time())
    properties.title, properties.author, properties.language = chapter.title, chapter.operation, LANGUAGE
    properties.last_modified_by, properties.comments = chapter.operation, ""
    properties.created = properties.modified = day


def _style(style: ParagraphStyle, size: float, colour: RGBColor, above: int, below: int) -> None:
    style.font.size, style.font.color.rgb = Pt(size), colour
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)
    letters = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(letters.attrib):
        del letters.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs"):
        letters.set(qn(name), FAMILY)


def _foot(paragraph: Paragraph) -> None:
    """Write the page and the number of pages as fields: "3 (7)"."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for before, code, after in (("", "PAGE", " ("), ("", "NUMPAGES", ")")):
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), code)
        run = paragraph.add_run(f"{before}1")
        run._r.getparent().replace(run._r, field)
        field.append(run._r)
        paragraph.add_run(after)
