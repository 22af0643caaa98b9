"""The paper form: the web's words and numbers, letters and boxes that can be seen and hit."""

import pytest
from flask import Flask

from survey.delivery import mailing
from survey.delivery.form_words import FORM_WORDS
from survey.delivery.paper_form import Print
from survey.domain.loader import bundled_versions
from survey.forms.paper import key_questions
from survey.i18n import init_i18n
from survey.public.wording import asked, choice_pairs, explained
from tests.plain_words import EASY, PLAIN, too_hard_on_paper
from tests.unit.delivery.printed import SENDER, a_form, code, pages, said, signs, squares, text_of

LANGUAGES = ("sv", "sv-simple")
VERSIONS = ("klarsprak-2026", "avslutningsenkat-2024", "avslutsenkat-2020")
IN_WORDS = [*((version, language) for version in VERSIONS for language in LANGUAGES), (VERSIONS[0], "en")]
FOOT = 19
"""Millimetres from the lower edge of a page in which its number stands."""
NEW = bundled_versions()["klarsprak-2026"]


def printed(**changes):
    return mailing.write([a_form(**changes)], SENDER[0])


def squeezed(text):
    """A text without its spaces: where a line ends is the paper's own."""
    return "".join(text.split())


def on_the_web(version, language):
    """What the web's pages say of each question: its words, what is said under it, its answers."""
    app = Flask(__name__)
    init_i18n(app, lambda: language)
    with app.test_request_context():
        for question in bundled_versions()[version]:
            pieces = (asked(question), explained(question), *(words for _, words in choice_pairs(question)))
            yield [squeezed(str(piece)) for piece in pieces if piece]


@pytest.mark.parametrize("size", Print)
@pytest.mark.parametrize(("version", "language"), IN_WORDS)
def test_the_paper_asks_what_the_web_asks_in_the_same_words_and_order(version, language, size):
    paper, here = squeezed(said(printed(version=version, language=language, print=size))), 0
    for number, pieces in enumerate(on_the_web(version, language), start=1):
        for piece in (f"{number}{pieces[0]}", *pieces[1:]):
            assert piece in paper[here:]
            here = paper.index(piece, here) + len(piece)


def test_lattlast_is_printed_in_its_own_words():
    easy, plain = said(printed(language="sv-simple")), said(printed())
    assert "Både ja och nej" in easy
    assert "Till viss del" not in easy
    assert "Till viss del" in plain


def test_the_numbers_are_those_that_the_desk_asks_for():
    paper = said(printed())
    for each in key_questions(NEW):
        assert f"{each.number} {each.question.text}" in paper


@pytest.mark.parametrize(("size", "points", "side"), [(Print.NORMAL, 14, 7), (Print.LARGE, 20, 10)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_and_no_box_is_small(language, size, points, side):
    form = pages(printed(language=language, print=size))
    assert min(sign.size for page in form for sign in signs(page)) == points
    boxes = [square for page in form for square in squares(page)]
    assert min(width for _left, _top, width in boxes) >= side
    shown_how = 2
    assert len(boxes) == shown_how + sum(len(question.choices) for question in NEW)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_has_the_same_place_at_every_question(language):
    page = pages(printed(language=language))[0]
    rows = {}
    for left, top, _side in squares(page):
        rows.setdefault(top, []).append(left)
    answers = [row for row in rows.values() if len(row) == 4]
    assert len(answers) >= 6
    assert all(row == answers[0] for row in answers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_is_one_sheet_with_the_code_on_both_sides(language):
    sides = pages(printed(language=language))
    assert len(sides) == 2
    for number, side in enumerate(sides, start=1):
        assert code() in text_of(side)
        assert f"Sida {number} av 2" in text_of(side)


@pytest.mark.parametrize("language", LANGUAGES)
def test_large_print_has_the_code_and_its_number_on_every_page(language):
    sides = pages(printed(language=language, print=Print.LARGE))
    for number, side in enumerate(sides, start=1):
        assert code() in text_of(side)
        assert f"Sida {number} av {len(sides)}" in text_of(side)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", Print)
def test_the_form_tells_how_to_fill_it_in_and_where_it_goes(language, size):
    words = said(printed(language=language, print=size))
    for told in ("Skriv inte ditt namn.", "Blev det fel?", "Svarspost", "31 december 2026", "054-540 00 00"):
        assert told in words


@pytest.mark.parametrize("size", Print)
def test_everything_stands_inside_the_page_and_off_the_foot(size):
    for page in pages(printed(print=size)):
        foot = min(sign.top for sign in signs(page) if sign.top > 297 - FOOT)
        body = [sign for sign in signs(page) if sign.bottom < foot]
        assert max(sign.right for sign in body) <= 210 - 16
        assert max(sign.bottom for sign in body) <= foot - 1


def test_a_log_that_is_given_a_form_shows_nothing_of_it():
    assert repr(a_form()) == "PaperForm(…)"


@pytest.mark.parametrize(("language", "limits"), [("sv", PLAIN), ("sv-simple", EASY)])
def test_the_words_around_the_questions_are_as_easy_to_read_as_the_web(language, limits):
    said_in = FORM_WORDS[language]
    labels = (said_in.title, said_in.crossed, said_in.undone, said_in.reply_name)
    assert too_hard_on_paper((*labels, *said_in.opening, *said_in.closing), limits) == ""
