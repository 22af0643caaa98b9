"""Birgitta has only the letter: the code typed at a shared computer, and the word for going on elsewhere."""

import re
from dataclasses import replace

import pytest

from survey.domain.codes import ALPHABET, FORGIVEN, LETTERS, shown
from survey.public.throttle import Throttle
from tests.web.public.conftest import one_letter_wrong, valid_codes

WRONG = "Koden stämmer inte. Titta i brevet och försök igen."
WELCOME = "Hur var det att ha personligt ombud?"


def type_code(person, typed):
    person.open("/kod")
    return person.press("Gå vidare", kod=typed)


def guess(person, tried):
    """Type codes without looking at the pages; gives every status that came."""
    return {person.walker.client.post("/kod", data={"kod": code}).status_code for code in tried}


def test_birgitta_types_the_code_from_her_letter(visitor, offer):
    birgitta, code = visitor(), offer().code
    birgitta.open("/")
    assert birgitta.follow("Skriv koden").h1 == "Skriv koden från brevet"
    wrong = birgitta.press("Gå vidare", kod=one_letter_wrong(code))
    assert wrong.status == 422
    assert f'value="{one_letter_wrong(code)}"' in wrong.html
    assert wrong.html.index("Något behöver rättas") < wrong.html.index("Din kod")
    assert wrong.text.count(WRONG) == 2
    assert wrong.html.split("<title>")[1].startswith("Fel: Skriv koden från brevet")
    assert birgitta.press("Gå vidare", kod=shown(code)).h1 == WELCOME
    birgitta.walker.answer(1, tillganglighet="ja")
    thanks = birgitta.walker.send()
    assert "Den här webbläsaren har glömt din enkät." in thanks.text
    assert thanks.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "as_typed",
    [str.lower, str, shown, lambda code: shown(code).lower(), lambda code: f"  {code[:3]} {code[3:]} "],
    ids=["lower case", "no dash", "as printed", "printed small", "spaces"],
)
def test_a_code_is_taken_as_people_type_it(visitor, offer, as_typed):
    assert type_code(visitor(), as_typed(offer().code)).h1 == WELCOME


def test_letters_that_look_like_digits_are_taken_for_them(visitor, offer):
    look_alike = str.maketrans("01", "OI")
    codes = [offer().code for _ in range(12)]
    mixed_up = [code for code in codes if "0" in code or "1" in code]
    assert mixed_up
    for code in mixed_up:
        assert code.translate(look_alike).translate(FORGIVEN) == code
        assert type_code(visitor(), code.translate(look_alike)).h1 == WELCOME


@pytest.mark.parametrize("typed", ["abc", "å" * 300, "<script>", "🙈" * 11])
def test_what_is_no_code_is_answered_calmly(visitor, typed):
    page = type_code(visitor(), typed)
    assert (page.status, WRONG in page.text) == (422, True)


@pytest.mark.parametrize("typed", ["", "  ", "\x00\x07"])
def test_who_types_nothing_is_not_told_that_a_code_is_wrong(visitor, typed):
    page = type_code(visitor(), typed)
    assert (page.status, page.text.count("Skriv koden från brevet.")) == (422, 2)
    assert WRONG not in page.text


@pytest.fixture
def seconds(browser):
    """Give the brake on guessing a clock; the test moves its hand."""
    app = browser().client.application
    hand = [0.0]
    app.extensions["door"] = replace(app.extensions["door"], codes=Throttle(60, lambda: hand[0]))
    return hand


def test_after_sixty_wrong_codes_a_minute_the_wrong_ones_wait_and_nobody_is_shut_out(visitor, offer, seconds):
    guesser = visitor()
    assert guess(guesser, valid_codes(60)) == {422}
    page = type_code(guesser, valid_codes(61)[-1])
    assert (page.status, page.h1) == (429, "Vänta en minut")
    assert "Vänta en minut och försök igen." in page.text
    assert guesser.follow("Skriv din kod").h1 == "Skriv koden från brevet"
    assert type_code(visitor(), offer().code).h1 == WELCOME
    assert visitor().open_link(offer().token).h1 == WELCOME
    seconds[0] = 61.0
    assert guess(guesser, valid_codes(1)) == {422}


def test_a_slip_of_the_finger_is_not_counted_as_a_guess(visitor, offer, seconds):
    kim, code = visitor(), offer().code
    assert guess(kim, [one_letter_wrong(code)] * 61) == {422}
    assert type_code(kim, code).h1 == WELCOME


def test_another_device_with_the_same_link_starts_afresh(visitor, offer):
    phone, tablet, link = visitor(), visitor(), offer()
    phone.open_link(link.token)
    phone.walker.answer(1, tillganglighet="ja")
    assert tablet.open_link(link.token).h1 == WELCOME
    tablet.follow("Börja")
    assert tablet.chosen() == ""


def ask_for_word(person):
    person.open("/enkat/paus")
    page = person.press("Visa ett ord")
    return re.sub(r"<[^>]*>", "", page.html.split('class="code">')[1].split("</p>")[0]).strip()


def test_the_word_takes_the_answers_to_another_device(visitor, offer):
    phone, tablet, link = visitor(), visitor(), offer()
    phone.open_link(link.token)
    phone.walker.answer(1, tillganglighet="ja")
    word = ask_for_word(phone)
    assert re.fullmatch(f"[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}", word)
    assert word not in phone.open("/enkat/paus").html
    tablet.open_link(link.token)
    tablet.follow("Fortsätt från en annan enhet")
    assert tablet.press("Gå vidare", ord=word.lower()).h1 == "Välkommen tillbaka"
    tablet.follow("Fortsätt")
    tablet.press("Tillbaka")
    assert tablet.chosen() == "ja"


def test_a_wrong_word_keeps_what_was_typed_and_ten_tries_use_it_up(visitor, offer):
    phone, tablet, link = visitor(), visitor(), offer()
    phone.open_link(link.token)
    phone.walker.answer(1, tillganglighet="ja")
    word = ask_for_word(phone)
    other = next(letter for letter in ALPHABET if letter != word[0]) + word[1:]
    tablet.open_link(link.token)
    tablet.follow("Fortsätt från en annan enhet")
    for _ in range(10):
        page = tablet.press("Gå vidare", ord=other)
        assert (page.status, page.text.count("Ordet stämmer inte.")) == (422, 2)
        assert f'value="{other}"' in page.html
    assert "Ta fram ett nytt ord på den andra enheten." in tablet.press("Gå vidare", ord=word).text


def test_a_malformed_word_is_no_try(visitor, offer):
    phone, tablet, link = visitor(), visitor(), offer()
    phone.open_link(link.token)
    phone.walker.answer(1, tillganglighet="ja")
    word = ask_for_word(phone)
    tablet.open_link(link.token)
    tablet.follow("Fortsätt från en annan enhet")
    for _ in range(12):
        assert tablet.press("Gå vidare", ord=word[:-1]).status == 422
    assert tablet.press("Gå vidare", ord=word).h1 == "Välkommen tillbaka"


def test_the_word_of_one_person_opens_nothing_for_another(visitor, offer):
    kim, robin = visitor(), visitor()
    kim.open_link(offer().token)
    kim.walker.answer(1, tillganglighet="ja")
    word = ask_for_word(kim)
    robin.open_link(offer().token)
    robin.follow("Fortsätt från en annan enhet")
    assert robin.press("Gå vidare", ord=word).status == 422


def test_made_up_codes_are_well_formed():
    assert all(len(code) == LETTERS + 1 for code in valid_codes(3))
    assert len(set(valid_codes(60))) == 60
