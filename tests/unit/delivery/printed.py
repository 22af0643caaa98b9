"""Letters and forms to print, and what a reader finds on their pages."""

import io
from dataclasses import dataclass
from datetime import date

import pikepdf
import pypdfium2
import zxingcpp
from pypdfium2 import raw

from survey.delivery.letter import Letter
from survey.delivery.paper_form import PaperForm
from survey.domain.codes import code_of, shown
from survey.domain.loader import bundled_versions

MM = 72 / 25.4
SENDER = ("Enkät – Karlstads kommun", "Box 123", "651 02 Karlstad")
RECIPIENT = ("Birgitta Exempelsson", "Storgatan 12 B lgh 1203", "652 24 Karlstad")
LONGEST_LINK = (
    "https://" + "avslutningsenkaten.verksamheten-i-norra-delen-av-lanet.kommun.se" + f"/e/{'Aq_-9' * 9}/Z"
)


def code(slot=1):
    return shown(code_of(b"en nyckel for brev", slot))


def a_letter(**changes):
    usual = {
        "sender": SENDER,
        "phone": "054-540 00 00",
        "hours": "måndag till torsdag klockan 13 till 16",
        "last_day": date(2026, 12, 31),
        "address": "enkat.example.se/kod",
        "code": code(),
        "link": "https://enkat.example.se/e/" + "A" * 45,
        "recipient": RECIPIENT,
    }
    return Letter(**{**usual, **changes})


def a_form(version="klarsprak-2026", **changes):
    usual = {
        "code": code(),
        "questionnaire": bundled_versions()[version],
        "phone": "054-540 00 00",
        "last_day": date(2026, 12, 31),
        "reply": ("Svarspost", "Enkät – Karlstads kommun", "651 20 Karlstad"),
    }
    return PaperForm(**{**usual, **changes})


@dataclass(frozen=True, slots=True)
class Letters:
    """One letter of the alphabet on a page; millimetres from the page's top left corner, size in points."""

    sign: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


def pages(pdf):
    return list(pypdfium2.PdfDocument(pdf))


def text_of(page):
    """A page's words with single ordinary spaces."""
    return " ".join(page.get_textpage().get_text_range().replace("\u00a0", " ").split())


def said(pdf):
    return " ".join(text_of(page) for page in pages(pdf))


def signs(page):
    """Every visible sign of a page, with its place."""
    text, height = page.get_textpage(), page.get_height()
    for place in range(text.count_chars()):
        sign = text.get_text_range(place, 1)
        if sign.strip():
            left, bottom, right, top = text.get_charbox(place)
            size = raw.FPDFText_GetFontSize(text, place)
            yield Letters(sign, left / MM, (height - top) / MM, right / MM, (height - bottom) / MM, size)


def squares(page):
    """The boxes of a page as (left, top, side) in millimetres, line by line."""
    paths = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
    closed = [path for path in paths if raw.FPDFPath_CountSegments(path) > 2]
    found = set()
    for left, bottom, right, top in (path.get_bounds() for path in closed):
        side = (right - left) / MM
        if side > 5 and abs(side - (top - bottom) / MM) < 0.1:
            found.add((round(left / MM, 1), round((page.get_height() - top) / MM, 1), round(side, 1)))
    return sorted(found, key=lambda square: (square[1], square[0]))


def codes_seen(page, dots_per_inch=150):
    """What a camera reads from a page's QR codes."""
    picture = page.render(scale=dots_per_inch / 72).to_pil()
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def tags(pdf):
    """Every tag of a PDF in reading order, as (name, words for those who do not see it)."""
    found = []

    def walk(element):
        if not isinstance(element, pikepdf.Dictionary):
            return
        if "/S" in element:
            found.append((str(element.S), str(element.get("/Alt", ""))))
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            walk(kid)

    with pikepdf.open(io.BytesIO(pdf)) as document:
        walk(document.Root.StructTreeRoot)
    return found
