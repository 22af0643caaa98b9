"""Letters and forms as one PDF built to PDF/UA-1: tagged, in Swedish, ready for the printer."""

import json
from collections.abc import Sequence
from pathlib import Path

import typst

from survey.delivery.letter import Letter
from survey.delivery.paper_form import PaperForm

FOLDER = Path(__file__).parent


def write(pieces: Sequence[Letter | PaperForm], author: str) -> bytes:
    """Return the PDF of some letters and forms in their order; `author` is the neutral sender.

    Each piece begins on a sheet of its own, so that nothing of one person stands on the back of another's
    when both sides are printed. All texts go in as data and nothing is fetched from anywhere. Raises
    ValueError without pieces, KeyError for a language without words.
    """
    if not pieces:
        raise ValueError("there is nothing to print")
    content = {
        "title": pieces[0].title,
        "author": author,
        "pieces": [piece.content() for piece in pieces],
    }
    data = json.dumps(content, ensure_ascii=False)
    made: bytes = typst.compile(
        FOLDER / "mailing.typ", root=FOLDER, format="pdf", sys_inputs={"data": data}, pdf_standards="ua-1"
    )
    return made
