"""A text that cannot be sent stops nobody from leaving its page, is kept, and is put right before sending."""

import pytest

from survey.domain.envelopes import ENVELOPE_BYTES
from tests.scene import rows

LONG = "Ombudet lyssnade. " * 60
VAST = "a" * ENVELOPE_BYTES
PERSONAL = "Jag heter 19121212-1212."
TOO_LONG, TOO_PERSONAL = "Din text är för lång.", "Det ser ut som ett personnummer."
SUPPORT = "Språk och stöd · Language · اللغة"
YES_TO_THE_FIRST = "tillganglighet"


@pytest.fixture
def kim(visitor, offer):
    kim = visitor()
    kim.open_link(offer().token)
    return kim


@pytest.mark.parametrize("text", [LONG, PERSONAL])
@pytest.mark.parametrize("wish", ["Tillbaka", "Ta en paus", "Visa alla frågor på en sida", SUPPORT])
def test_from_its_own_page_every_way_is_open_and_the_text_is_kept(kim, wish, text):
    kim.open("/enkat/fraga/9")
    press = kim.press_outside if wish == SUPPORT else kim.press
    assert press(wish, vad_var_bra=text).status == 200
    assert TOO_LONG not in kim.page.text
    assert text.strip() in kim.open("/enkat/fraga/9").html


@pytest.mark.parametrize("wish", ["Visa en fråga i taget", "Ta en paus"])
def test_from_the_page_with_all_questions_too_with_every_answer(kim, wish):
    kim.open("/enkat/alla")
    assert kim.press(wish, tillganglighet="ja", vad_var_bra=LONG).status == 200
    everything = kim.open("/enkat/alla")
    assert (everything.chosen()[0], LONG.strip() in everything.html) == (YES_TO_THE_FIRST, True)


def test_an_error_among_all_questions_loses_no_other_answer(kim):
    kim.open("/enkat/alla")
    assert kim.press("Gå vidare", tillganglighet="ja", vad_var_bra=LONG).status == 422
    assert TOO_LONG in kim.page.text
    kim.open("/enkat/fraga/1")
    assert kim.chosen() == "ja"


@pytest.mark.parametrize(("text", "error"), [(LONG, TOO_LONG), (PERSONAL, TOO_PERSONAL)])
def test_what_was_kept_is_put_right_before_anything_is_sent(kim, instance, text, error):
    kim.open("/enkat/fraga/9")
    kim.press("Ta en paus", vad_var_bra=text)
    kim.open("/enkat/kolla")
    asked = kim.press("Skicka mina svar")
    assert (asked.status, asked.h1, error in asked.text) == (422, "Vad var bra?", True)
    assert rows(instance, "envelope") == []
    kim.press("Gå vidare", vad_var_bra="Ombudet lyssnade.")
    kim.open("/enkat/kolla")
    assert kim.press("Skicka mina svar").h1 == "Tack! Vi har fått dina svar"
    assert len(rows(instance, "envelope")) == 1


def test_a_text_that_no_draft_can_hold_takes_no_other_answer_with_it(kim):
    kim.open("/enkat/alla")
    kim.press("Ta en paus", tillganglighet="ja", vad_var_bra=VAST)
    assert (kim.page.status, TOO_LONG in kim.page.text, VAST in kim.page.html) == (422, True, True)
    assert kim.open("/enkat/alla").chosen()[0] == YES_TO_THE_FIRST


def test_nobody_leaves_a_text_behind_that_no_draft_can_hold(kim):
    kim.open("/enkat/fraga/9")
    assert kim.press("Ta en paus", vad_var_bra=VAST).h1 == "Vad var bra?"
    assert (kim.page.status, TOO_LONG in kim.page.text, VAST in kim.page.html) == (422, True, True)


def test_a_second_wrong_text_does_not_push_out_the_first(kim):
    first, second = ("a" * (ENVELOPE_BYTES * 2 // 3), "b" * (ENVELOPE_BYTES * 2 // 3))
    kim.open("/enkat/fraga/9")
    kim.press("Ta en paus", vad_var_bra=first)
    kim.open("/enkat/fraga/10")
    kim.press("Ta en paus", vad_kan_bli_battre=second)
    assert (kim.page.status, second in kim.page.html) == (422, True)
    assert first in kim.open("/enkat/fraga/9").html


def test_a_wrong_text_that_fills_the_draft_gives_way_to_the_next_right_one(kim):
    kim.open("/enkat/fraga/9")
    kim.press("Ta en paus", vad_var_bra="a" * (ENVELOPE_BYTES - 200))
    kim.open("/enkat/fraga/10")
    assert kim.press("Gå vidare", vad_kan_bli_battre="b" * 1000).status == 200
    assert "b" * 1000 in kim.open("/enkat/fraga/10").html
