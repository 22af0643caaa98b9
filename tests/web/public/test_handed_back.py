"""A screen that is handed over and handed back: nothing of the person can be read in it afterwards."""

import pytest

from survey.desk.app import create_app
from survey.domain.hints import hint_for
from survey.domain.kinds import Channel, EndingKind

ONSITE = hint_for(EndingKind.FORMAL, Channel.ONSITE)
WORDS = "Jag fick vänta länge."


@pytest.fixture
def screen(browser, offer):
    """A staff screen on which a former client has answered one question."""
    screen = browser()
    screen.enter(offer().token, ONSITE)
    screen.answer(9, vad_var_bra=WORDS)
    return screen


def leave(screen, path="/enkat/kolla"):
    html = screen.get(path).html
    form = html[html.index('action="/glom"') :]
    return screen.post("/glom", {"mac": form.split('name="mac" value="')[1].split('"')[0]})


def test_the_cookie_of_a_borrowed_screen_lasts_for_the_sitting_only(browser, offer):
    borrowed, own = browser(), browser()
    borrowed.enter(offer().token, ONSITE)
    own.enter(offer().token)
    assert borrowed.client.get_cookie("enkat").expires is None
    assert own.client.get_cookie("enkat").expires is not None


@pytest.mark.parametrize(
    "path",
    [
        "/enkat",
        "/enkat/fraga/1",
        "/enkat/alla",
        "/enkat/kolla",
        "/enkat/paus",
        "/enkat/avsta",
        "/enkat/fortsatt",
    ],
)
def test_every_page_on_a_borrowed_screen_can_empty_it(screen, path):
    page = leave(screen, path)
    assert page.h1 == "Skärmen är tömd"
    shown = screen.get("/enkat/kolla")
    assert (shown.h1, WORDS in shown.html) == ("Öppna din länk igen", False)


def test_the_persons_own_phone_has_no_such_button_before_the_end(browser, offer):
    own = browser()
    own.enter(offer().token)
    assert "Töm skärmen" not in own.get("/enkat/alla").html
    own.answer(1, tillganglighet="ja")
    assert "Töm skärmen och stäng" in own.send().html
    assert leave(own, "/tack").h1 == "Skärmen är tömd"
    assert own.get("/tack").h1 == "Öppna din länk igen"


def test_a_borrowed_screen_forgets_by_itself_when_the_answers_are_sent(screen):
    assert screen.send().h1 == "Tack! Vi har fått dina svar"
    assert screen.client.get_cookie("enkat") is None


def test_a_borrowed_screen_forgets_by_itself_when_the_person_declines(screen):
    mac = screen.get("/enkat/avsta").mac
    screen.post("/enkat/avsta", {"mac": mac, "kryss": "ja"})
    assert screen.client.get_cookie("enkat") is None


def test_staff_who_sign_in_on_the_same_host_meet_no_answers(screen, instance, clock):
    desk = create_app(instance.settings, clock)
    response = desk.test_client().get("/logga-in")
    assert "enkat=;" not in str(response.headers)
    with desk.test_request_context():
        given = desk.make_response("")
        from_cookies(desk, given)
    assert any(value.startswith("enkat=;") for value in given.headers.getlist("Set-Cookie"))
    for database in (desk.extensions["desk"].contacts, desk.extensions["desk"].answers):
        database.close()


def from_cookies(desk, response):
    """Sign somebody in, as far as cookies go."""
    give_session = desk.view_functions["sign_in.enter"].__globals__["give_session"]
    give_session(response, "token")


def test_a_change_in_an_old_tab_after_sending_is_not_thanked_for(browser, offer):
    own = browser()
    own.enter(offer().token)
    old_tab = own.get("/enkat/fraga/1").mac
    own.answer(1, tillganglighet="ja")
    own.send()
    page = own.post("/enkat/fraga/1", {"mac": old_tab, "tillganglighet": "nej"})
    assert (page.status, page.h1) == (409, "Du har redan svarat. Tack!")
    assert "Det du ändrade nu är inte med." in page.text
