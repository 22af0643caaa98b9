"""Two people on one borrowed tablet never mix, and every form proves what it was made for."""

from datetime import UTC, date, datetime

import pytest

from survey.public.app import create_app
from survey.security.keys import PUBLIC
from tests.scene import rows
from tests.walker import Walker
from tests.web.public.visitor import Visitor

OTHER = "Sidan hör till en annan enkät"
JANUARY, DECEMBER = date(2026, 1, 12), date(2026, 12, 20)
LATER = datetime(2026, 12, 20, tzinfo=UTC).timestamp()


def answers_of(person, number):
    return person.open(f"/enkat/fraga/{number}")


def test_what_one_person_had_on_the_screen_is_not_saved_for_the_next(visitor, offer, instance):
    tablet, robin = visitor(), offer()
    tablet.open_link(offer().token)
    kims_page = tablet.open("/enkat/fraga/9")
    tablet.open_link(robin.token)
    tablet.page = kims_page
    refused = tablet.press("Gå vidare", vad_var_bra="Kims egna ord.")
    assert (refused.status, refused.h1) == (400, OTHER)
    assert "Vi har inte sparat det du skrev nu." in refused.text
    assert '<blockquote class="own">Kims egna ord.</blockquote>' in refused.html
    assert rows(instance, "draft") == []
    assert "Kims" not in answers_of(tablet, 9).html


def test_one_word_is_shown_too_and_a_ticked_answer_is_not(visitor, offer):
    tablet = visitor()
    tablet.open_link(offer().token)
    kims_page = tablet.open("/enkat/alla")
    tablet.open_link(offer().token)
    tablet.page = kims_page
    refused = tablet.press("Gå vidare", bemotande="nej", vad_var_bra="Lyssnade")
    assert "Det här skrev du" in refused.text
    assert "Lyssnade" in refused.text
    assert "nej" not in refused.text


@pytest.mark.parametrize("button", ["Skicka mina svar", "Jag vill inte svara", "Visa ett ord"])
def test_a_button_on_the_page_before_does_nothing_to_the_next_persons_ticket(
    visitor, offer, instance, button
):
    addresses = {
        "Skicka mina svar": "/enkat/kolla",
        "Jag vill inte svara": "/enkat/avsta",
        "Visa ett ord": "/enkat/paus",
    }
    tablet = visitor()
    tablet.open_link(offer().token)
    tablet.walker.answer(1, tillganglighet="ja")
    before = tablet.open(addresses[button])
    tablet.open_link(offer().token)
    tablet.walker.answer(1, tillganglighet="nej")
    tablet.page = before
    assert tablet.press(button).h1 == OTHER
    assert rows(instance, "envelope") == rows(instance, "continuation") == []
    assert {row["state"] for row in rows(instance, "ticket")} == {"open"}


def test_the_next_person_sees_nothing_of_the_one_before(visitor, offer):
    tablet = visitor()
    tablet.open_link(offer().token)
    tablet.walker.answer(9, vad_var_bra="Kims egna ord.")
    assert tablet.open_link(offer().token).h1 == "Hur var det att ha personligt ombud?"
    for path in ("/enkat", "/enkat/alla", "/enkat/kolla", "/enkat/fraga/9"):
        assert "Kims" not in tablet.open(path).html


@pytest.mark.parametrize(
    "step", ["/enkat/fraga/2", "/enkat/alla", "/enkat/skicka", "/enkat/avsta", "/enkat/paus", "/sprak"]
)
def test_the_proof_of_one_step_opens_no_other(visitor, offer, instance, step):
    kim = visitor()
    kim.open_link(offer().token)
    mac = kim.open("/enkat/fraga/1").mac
    refused = kim.walker.post(step, {"mac": mac, "bemotande": "ja"})
    assert (refused.status, refused.h1) == (400, OTHER)
    assert rows(instance, "draft") == []


@pytest.mark.parametrize("mac", ["", "x", "å", "A" * 43, "\x00", "🙂"])
def test_a_form_without_its_proof_is_refused(visitor, offer, mac):
    kim = visitor()
    kim.open_link(offer().token)
    assert kim.walker.post("/enkat/fraga/1", {"mac": mac, "tillganglighet": "ja"}).h1 == OTHER


def test_a_form_from_a_browser_without_cookies_shows_what_was_written(visitor):
    page = visitor().walker.post("/enkat/fraga/9", {"mac": "x", "vad_var_bra": "Allt vi gjorde."})
    assert (page.status, page.h1) == (400, "Öppna din länk igen")
    assert "Allt vi gjorde." in page.text


def test_a_form_that_another_site_sends_is_refused_and_not_shown(visitor, offer, instance):
    kim = visitor()
    kim.open_link(offer().token)
    mac = kim.open("/enkat/fraga/9").mac
    form = {"mac": mac, "vad_var_bra": "Köp nu"}
    page = kim.walker.post("/enkat/fraga/9", form, headers={"Sec-Fetch-Site": "cross-site"})
    assert (page.status, page.h1) == (400, "Vi tog inte emot det")
    assert "Köp nu" not in page.html
    assert rows(instance, "draft") == []
    for own in ("same-origin", "none"):
        assert kim.walker.post("/enkat/fraga/9", form, headers={"Sec-Fetch-Site": own}).status == 200


def test_a_form_left_open_for_eleven_months_still_works(visitor, offer, clock, monkeypatch):
    clock.today = JANUARY
    kim = visitor()
    kim.open_link(offer(ended_on=JANUARY, today=JANUARY).token)
    kim.follow("Börja")
    clock.today = DECEMBER
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: LATER)
    assert "Fråga 2 av 8" in kim.press("Gå vidare", tillganglighet="ja").text
    kim.open("/enkat/kolla")
    assert kim.press("Skicka mina svar").h1 == "Tack! Vi har fått dina svar"


def test_links_visits_and_forms_outlive_a_change_of_keys(visitor, browser, offer, instance, clock):
    kim, link, unopened = visitor(), offer(), offer()
    kim.open_link(link.token)
    kim.follow("Börja")
    for name in ("cookie", "link-signing"):
        instance.keys.rotate(PUBLIC, name)
    app = create_app(instance.settings, clock)
    later = Visitor(Walker(app))
    later.walker.client.set_cookie("enkat", kim.walker.client.get_cookie("enkat").value)
    later.page = kim.page
    assert "Fråga 2 av 8" in later.press("Gå vidare", tillganglighet="ja").text
    assert Visitor(Walker(app)).open_link(unopened.token).h1 == "Hur var det att ha personligt ombud?"
    app.extensions["door"].answers.close()
