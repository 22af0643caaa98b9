"""Letters and forms in one file: tagged, each on its own sheet, nothing of one on the back of another."""

import io
from dataclasses import replace

import pikepdf
import pytest
import typst

from survey.delivery import mailing
from survey.delivery.letter_words import PLAIN_LETTER
from survey.delivery.paper_form import Print
from tests.unit.delivery.printed import (
    RECIPIENT,
    SENDER,
    a_form,
    a_letter,
    code,
    codes_seen,
    pages,
    tags,
    text_of,
)

PIECES = {
    "letter": a_letter(),
    "easy letter": a_letter(language="sv-simple"),
    "form": a_form(),
    "large form": a_form(print=Print.LARGE),
}


@pytest.mark.parametrize("name", PIECES)
def test_every_piece_is_a_tagged_swedish_document_with_a_title(name):
    piece = PIECES[name]
    with pikepdf.open(io.BytesIO(mailing.write([piece], SENDER[0]))) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "sv-SE"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert document.docinfo["/Title"] == piece.title
        assert document.open_metadata()["pdfuaid:part"] == "1"
        assert RECIPIENT[0] not in str(document.docinfo)


@pytest.mark.parametrize(
    ("name", "sections"), [("letter", 3), ("easy letter", 3), ("form", 11), ("large form", 11)]
)
def test_headings_lead_through_a_piece(name, sections):
    found = [tag for tag, _words in tags(mailing.write([PIECES[name]], SENDER[0])) if tag.startswith("/H")]
    assert found == ["/H1", *["/H2"] * sections]


@pytest.mark.parametrize("name", PIECES)
def test_every_picture_has_words(name):
    words = [words for tag, words in tags(mailing.write([PIECES[name]], SENDER[0])) if tag == "/Figure"]
    assert words
    assert all(words)


def test_a_picture_without_words_stops_the_printing():
    mute = a_letter(words=replace(PLAIN_LETTER, qr_alt=""))
    with pytest.raises(typst.TypstError, match="alt"):
        mailing.write([mute], SENDER[0])


def test_an_english_piece_says_so_to_whoever_has_it_read_aloud():
    with pikepdf.open(io.BytesIO(mailing.write([a_letter(language="en")], SENDER[0]))) as document:
        assert str(document.Root.Lang) == "en"
    both = mailing.write([a_letter(), a_form(language="en")], SENDER[0])
    with pikepdf.open(io.BytesIO(both)) as document:
        assert str(document.Root.Lang) == "sv-SE"
        assert '"en"' in repr(
            [each.get("/Lang") for each in document.objects if isinstance(each, pikepdf.Dictionary)]
        )


def test_nothing_of_one_person_stands_on_the_back_of_anothers_sheet():
    people = range(1, 4)
    pieces = [
        piece
        for slot in people
        for piece in (a_letter(code=code(slot)), a_form(code=code(slot), print=Print.LARGE))
    ]
    sheets = [text_of(page) for page in pages(mailing.write(pieces, SENDER[0]))]
    for front, back in zip(sheets[::2], sheets[1::2], strict=False):
        on_the_sheet = {code(slot) for slot in people if code(slot) in front + back}
        assert len(on_the_sheet) == 1
        assert "På telefon" not in back
    assert sum("Sida 1 av 5" in side for side in sheets[::2]) == len(people)


def test_a_batch_for_fifty_is_one_file_with_each_code_and_link_once():
    pieces = [
        a_letter(code=code(slot), link=f"https://x.example/e/{slot:045d}", recipient=()) for slot in range(50)
    ]
    fronts = pages(mailing.write(pieces, SENDER[0]))[::2]
    assert [code(slot) in text_of(page) for slot, page in enumerate(fronts)] == [True] * 50
    assert codes_seen(fronts[49]) == [pieces[49].link]


def test_the_same_pieces_give_the_same_bytes():
    pieces = [a_letter(), a_form()]
    assert mailing.write(pieces, SENDER[0]) == mailing.write(pieces, SENDER[0])


def test_nothing_to_print_is_refused():
    with pytest.raises(ValueError, match="nothing"):
        mailing.write([], SENDER[0])
