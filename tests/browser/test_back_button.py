"""The Back button with the browser's own cache on: after the end it shows none of the answers."""

from contextlib import suppress

import pytest
from playwright.sync_api import Error

from survey.contacts import endings
from survey.domain.kinds import UNKNOWN_AREA, EndingKind
from tests.browser.conftest import PHONE
from tests.browser.tour import press
from tests.chromium import FLAGS, find_chromium
from tests.web.desk.conftest import PASSWORD

pytestmark = pytest.mark.browser
WORDS = "Det här är mina egna ord."


@pytest.fixture(scope="module")
def remembering(chromium):
    """A whole Chromium that keeps pages to go back to, as people's own do; Playwright switches that off."""
    launch, kept = chromium.browser_type.launch, ["--disable-back-forward-cache"]
    browser = launch(executable_path=find_chromium(), args=FLAGS, ignore_default_args=kept)
    yield browser
    browser.close()


@pytest.fixture
def page(remembering):
    context = remembering.new_context(viewport=PHONE, locale="sv-SE", java_script_enabled=False)
    context.set_default_timeout(8000)
    yield context.new_page()
    context.close()


def answer(page, base, link):
    """Answer in own words, look at a page that shows them, and stop at the check page."""
    page.goto(link)
    page.goto(f"{base}/enkat/fraga/9")
    page.fill("textarea", WORDS)
    press(page, "Gå vidare")
    page.goto(f"{base}/enkat/kolla")
    assert WORDS in page.content()


def back(page, steps=1):
    """Go back; gives what is on the screen then."""
    for _ in range(steps):
        page.go_back(wait_until="commit")
        page.locator("footer").wait_for()  # a page that was kept says nothing of being loaded
    return page.inner_text("body")


def test_the_browser_of_this_test_does_keep_pages(page, live_public):
    page.goto(f"{live_public}/hjalp")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{live_public}/vilka-ar-vi")
    asked.clear()
    assert "Så kan du få hjälp att svara" in back(page)
    assert asked == []


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_after_the_thanks_the_persons_own_phone_shows_the_thanks_again(page, live_public, link, steps):
    answer(page, live_public, link())
    press(page, "Skicka mina svar")
    seen = back(page, steps)
    assert WORDS not in seen
    assert "Tack! Vi har fått dina svar" in seen


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_after_the_thanks_a_borrowed_screen_knows_nobody(page, live_public, link, steps):
    answer(page, live_public, link("5"))
    press(page, "Skicka mina svar")
    seen = back(page, steps)
    assert WORDS not in seen
    assert "Den här sidan är tömd" in seen


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_after_the_screen_is_emptied_it_knows_nobody(page, live_public, link, steps):
    answer(page, live_public, link("5"))
    press(page, "Töm skärmen och stäng")
    seen = back(page, steps)
    assert WORDS not in seen
    assert "Den här sidan är tömd" in seen


def test_after_declining_the_screen_shows_nothing(page, live_public, link):
    answer(page, live_public, link("5"))
    page.goto(f"{live_public}/enkat/avsta")
    page.check("#kryss")
    press(page, "Jag vill inte svara")
    assert WORDS not in back(page, 1)
    assert WORDS not in back(page, 1)


def test_after_a_slip_is_sent_nobody_can_read_it(page, live_public):
    page.goto(f"{live_public}/hor-av-er")
    page.fill("#nar", "070-174 06 05")
    page.fill("#vad", WORDS)
    press(page, "Skicka lappen")
    back(page)
    assert (page.input_value("#nar"), page.input_value("#vad")) == ("", "")


@pytest.fixture
def waiting_ending(instance, clock, anna):
    """The id of an ending, of somebody with a protected identity, that is not offered yet."""
    new = endings.NewEnding(
        "0" * 32, clock.today, EndingKind.FORMAL, None, UNKNOWN_AREA, anna.id, clock.today
    )
    with instance.contacts.write() as connection:
        return endings.register(connection, new)


@pytest.fixture
def handed_over(page, live_doors, waiting_ending):
    """The staff's own screen, on which the survey has just been opened for a client."""
    desk = f"{live_doors}/personal"
    page.goto(f"{desk}/logga-in")
    page.fill("[name=username]", "anna")
    page.fill("[name=password]", PASSWORD)
    press(page, "Logga in")
    page.goto(f"{desk}/avslut")
    page.goto(f"{desk}/avslut/{waiting_ending}")
    page.check("[name=channel][value=onsite]", force=True)
    press(page, "Erbjud nu")
    press(page, "Lämna över skärmen")
    assert "Hur var det att ha personligt ombud?" in page.inner_text("h1")
    return page


def shown_on_the_way_back(page):
    """Go to each page that the browser remembers, the last one first; gives what is on the screen there."""
    control = page.context.new_cdp_session(page)
    entries = control.send("Page.getNavigationHistory")["entries"]
    for entry in reversed(entries[:-1]):
        if not entry["url"].startswith("http"):
            continue
        with suppress(Error), page.expect_navigation(wait_until="commit"):  # a form is not sent again unasked
            control.send("Page.navigateToHistoryEntry", {"entryId": entry["id"]})
        page.locator("body").wait_for(state="attached")
        yield entry["url"], page.locator("body").text_content()


@pytest.mark.parametrize("live_doors", ["127.0.0.1", "localhost"], indirect=True)
def test_a_screen_that_was_handed_over_shows_nothing_of_the_desk(handed_over):
    seen = dict(shown_on_the_way_back(handed_over))
    assert len(seen) >= 4
    assert [url for url, text in seen.items() if "Anna Lind" in text or "Logga ut" in text] == []
