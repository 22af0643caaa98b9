"""Text in a Word file that may be edited, with figures in it that may not: content controls with a lock."""

import re
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

FIGURE = re.compile(
    r"\d(?:[\d\u00a0,.–-]*\d)?(?:[ \u00a0]%)?(?: \(\d[\d\u00a0]* av \d[\d\u00a0]*\)| av \d[\d\u00a0]*)?"
)
"""A number with its sign for percent and its base, as it stands in a text: "24 % (21 av 86)"."""
LOCK = "sdtContentLocked"
"""What is inside cannot be changed, nor can the whole of it be deleted and another figure be typed."""
NAME = "Låst siffra"


def add_text(paragraph: Paragraph, text: str) -> None:
    """Add a text to a paragraph with every figure in it locked."""
    end = 0
    for found in FIGURE.finditer(text):
        _plain(paragraph, text[end : found.start()])
        _lock(paragraph.add_run(found[0])._r)
        end = found.end()
    _plain(paragraph, text[end:])


def _lock(element: Any) -> None:
    """Put a locked content control around a run."""
    control, about, content = (OxmlElement(name) for name in ("w:sdt", "w:sdtPr", "w:sdtContent"))
    for name, value in (("w:alias", NAME), ("w:tag", "siffra"), ("w:lock", LOCK)):
        about.append(_valued(name, value))
    element.getparent().replace(element, control)
    content.append(element)
    control.append(about)
    control.append(content)


def _plain(paragraph: Paragraph, text: str) -> None:
    if text:
        paragraph.add_run(text)


def _valued(name: str, value: str) -> Any:
    element = OxmlElement(name)
    element.set(qn("w:val"), value)
    return element
