"""Hör av er, and what is not accessible: two forms without ticket, cookie or script."""

import re

import pytest
from sqlalchemy.exc import OperationalError

from survey.answers import slip_box
from survey.domain.hints import CHARACTERS, Hint, Look
from survey.domain.slips import LONGEST_ABOUT, Slip, SlipKind
from survey.gate.slips import waiting_slips
from survey.public.slips import SLIPS_A_MINUTE
from survey.public.visits import Visits
from tests.conftest import TODAY
from tests.scene import how_many

pytestmark = pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)
LARGE = CHARACTERS[Hint(Look(large=True))]
CALL, FAULT = "/hor-av-er", "/tillganglighet/brist"
BUTTONS = {CALL: "Skicka lappen", FAULT: "Skicka"}
NOT_TODAY = "Det du skriver här läser vi inte i dag."


def slips(instance):
    return [one.slip for one in waiting_slips(instance.gate, TODAY)]


def test_the_thanks_lead_everyone_to_the_slip_by_a_bare_address(visitor, offer):
    for hint, lent in (("", ""), ("2", ""), ("5", r"\?lana=1")):
        kim = visitor()
        kim.open_link(offer().token, hint)
        kim.open("/enkat/alla")
        kim.press("Gå vidare", tillganglighet="ja")
        kim.press("Skicka mina svar")
        (way,) = set(re.findall(r'href="(/hor-av-er[^"]*)"', kim.page.html))
        assert re.fullmatch(f"/hor-av-er{lent}", way)
        assert kim.follow("Skriv en lapp").h1 == "Vill du att vi hör av oss?"


def test_a_slip_reaches_the_desk(visitor, instance):
    kim = visitor()
    kim.open(CALL)
    page = kim.press("Skicka lappen", nar="070-174 06 05", vad="Jag vill ha hjälp igen.")
    assert page.h1 == "Tack! Vi har fått din lapp"
    assert slips(instance) == [Slip(SlipKind.CALL, "070-174 06 05", "Jag vill ha hjälp igen.")]


def test_a_fault_reaches_the_desk_without_saying_who(visitor, instance):
    kim = visitor()
    kim.open("/tillganglighet")
    kim.follow("Berätta vad som inte fungerar")
    assert kim.press("Skicka", vad="Jag ser inte knappen.").h1 == "Tack! Vi har fått det du skrev"
    assert slips(instance) == [Slip(SlipKind.FAULT, "", "Jag ser inte knappen.")]


@pytest.mark.parametrize("path", [CALL, FAULT])
def test_no_visit_is_read_and_no_cookie_is_left(visitor, offer, instance, monkeypatch, path):
    kim = visitor()
    kim.open_link(offer().token)
    before = kim.walker.client.get_cookie("enkat").value

    def read(_self, _request):
        raise AssertionError("a slip must not know whose browser it is")

    monkeypatch.setattr(Visits, "read", read)
    assert "Set-Cookie" not in kim.open(path).headers
    kim.press(BUTTONS[path], nar="070-1", vad="Hej.")
    assert kim.page.status == 200
    assert how_many(instance, "slip") == 1
    assert kim.walker.client.get_cookie("enkat").value == before
    assert kim.walker.client.get_cookie("tom") is None


@pytest.mark.parametrize(
    ("path", "typed", "field", "sentence"),
    [
        (CALL, {"vad": "Ring mig."}, "nar", "Skriv hur vi når dig. Till exempel ditt telefonnummer."),
        (FAULT, {"nar": "070-1"}, "vad", "Skriv vad som inte fungerar."),
        (CALL, {"nar": "1" * 203}, "nar", "Din text är för lång. Ta bort minst 3 tecken."),
        (FAULT, {"vad": "å" * (LONGEST_ABOUT + 1)}, "vad", "Din text är för lång. Ta bort minst 1 tecken."),
        (CALL, {"nar": "x", "vad": "811218-9876"}, "vad", "Det ser ut som ett personnummer. Ta bort det."),
    ],
)
def test_what_is_wrong_is_said_plainly_and_what_was_written_stays(
    visitor, instance, path, typed, field, sentence
):
    kim = visitor()
    kim.open(path)
    page = kim.press(BUTTONS[path], **typed)
    assert page.status == 422
    assert "<title>Fel: " in page.html
    assert f'<a href="#{field}">{sentence}</a>' in page.html
    assert f"Fel: {sentence}" in page.text
    assert all(value in page.html for value in typed.values())
    assert how_many(instance, "slip") == 0


def test_faults_are_told_in_the_order_of_the_fields(visitor):
    kim = visitor()
    kim.open(CALL)
    page = kim.press("Skicka lappen", nar="", vad="811218-9876")
    assert page.html.index('<a href="#nar">') < page.html.index('<a href="#vad">')


