"""The letter: neutral, on one page, its address and nothing else in the window, its QR code readable."""

import re

import pytest

from survey.delivery import mailing
from survey.delivery.letter import Window
from survey.delivery.letter_words import LETTER_WORDS
from survey.delivery.message_checks import reveals
from tests.plain_words import EASY, PLAIN, too_hard_on_paper
from tests.unit.delivery.printed import (
    LONGEST_LINK,
    RECIPIENT,
    SENDER,
    a_letter,
    code,
    codes_seen,
    pages,
    said,
    signs,
    text_of,
)

TOP_OF_WINDOW, BOTTOM_OF_WINDOW = 29, 80
PLAY = {Window.RIGHT: (90, 210), Window.LEFT: (0, 120)}
"""What a window can show of the sheet, in millimetres, wherever the sheet lies in its envelope."""
ALWAYS_SEEN = {Window.RIGHT: (124, 195), Window.LEFT: (24, 86)}
LONG_SENDER = ("Enkäten om stöd och hjälp – Kommunerna i norra delen av länet",) * 3
LOWEST_LINE = 60
"""Where the third line of an address must end to be seen in both windows, however the sheet lies."""
FIRST_FOLD = 99
SWEDISH = ("sv", "sv-simple")


def printed(**changes):
    return mailing.write([a_letter(**changes)], SENDER[0])


def in_window(page, window):
    left, right = PLAY[window]
    return [
        sign
        for sign in signs(page)
        if sign.right > left
        and sign.left < right
        and sign.bottom > TOP_OF_WINDOW
        and sign.top < BOTTOM_OF_WINDOW
    ]


@pytest.mark.parametrize("window", Window)
@pytest.mark.parametrize("sender", [SENDER, LONG_SENDER])
def test_the_window_shows_the_name_and_address_and_nothing_else(sender, window):
    (page,) = pages(printed(sender=sender, window=window))
    seen = in_window(page, window)
    assert "".join(sign.sign for sign in seen) == re.sub(r"\s", "", "".join(RECIPIENT))
    left, right = ALWAYS_SEEN[window]
    assert all(left <= sign.left and sign.right <= right for sign in seen)
    assert max(sign.bottom for sign in seen) < LOWEST_LINE


@pytest.mark.parametrize("window", Window)
def test_a_letter_from_the_pile_has_an_empty_window(window):
    (page,) = pages(printed(recipient=(), window=window))
    assert in_window(page, window) == []


@pytest.mark.parametrize("language", LETTER_WORDS)
def test_the_letter_does_not_tell_what_kind_of_help_it_was(language):
    assert reveals(said(printed(language=language))) == ""


def test_above_the_first_fold_stand_only_sender_address_and_a_neutral_heading():
    (page,) = pages(printed())
    above = "".join(sign.sign for sign in signs(page) if sign.bottom < FIRST_FOLD - 3)
    wanted = "".join((*SENDER, *RECIPIENT, "Vad tyckte du om hjälpen?"))
    assert above == re.sub(r"\s", "", wanted)


@pytest.mark.parametrize("language", SWEDISH)
def test_the_letter_names_three_ways_to_answer_and_what_they_need(language):
    letter = said(printed(language=language))
    assert re.search("På papper .* På mobil eller dator .* På telefon", letter)
    for needed in (code(), "enkat.example.se/kod", "054-540 00 00", "klockan 13 till 16", "31 december 2026"):
        assert needed in letter


@pytest.mark.parametrize("language", SWEDISH)
def test_the_letter_says_that_nobody_has_to_answer(language):
    assert re.search("Du väljer själv om du vill svara|Du måste inte svara", said(printed(language=language)))


def test_the_english_letter_says_the_same():
    letter = said(printed(language="en"))
    assert re.search("On paper .* On a phone or a computer .* By telephone", letter)
    for needed in (code(), "enkat.example.se/kod", "054-540 00 00", "31 December 2026", "You choose whether"):
        assert needed in letter
    assert "in this envelope" not in said(printed(language="en", with_form=False))


@pytest.mark.parametrize("language", LETTER_WORDS)
def test_the_words_of_a_usual_letter_are_at_least_fourteen_points(language):
    (page,) = pages(printed(language=language))
    body = [sign for sign in signs(page) if sign.top > BOTTOM_OF_WINDOW and sign.sign not in "123"]
    assert min(sign.size for sign in body) >= 14


@pytest.mark.parametrize("language", LETTER_WORDS)
def test_large_print_is_eighteen_points_on_one_sheet_and_keeps_the_window(language):
    front, back = pages(printed(language=language, large=True))
    body = [sign for sign in signs(front) if sign.top > BOTTOM_OF_WINDOW]
    assert min(sign.size for sign in (*body, *signs(back)) if sign.sign not in "123") >= 18
    seen = in_window(front, Window.RIGHT)
    assert "".join(sign.sign for sign in seen) == re.sub(r"\s", "", "".join(RECIPIENT))
    assert codes_seen(front) == ["https://enkat.example.se/e/" + "A" * 45]


def test_a_letter_without_a_form_does_not_speak_of_one():
    assert "som ligger med" in said(printed())
    alone = said(printed(with_form=False))
    assert "som ligger med" not in alone
    assert "Ring oss, så skickar vi frågorna på papper" in alone


@pytest.mark.parametrize("link", ["https://enkat.example.se/e/" + "a" * 45, LONGEST_LINK])
@pytest.mark.parametrize("language", LETTER_WORDS)
def test_a_camera_reads_the_link_from_the_paper(language, link):
    (page,) = pages(printed(language=language, link=link))
    assert codes_seen(page) == [link]


@pytest.mark.parametrize("language", LETTER_WORDS)
def test_a_letter_with_long_lines_still_stands_on_one_page(language):
    long = printed(
        language=language,
        link=LONGEST_LINK,
        sender=LONG_SENDER,
        address="enkat.verksamheten-i-norra-lanet.example.se/kod",
        hours="måndag till torsdag klockan 9 till 11.30 och 13 till 16, fredag klockan 9 till 11.30",
        recipient=(*RECIPIENT, "c/o Exempelsson"),
    )
    (page,) = pages(long)
    assert min(sign.size for sign in signs(page)) >= 11


def test_what_people_write_is_printed_as_they_wrote_it():
    wild = '#panic("x") *fet* $x$ @a <b> \\ _k_ {phone}'
    (page,) = pages(printed(recipient=(wild,)))
    seen = "".join(sign.sign for sign in in_window(page, Window.RIGHT))
    assert seen == re.sub(r"\s", "", wild)
    assert text_of(page).count("{phone}") == 1


def test_a_log_that_is_given_a_letter_shows_nothing_of_it():
    assert repr(a_letter()) == "Letter(…)"


@pytest.mark.parametrize(("language", "limits"), [("sv", PLAIN), ("sv-simple", EASY)])
def test_the_letter_is_as_easy_to_read_as_the_web(language, limits):
    said_in = LETTER_WORDS[language]
    ways = (*said_in.on_paper, *said_in.paper_on_request, *said_in.on_screen, *said_in.by_phone)
    assert too_hard_on_paper((*said_in.opening, said_in.deadline, *ways, *said_in.closing), limits) == ""
