"""A line of a report with the place where a person finds it again."""

from dataclasses import dataclass

SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f"), " ")


@dataclass(frozen=True, slots=True)
class Line:
    """Text as it stands, and its place: "rad 12", "sida 3, rad 4", "stycke 7", "tabell 1, rad 2".

    `blank_above` counts the empty lines above; `wraps` says that a sentence may run on into the next line
    (so in text and PDF; in Word, where a paragraph is one line, only as `wrapped_again` says).
    """

    place: str
    text: str
    blank_above: int = 0
    wraps: bool = True


def lines_of_text(text: str, page: int | None = None) -> list[Line]:
    """Return the lines that hold something, numbered from 1 as an editor numbers them.

    Spaces of all kinds become ordinary ones, so that "24 %" is found however it was typed.
    """
    found: list[Line] = []
    before = "" if page is None else f"sida {page}, "
    blank = 0
    for number, raw in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        line = raw.translate(SPACES).strip()
        if line:
            found.append(Line(f"{before}rad {number}", line, blank))
        blank = 0 if line else blank + 1
    return found
