"""A letter with a code and three ways to answer; its layout is letter.typ, its words letter_words.py.

The address stands where the windows of Swedish C5 and E65 envelopes are, to the right (H2) or the left (V2).
"""

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from io import BytesIO
from typing import Any

import segno

from survey.delivery.filling import filled, tag_of
from survey.delivery.letter_words import LETTER_WORDS, LetterWords
from survey.i18n.catalogues import SOURCE

QUIET_ZONE = 4
"""Modules of white round a QR code (ISO/IEC 18004)."""


class Window(StrEnum):
    """On which side the envelope has its window."""

    RIGHT = "right"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Letter:
    """One person's letter; `repr` shows nothing of it, so that no log can."""

    sender: tuple[str, ...]
    """Lines of a neutral sender: the first one signs the letter, the others are its address."""
    phone: str
    hours: str
    last_day: date
    address: str
    """The short address to type, without https://."""
    code: str
    """As it is shown: ABCDE-FGHJK-7."""
    link: str
    """What the QR code leads to, with the hint of the person's language."""
    recipient: tuple[str, ...] = ()
    """Name and address for this occasion, stored nowhere; empty for a letter drawn from a pile."""
    language: str = SOURCE
    with_form: bool = True
    """False when no paper form lies in the envelope."""
    large: bool = False
    """True for 18 points, on as many pages as it takes."""
    window: Window = Window.RIGHT
    words: LetterWords | None = None
    """The operation's own words; None means ours."""

    def __repr__(self) -> str:
        return "Letter(…)"

    @property
    def title(self) -> str:
        """The heading of the letter."""
        return _words_of(self).title

    def content(self) -> dict[str, Any]:
        """Return what the layout is filled with; all of it is text, nothing is markup."""
        words = asdict(_words_of(self))
        if not self.with_form:
            words["on_paper"] = words["paper_on_request"]
        return {
            "kind": "letter",
            "lang": tag_of(self.language),
            "large": self.large,
            "sender": self.sender,
            "address": self.address,
            "code": self.code,
            "qr": _qr_code(self.link),
            "recipient": self.recipient,
            "window": self.window,
            "words": filled(words, self.last_day, self.language, phone=self.phone, hours=self.hours),
        }


def _words_of(letter: Letter) -> LetterWords:
    return letter.words or LETTER_WORDS[letter.language]


def _qr_code(link: str) -> str:
    drawing = BytesIO()
    segno.make(link, error="m", micro=False).save(drawing, kind="svg", border=QUIET_ZONE, xmldecl=False)
    return drawing.getvalue().decode()
