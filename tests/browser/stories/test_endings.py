"""E2E-08 a lost contact and no way to reach the person; E2E-09 a protected identity, on a borrowed screen."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from survey.contacts import tables as t
from survey.domain.kinds import UNKNOWN_AREA, Channel
from survey.public import handing_back
from tests.browser.stories.telling import choose, follow, heading, press, send, text
from tests.web.whole.pages import read

pytestmark = pytest.mark.browser
REASONS = {
    "Saknar kontaktväg",
    "Klienten vill inte ha enkäten",
    "Klienten har avlidit",
    "Skyddade personuppgifter och ingen säker väg",
    "Det passar inte just nu",
    "Klienten har kommit tillbaka till oss",
}


def begin(page, town, **choices):
    """Open the form for a new ending and choose."""
    page.goto(f"{town.desk}/avslut/nytt")
    assert heading(page) == "Nytt avslut"
    for name, value in choices.items():
        if name == "municipality":
            page.select_option("[name=municipality]", value)
        else:
            choose(page, name, value)


def offered_share(page, town):
    """What the chef's tile says."""
    page.goto(f"{town.desk}/resultat")
    return text(page).split("Erbjudandegrad ")[1].split(")")[0] + ")"


def test_a_lost_contact_and_no_way_to_reach_the_person(town, at):
    for _ in range(3):
        town.offered()
    anna, karin = at("anna"), at("karin")
    assert offered_share(karin, town) == "100 % (3 av 3)"

    begin(anna, town, kind="broken_off", municipality="1737", channel="not_offered")
    assert "Varför får klienten inte enkäten?" in text(anna)
    assert set(anna.locator("[name=reason] option").all_inner_texts()) >= REASONS
    send(anna)
    assert "Välj varför klienten inte får enkäten." in text(anna)
    anna.select_option("[name=reason]", "no_contact_path")
    send(anna)
    assert "Sparat. Räknas som inte erbjuden i målet." in text(anna)
    assert offered_share(karin, town) == "75 % (3 av 4)"

    begin(anna, town, kind="broken_off", municipality="1737", channel="not_yet")
    send(anna)
    assert "Sparat. Avslutet ligger kvar i listan över det som väntar." in text(anna)
    anna.goto(f"{town.desk}/")
    assert "1 avslut väntar på åtgärd." in text(anna)
    assert "Avbruten, Torsby" in text(anna)
    expect(anna.locator(".worklist-overdue")).to_have_count(0)

    today = town.clock.today
    town.clock.today += timedelta(days=15)
    anna.reload()
    late = anna.locator(".worklist-overdue")
    assert "Försenat: 15 dagar" in " ".join(late.inner_text().split())
    town.clock.today = today
    assert offered_share(karin, town) == "60 % (3 av 5)"


def test_a_protected_identity_on_a_borrowed_screen(town, at, monkeypatch):
    monkeypatch.setattr(handing_back, "EMPTIED_AFTER", 1)
    screen = at("anna")
    begin(screen, town, kind="formal", municipality="skyddad", channel="onsite")
    send(screen)
    assert "Låt klienten svara här" in text(screen)
    assert "Du loggas ut och enkäten öppnas. Ge sedan skärmen till klienten." in text(screen)
    press(screen, "Lämna över skärmen")
    assert heading(screen) == "Hur var det att ha personligt ombud?"
    assert "Anna" not in text(screen)

    follow(screen, "Börja")
    choose(screen, "tillganglighet", "nej")
    press(screen, "Gå vidare")
    screen.goto(f"{town.base}/enkat/kolla")
    press(screen, "Skicka mina svar")
    assert heading(screen) == "Tack! Vi har fått dina svar"
    assert "Gör du inget töms skärmen av sig själv om" in text(screen)
    screen.wait_for_url(f"{town.base}/lamna-tillbaka")
    assert heading(screen) == "Lämna tillbaka skärmen"
    screen.go_back(wait_until="commit")
    screen.locator("footer").wait_for()
    assert "Den här sidan är tömd" in text(screen)
    screen.goto(f"{town.desk}/avslut")
    assert heading(screen) == "Logga in"

    screen.goto(f"{town.base}/lamna-tillbaka")
    follow(screen, "Till inloggningen")
    assert heading(screen) == "Logga in"

    with town.instance.contacts.read() as connection:
        onsite = select(t.ending).join(t.offer).where(t.offer.c.channel == Channel.ONSITE)
        [ending] = connection.execute(onsite).mappings()
    assert [ending[name] for name in ("municipality", "age_group", "gender")] == [None, None, None]


def test_a_protected_identity_is_seen_in_no_area(town, at):
    town.ending(place=None, area=UNKNOWN_AREA)
    karin = at("karin")
    karin.goto(f"{town.desk}/avslut")
    assert any("Ej angivet" in line for line in read(karin.content()))