def test_a_phone_number_is_never_taken_for_a_personal_number(visitor, instance):
    kim = visitor()
    kim.open(CALL)
    kim.press("Skicka lappen", nar="0701231239")
    assert how_many(instance, "slip") == 1


def test_when_there_are_too_many_the_words_stay_on_the_page(visitor, instance):
    kim = visitor()
    for _ in range(SLIPS_A_MINUTE):
        kim.open(CALL)
        kim.press("Skicka lappen", nar="070-1")
    kim.open(CALL)
    page = kim.press("Skicka lappen", nar="070-2")
    assert (page.status, 'value="070-2"' in page.html) == (429, True)
    assert "Vänta en minut och försök igen." in page.text
    assert how_many(instance, "slip") == SLIPS_A_MINUTE


@pytest.mark.parametrize("broken", [True, False])
def test_what_cannot_be_stored_is_not_thanked_for(visitor, monkeypatch, broken):
    def put(*_parts):
        if broken:
            raise OperationalError("INSERT", {}, Exception("disk"))
        return False

    monkeypatch.setattr(slip_box, "put", put)
    kim = visitor()
    kim.open(CALL)
    page = kim.press("Skicka lappen", nar="070-2", vad="Ring mig.")
    assert page.status == 503
    assert "Det är inte ditt fel." in page.text
    assert 'value="070-2"' in page.html
    assert ">Ring mig.</textarea>" in page.html


@pytest.mark.parametrize("path", [CALL, FAULT])
def test_who_writes_of_danger_is_told_that_nobody_reads_it_today(visitor, path):
    page = visitor().open(path)
    assert NOT_TODAY in page.text
    assert all(f'href="tel:{number}"' in page.html for number in ("112", "1177", "90101"))


@pytest.mark.parametrize("path", [CALL, FAULT])
def test_another_site_cannot_send_a_slip(browser, instance, path):
    page = browser().post(path, {"nar": "x", "vad": "x"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert page.status == 400
    assert how_many(instance, "slip") == 0


@pytest.mark.parametrize("path", [CALL, FAULT])
def test_the_browser_keeps_nothing_of_what_was_written(visitor, path):
    page = visitor().open(path)
    assert (page.headers["Cache-Control"], page.headers["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert '<form id="lapp"' in page.html
    assert 'autocomplete="off"' in page.html
    assert visitor().open(f"{path}/tack").headers["Clear-Site-Data"] == '"cache", "storage"'


def test_the_thanks_lead_to_the_slip_in_the_persons_own_language(visitor, offer):
    kim = visitor()
    kim.open_link(offer().token, "3")
    kim.open("/enkat/alla")
    kim.walker.answer_all(tillganglighet="ja")
    kim.page = kim.walker.send()
    (address,) = [link.attrib["href"] for link in kim.tree.iter("a") if "hor-av-er" in link.attrib["href"]]
    assert address == "/hor-av-er?sprak=sv-simple"
    kim.open(address)
    assert kim.tree.attrib["lang"] == "sv-simple"


@pytest.mark.parametrize("path", ["/hor-av-er", "/hjalp", "/uppgifter", "/tillganglighet", "/vilka-ar-vi"])
def test_larger_text_holds_on_every_page_and_along_every_link(visitor, offer, path):
    kim, stranger = visitor(), visitor()
    kim.open_link(offer().token, LARGE)
    kim.open("/enkat")
    links = [link.attrib["href"] for link in kim.tree.iter("a") if link.attrib["href"].startswith(path)]
    for address in links or [f"{path}?text=stor"]:
        assert 'class="large"' in kim.open(address).html
    page = stranger.open(f"{path}?text=stor")
    inner = [link.attrib["href"] for link in page.tree.iter("a") if link.attrib["href"].startswith("/")]
    for address in (link for link in inner if not link.startswith("/hor-av-er")):
        assert "text=stor" in address or address == path, address


def test_larger_text_is_one_press_where_nothing_is_remembered(visitor, instance):
    kim = visitor()
    kim.open(f"{CALL}?sprak=en")
    kim.press_outside("Larger text")
    assert '<html lang="en" dir="ltr" class="large">' in kim.page.html
    assert 'class="large"' in kim.press("Send the slip", nar="070-1").html
    kim.open("/sprak?fran=/hjalp")
    assert 'class="large"' in kim.follow("Större text").html


def test_who_comes_back_to_an_empty_form_reads_that_the_slip_has_come(visitor):
    assert "Har du redan skickat? Då har vi fått det." in visitor().open(CALL).text
