"""Links that cannot be used: one honest page for all causes, and no word of which it was."""

from datetime import date, timedelta

import pytest

from survey.domain.links import LinkSigner, ticket_id_of
from survey.security.keys import PUBLIC
from tests.conftest import TODAY
from tests.scene import person, rows, ticket_of

CLOSED = "Länken eller koden går inte längre att använda"


@pytest.fixture
def signer(instance):
    return LinkSigner(instance.keys.all(PUBLIC, "link-signing"))


def spent_by_another(visitor, offer, **_):
    link, other = offer(), visitor()
    other.open_link(link.token)
    other.walker.answer(1, tillganglighet="ja")
    other.walker.send()
    return link.token


def declined(visitor, offer, **_):
    link, other = offer(), visitor()
    other.open_link(link.token)
    other.follow("Jag vill inte svara")
    other.press("Jag vill inte svara", kryss="ja")
    return link.token


def replaced(offer, instance, **_):
    link = offer()
    ending_id = newest_ending(instance)
    assert instance.gate.reissue(ending_id, "anna", TODAY)
    return link.token


def expired(offer, instance, clock, **_):
    link = offer()
    clock.today = ticket_of(instance, link).last_day + timedelta(days=1)
    return link.token


def unknown(signer, **_):
    return signer.token(ticket_id_of(b"someone else's key", 1))


def newest_ending(instance):
    with instance.contacts.read() as connection:
        return connection.exec_driver_sql("SELECT id FROM ending").scalar_one()


@pytest.mark.parametrize("cause", [spent_by_another, declined, replaced, expired, unknown])
def test_every_link_that_is_not_open_leads_to_the_same_page(cause, visitor, offer, instance, clock, signer):
    token = cause(visitor=visitor, offer=offer, instance=instance, clock=clock, signer=signer)
    page = visitor().open_link(token)
    assert (page.status, page.h1) == (410, CLOSED)
    assert "Har du redan svarat? Då behöver du inte göra något." in page.text
    assert "Har du fått en nyare länk? Använd den." in page.text
    assert page.html == visitor().open_link(unknown(signer)).html


def test_a_new_link_opens_the_survey_and_the_old_one_does_not(visitor, offer, instance):
    old = offer()
    new = instance.gate.reissue(newest_ending(instance), "anna", TODAY)
    assert visitor().open_link(new.token).h1 == "Hur var det att ha personligt ombud?"
    assert visitor().open_link(old.token).h1 == CLOSED


def test_the_last_day_is_a_whole_day(visitor, offer, instance, clock):
    link = offer()
    clock.today = ticket_of(instance, link).last_day
    assert visitor().open_link(link.token).h1 == "Hur var det att ha personligt ombud?"


def test_someone_at_the_questions_when_the_last_day_ends_is_told_so(visitor, offer, instance, clock):
    kim, link = visitor(), offer()
    kim.open_link(link.token)
    kim.follow("Börja")
    clock.today = date(2030, 1, 1)
    page = kim.press("Gå vidare", tillganglighet="ja")
    assert (page.status, page.h1) == (410, CLOSED)
    assert rows(instance, "draft") == []


@pytest.mark.parametrize("place", [3, 21, 30, 44])
def test_a_link_with_a_wrong_letter_in_the_middle_is_broken_not_closed(visitor, offer, place):
    token = offer().token
    assert len(token) <= 45
    place = min(place, len(token) - 3)
    wrong = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
    page = visitor().open_link(wrong)
    assert (page.status, page.h1) == (404, "Länken fungerar inte")
    assert "Kanske kom inte hela länken med." in page.text


@pytest.mark.parametrize("token", ["x", "abc.def", "." * 45, "a" * 5000, "%00", "%ff%fe", "å.ä", "-_.-_"])
def test_what_is_no_link_leads_to_a_calm_page(visitor, token):
    page = visitor().open(f"/e/{token}")
    assert (page.status, page.h1) == (404, "Länken fungerar inte")


def test_a_token_signed_for_another_purpose_is_no_link(visitor, offer, instance, monkeypatch):
    ticket_id = person(instance, offer()).ticket_id
    monkeypatch.setattr("survey.domain.links.SALT", b"avslutningsenkat-annat-v1")
    token = LinkSigner(instance.keys.all(PUBLIC, "link-signing")).token(ticket_id)
    assert visitor().open_link(token).h1 == "Länken fungerar inte"


def test_only_the_browser_that_sent_is_thanked(visitor, offer):
    kim, other, link = visitor(), visitor(), offer()
    kim.open_link(link.token)
    kim.walker.answer(1, tillganglighet="ja")
    other.open_link(link.token)
    other.follow("Börja")
    kim.walker.send()
    assert kim.open("/tack").h1 == "Tack! Vi har fått dina svar"
    assert kim.open("/enkat/fraga/2").h1 == "Tack! Vi har fått dina svar"
    assert other.open("/tack").h1 == CLOSED
    assert other.open("/enkat").h1 == CLOSED
    assert visitor().open("/tack").h1 == "Öppna din länk igen"


def test_a_send_whose_reply_was_lost_is_thanked_when_it_is_sent_again(visitor, offer, instance):
    kim, link = visitor(), offer()
    kim.open_link(link.token)
    kim.walker.answer(1, tillganglighet="ja")
    mac = kim.open("/enkat/kolla").mac
    for _ in range(2):
        assert kim.walker.post("/enkat/skicka", {"mac": mac}).h1 == "Tack! Vi har fått dina svar"
    assert len(rows(instance, "envelope")) == 1


def test_looking_at_the_way_out_changes_nothing_and_the_button_stops_everything(visitor, offer, instance):
    kim, link = visitor(), offer()
    kim.open_link(link.token)
    kim.walker.answer(1, tillganglighet="ja")
    kim.open("/enkat")
    assert kim.follow("Jag vill inte svara").h1 == "Vill du inte svara?"
    assert ticket_of(instance, link).state == "open"
    assert len(rows(instance, "draft")) == 1
    kim.open("/enkat/avsta")
    unticked = kim.press("Jag vill inte svara")
    assert (unticked.status, unticked.h1) == (422, "Vill du inte svara?")
    assert "Sätt ett kryss i rutan om du inte vill svara." in unticked.text
    assert ticket_of(instance, link).state == "open"
    assert len(rows(instance, "draft")) == 1
    assert kim.press("Jag vill inte svara", kryss="ja").h1 == "Det är helt okej"
    assert ticket_of(instance, link).state == "declined"
    assert rows(instance, "draft") == rows(instance, "envelope") == []
    assert kim.open("/enkat").h1 == CLOSED


def test_nobody_is_told_that_a_survey_is_closed_which_is_not(visitor, offer):
    kim = visitor()
    assert kim.open("/avstod").h1 == "Öppna din länk igen"
    kim.open_link(offer().token)
    assert kim.open("/avstod").h1 == "Sidan finns inte"
