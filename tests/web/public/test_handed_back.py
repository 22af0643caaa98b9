"""A screen that is handed over and handed back: nothing of the person can be read in it afterwards."""

import pytest

from survey.desk.app import create_app
from survey.domain.hints import CHARACTERS, Hint, Look, hint_for
from survey.domain.kinds import Channel, EndingKind
from survey.public.app import create_app as create_public
from tests.walker import Walker

ONSITE = hint_for(EndingKind.FORMAL, Channel.ONSITE)
ARABIC_ON_SITE = CHARACTERS[Hint(Look("ar"), onsite=True)]
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
    assert page.h1 == "Lämna tillbaka skärmen"
    shown = screen.get("/enkat/kolla")
    assert (shown.status, shown.h1, WORDS in shown.html) == (410, "Den här sidan är tömd", False)


def test_the_persons_own_phone_has_no_such_button_before_a_break_or_the_end(browser, offer):
    own = browser()
    own.enter(offer().token)
    assert "Töm skärmen" not in own.get("/enkat/alla").html
    assert "Är det någon annans dator eller telefon?" in own.get("/enkat/paus").html
    own.answer(1, tillganglighet="ja")
    assert "Töm skärmen och stäng" in own.send().html
    assert leave(own, "/tack").h1 == "Skärmen är tömd"
    assert own.get("/tack").h1 == "Den här sidan är tömd"


def test_a_link_opened_at_a_library_can_be_left_there_in_a_break_and_after_a_no(browser, offer):
    for path, opened in (("/enkat/paus", True), ("/avstod", False)):
        library = browser()
        library.enter(offer().token)
        library.answer(9, vad_var_bra=WORDS)
        if not opened:
            library.post("/enkat/avsta", {"mac": library.get("/enkat/avsta").mac, "kryss": "ja"})
        assert leave(library, path).h1 == "Skärmen är tömd"
        assert WORDS not in library.get("/enkat/kolla").html


def test_where_the_thanks_stood_is_still_who_to_call(screen):
    screen.send()
    page = screen.get("/tack")
    assert page.h1 == "Den här sidan är tömd"
    assert "Mår du dåligt?" in page.text


def test_an_emptied_page_says_so_in_the_persons_own_words_and_the_browser_keeps_no_more(visitor, offer):
    kim = visitor()
    kim.open_link(offer().token, ARABIC_ON_SITE)
    kim.open("/enkat")
    kim.follow_start("اللغة")
    kim.press("نص أكبر")
    kim.open("/enkat/kolla")
    kim.press("إفراغ الشاشة والإغلاق")
    page = kim.open("/enkat/kolla")
    assert (page.status, page.h1) == (410, "تم إفراغ هذه الصفحة")
    assert '<html lang="ar" dir="rtl" class="large">' in page.html
    kept = kim.walker.client.get_cookie("ord")
    assert (kept.decoded_value, kept.max_age, kept.http_only) == ("ar stor", 600, True)
    assert kim.walker.client.get_cookie("enkat") is None
    assert '<html lang="sv"' in kim.open("/kod").html


def test_what_stands_in_the_cookie_of_an_emptied_screen_is_never_trusted(browser):
    screen = browser()
    for words in ("<b>", "xx stor", 'sv-simple" stor', ""):
        screen.client.set_cookie("ord", words)
        page = screen.get("/enkat")
        assert '<html lang="sv"' in page.html
        assert "<b>" not in page.html


def test_a_borrowed_screen_forgets_by_itself_when_the_answers_are_sent(screen):
    assert screen.send().h1 == "Tack! Vi har fått dina svar"
    assert screen.client.get_cookie("enkat") is None


def test_a_borrowed_screen_forgets_by_itself_when_the_person_declines(screen):
    mac = screen.get("/enkat/avsta").mac
    screen.post("/enkat/avsta", {"mac": mac, "kryss": "ja"})
    assert screen.client.get_cookie("enkat") is None


@pytest.mark.parametrize("end", ["sent", "declined"])
def test_a_borrowed_screen_empties_itself_after_a_time_that_is_said_and_can_be_put_off(screen, end):
    if end == "sent":
        page = screen.send()
    else:
        page = screen.post("/enkat/avsta", {"mac": screen.get("/enkat/avsta").mac, "kryss": "ja"})
    assert page.headers["Refresh"] == "60; url=/lamna-tillbaka"
    assert "Gör du inget töms skärmen av sig själv om 60 sekunder." in page.text
    assert 'href="/lamna-tillbaka">Klart, töm skärmen</a>' in page.html
    assert 'href="/mer-tid">Jag vill ha mer tid</a>' in page.html
    waiting = screen.get("/mer-tid")
    assert ("Refresh" in waiting.headers, "Ring 112" in waiting.text) == (False, True)
    empty = screen.get("/lamna-tillbaka")
    assert empty.h1 == "Lämna tillbaka skärmen"
    assert empty.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_a_persons_own_phone_and_a_shared_computer_are_left_in_peace(browser, offer):
    phone, library, issued = browser(), browser(), offer()
    phone.enter(offer().token)
    library.post("/kod", {"kod": issued.code})
    for one in (phone, library):
        one.answer(1, tillganglighet="ja")
        page = one.send()
        assert "Refresh" not in page.headers
        assert "Lämna" not in page.text
    phone.get("/lamna-tillbaka")
    assert phone.get("/tack").h1 == "Tack! Vi har fått dina svar"


def test_a_survey_in_the_middle_is_taken_from_a_borrowed_screen_by_the_last_page(screen):
    screen.get("/lamna-tillbaka")
    shown = screen.get("/enkat/kolla")
    assert (shown.h1, WORDS in shown.html) == ("Den här sidan är tömd", False)


def test_the_empty_screen_leads_staff_to_their_sign_in_where_it_is_known(instance, clock, browser):
    assert "För dig som arbetar här" not in browser().get("/lamna-tillbaka").text
    told = create_public(
        instance.settings.model_copy(update={"desk_url": "https://personal.example.se"}), clock
    )
    page = Walker(told).get("/lamna-tillbaka")
    assert 'href="https://personal.example.se/logga-in">Till inloggningen</a>' in page.html
    told.extensions["door"].answers.close()


def test_the_empty_screen_speaks_the_persons_language(browser, offer):
    screen = browser()
    screen.enter(offer().token, CHARACTERS[Hint(Look("fi"), onsite=True)])
    screen.answer(1, tillganglighet="ja")
    assert screen.send().headers["Refresh"] == "60; url=/lamna-tillbaka?sprak=fi"


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
