"""SMS and e-mail from the desk: what is shown is what is sent, once, and whom to is never shown again."""

import logging
import re
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from survey.config import EXAMPLE_MARK
from survey.contacts import endings as stored
from survey.contacts import interviews, outbox
from survey.contacts import tables as t
from survey.contacts.invitations import reported
from survey.delivery.calendar import ZONE
from survey.delivery.delivery_file import DELIVERY_FILE
from survey.delivery.file_outbox import FileOutbox
from survey.delivery.gsm import ONE_MESSAGE, foreign, septets
from survey.delivery.message_file import MESSAGE_FILE
from survey.delivery.messages import MessageKind, MessageWay
from survey.domain.kinds import Channel, StopReason
from survey.forms.endings import MOST_SENT_LINKS
from tests.scene import files_with, raw_files
from tests.sending import Provider, Timepiece, worker_of

pytestmark = pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)
NUMBER, STORED, MAILBOX = "070-174 06 42", "+46701740642", "robin@example.org"
NOW = datetime(2026, 5, 4, 15, 7, tzinfo=ZONE)
"""A Monday in working hours: when the desk's clock of seconds stands."""
LINK = re.compile(r"http://127\.0\.0\.1:8000/e/\S+")
FORM = "/avslut/nytt"


@pytest.fixture
def sms():
    return Provider()


@pytest.fixture
def email():
    return Provider()


@pytest.fixture
def providers(sms, email):
    return {"sms": sms, "email": email}


@pytest.fixture
def work(instance, sms, email):
    """Let the worker take one turn."""

    def once(now=NOW):
        worker_of(instance, Timepiece(now), sms, email).work()

    return once


def only_ending(instance):
    with instance.contacts.read() as connection:
        (ending,) = stored.of_year(connection, 2026)
    return ending


def rows(instance, table):
    with instance.contacts.read() as connection:
        return connection.execute(select(table)).all()


def shown_message(page):
    """The text on the page that shows the message, to the letter."""
    (text,) = [each for each in page.tree.iter("p") if each.attrib.get("class") == "own-words"]
    return "".join(text.itertext())


def without_link(text):
    return LINK.sub("LÄNK", text)


# --------------------------------------------------------------- from the first field to "Klart"


def test_eva_sends_an_sms_in_three_pages_and_sees_it_first(instance, at_desk, new_ending, work, sms):
    eva = at_desk("eva")
    page = new_ending(eva, municipality="1784", channel="sms", mobile=NUMBER, interview="y")
    assert page.h1 == "Så här blir meddelandet"
    assert "Inget är sparat eller skickat än." in page.text
    assert NUMBER in page.text
    assert "Avslutad 4 maj 2026, Arvika (Västra)" in page.text
    assert "Går ut nu, inom några minuter" in page.text
    assert "tidigast 18 maj och 1 juni" in page.text
    assert "Uppgiften tas bort senast 2028-06-04." in page.text
    assert rows(instance, t.ending) == rows(instance, t.contact_detail) == []
    done = eva.send(FORM, step="send")
    assert done.h1 == "Klart!"
    assert "Enkäten skickas nu, inom några minuter." in done.text
    assert "Det tog mindre än en minut." in done.text
    assert all(word in done.text for word in ("Nytt avslut", "Till start"))
    ending = only_ending(instance)
    assert done.path == f"/avslut/{ending.id}/klart"
    assert (ending.area, ending.channel) == ("vastra", Channel.SMS)
    work()
    ((_, message),) = sms.came
    assert (message.to, without_link(message.text)) == (STORED, without_link(shown_message(page)))
    assert "Enkäten är skickad." in eva.open(done.path).text
    eva.walker.forbidden += [NUMBER, STORED, MAILBOX]
    assert "Erbjuden" in eva.open("/avslut").text
    assert not re.search("besvarad|svarat", eva.open(f"/avslut/{ending.id}").text, re.IGNORECASE)


@pytest.mark.parametrize("kind", ["formal", "broken_off"])
@pytest.mark.parametrize(
    ("channel", "look"), [("sms", "sv"), ("sms", "sv-simple"), ("sms", "fi"), ("email", "sv-simple")]
)
def test_what_is_shown_is_what_is_sent_but_for_the_link(
    at_desk, new_ending, work, providers, kind, channel, look
):
    anna = at_desk("anna")
    typed = {"mobile": NUMBER} if channel == "sms" else {"email": MAILBOX}
    page = new_ending(anna, kind=kind, channel=channel, look=look, **typed)
    text = shown_message(page)
    anna.send(FORM, step="send")
    work()
    ((_, message),) = providers[channel].came
    assert without_link(message.text) == without_link(text)
    assert len(LINK.search(message.text)[0]) == len(LINK.search(text)[0])
    assert message.subject in page.text
    if channel == "sms":
        assert f"{septets(message.text)} av 160 tecken." in page.text
        assert septets(message.text) <= ONE_MESSAGE
        assert foreign(message.text) == ()


def test_the_other_way_is_kept_for_the_last_reminder(instance, at_desk, new_ending, work, sms, email):
    anna = at_desk("anna")
    page = new_ending(anna, channel="email", mobile=NUMBER, email=MAILBOX)
    assert "Den sista påminnelsen går som sms" in page.text
    anna.send(FORM, step="send")
    for day in (0, 14, 28):
        work(NOW + timedelta(days=day))
    assert [message.to for _, message in email.came] == [MAILBOX, MAILBOX]
    assert [message.to for _, message in sms.came] == [STORED]
    assert rows(instance, t.contact_detail) == []


def test_outside_the_hours_the_day_is_named(instance, at_desk, new_ending, seconds):
    seconds.now = int(datetime(2026, 5, 8, 18, 30, tzinfo=ZONE).timestamp())
    page = new_ending(at_desk("anna"), channel="sms", mobile=NUMBER)
    assert "Går ut måndag 11 maj, klockan 10" in page.text


def test_what_was_written_is_kept_when_somebody_changes_their_mind(instance, at_desk, new_ending):
    anna = at_desk("anna")
    new_ending(anna, channel="sms", mobile=NUMBER, gender="woman", look="fi")
    page = anna.send(FORM, step="change")
    assert (page.status, page.h1) == (200, "Nytt avslut")
    kept = anna.form(FORM)
    assert (kept["mobile"], kept["channel"], kept["gender"], kept["look"]) == (NUMBER, "sms", "woman", "fi")
    assert rows(instance, t.ending) == []
    anna.send(FORM, channel="link")
    assert only_ending(instance).channel is Channel.LINK
    assert rows(instance, t.contact_detail) == rows(instance, t.outbox) == []


def test_the_same_message_sent_twice_goes_out_once(instance, at_desk, new_ending, work, sms):
    anna = at_desk("anna")
    new_ending(anna, channel="sms", mobile=NUMBER, interview="y")
    fields = {**anna.form(FORM), "step": "send"}
    first, again = anna.post(FORM, fields), anna.post(FORM, fields)
    assert (first.h1, again.h1) == ("Klart!", "Klart!")
    work()
    assert anna.post(FORM, fields).h1 == "Klart!"
    work()
    assert len(sms.came) == len(rows(instance, t.ending)) == len(rows(instance, t.interview)) == 1


def test_a_person_whose_contact_ends_again_is_offered_again(instance, at_desk, new_ending, work, sms):
    anna = at_desk("anna")
    for day in ("2026-02-02", "2026-05-04"):
        new_ending(anna, channel="sms", mobile=NUMBER, ended_on=day)
        assert anna.send(FORM, step="send").h1 == "Klart!"
    work()
    assert [message.to for _, message in sms.came] == [STORED, STORED]
    assert len(rows(instance, t.offer)) == 2


# --------------------------------------------------------------- what is wrong is said


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"channel": "sms"}, "Skriv mobilnumret som sms:et ska gå till."),
        ({"channel": "sms", "mobile": "070-174 06"}, "Numret har 8 siffror. Ett mobilnummer har 10."),
        ({"channel": "sms", "mobile": "+46 70 174 06 055"}, "Numret har 11 siffror."),
        ({"channel": "sms", "mobile": "054-540 00 00"}, "Det är inget svenskt mobilnummer."),
        ({"channel": "sms", "mobile": "19640823-3234"}, "Det ser ut som ett personnummer. Ta bort det."),
        ({"channel": "sms", "mobile": NUMBER, "email": "kim"}, "Det är ingen e-postadress."),
        ({"channel": "email"}, "Skriv e-postadressen som meddelandet ska gå till."),
        ({"channel": "email", "email": "kim@example"}, "Det är ingen e-postadress."),
        ({"channel": "email", "email": "kim@example.se, b@example.se"}, "Det är ingen e-postadress."),
        ({"channel": "email", "email": "åsa@example.se"}, "till exempel å, ä eller ö."),
        ({"channel": "email", "email": "6408233234@example.se"}, "Det ser ut som ett personnummer."),
    ],
)
def test_a_wrong_number_or_address_is_explained_and_kept(instance, at_desk, new_ending, typed, sentence):
    anna = at_desk("anna")
    page = new_ending(anna, **typed)
    assert page.status == 422
    assert sentence in page.text
    kept = anna.form(FORM)
    assert all(kept[name] == value for name, value in typed.items())
    assert rows(instance, t.ending) == []


@pytest.mark.parametrize("channel", ["sms", "email", "letter"])
def test_nothing_goes_to_a_protected_identity_through_the_system(instance, at_desk, new_ending, channel):
    anna = at_desk("anna")
    typed = {"mobile": NUMBER, "email": MAILBOX, "municipality": "skyddad"}
    page = new_ending(anna, channel=channel, **typed)
    assert page.status == 422
    said = "Lämna pappret eller låt klienten svara på plats. Skicka inget via systemet."
    (told,) = [each for each in page.tree.iter("a") if each.attrib["href"] == "#channel"]
    assert told.text == said
    assert "Ta bort krysset." in anna.send(FORM, channel="paper", interview="y", interview_to=NUMBER).text
    anna.post(FORM, {name: value for name, value in anna.form(FORM).items() if name != "interview"})
    assert rows(instance, t.contact_detail) == rows(instance, t.outbox) == rows(instance, t.interview) == []
    assert only_ending(instance).channel is Channel.PAPER


def test_a_protected_identity_that_waits_is_offered_no_message_either(instance, at_desk, new_ending, work):
    anna = at_desk("anna")
    new_ending(anna, municipality="skyddad", channel="not_yet")
    address = f"/avslut/{only_ending(instance).id}"
    page = anna.open(address)
    assert "Skicka inget via systemet." in page.text
    choices = re.findall(r'name="channel" value="([a-z]+)"', page.html)
    assert choices == ["paper", "onsite", "link"]
    fields = {**anna.form(f"{address}/erbjud"), "channel": "sms", "mobile": NUMBER, "step": "send"}
    assert anna.post(f"{address}/erbjud", fields).status == 422
    anna.post(f"{address}/erbjud", {**fields, "channel": "paper"})
    anna.open(address)
    fields = {**anna.form(f"{address}/ny-lank"), "channel": "sms", "mobile": NUMBER, "step": "send"}
    assert "En ny länk kan inte skickas" in anna.post(f"{address}/ny-lank", fields).text
    work(NOW + timedelta(days=14))
    assert rows(instance, t.contact_detail) == []


def test_without_a_way_out_nobody_is_asked_for_an_address(instance, at_desk, new_ending, desk_app):
    (instance.settings.folder / EXAMPLE_MARK).unlink()
    anna = at_desk("anna")
    page = anna.open(FORM)
    assert 'value="sms"' not in page.html
    assert "Mobilnummer</label>" not in page.html
    sms = 'kind = "46elks"\nurl = "https://api.example.se/sms"\nusername = "u"\nsender = "Enkat"\n'
    (instance.settings.folder / DELIVERY_FILE).write_text(f"[sms]\n{sms}")
    page = anna.open(FORM)
    assert 'value="sms"' in page.html
    assert 'value="email"' not in page.html
    assert new_ending(anna, channel="sms", mobile=NUMBER).h1 == "Så här blir meddelandet"
    (instance.settings.folder / DELIVERY_FILE).write_text("[sms]\nkind = 1\n")
    assert 'value="sms"' not in anna.open(FORM).html


def test_messages_that_must_not_be_sent_are_not_and_nothing_is_lost(instance, at_desk, new_ending):
    (instance.settings.folder / MESSAGE_FILE).write_text("[invitation.sms.sv]\ntext = 'Hej ombud'\n")
    anna = at_desk("anna")
    page = new_ending(anna, channel="sms", mobile=NUMBER)
    assert "Sms och e-post går inte att skicka just nu." in page.text
    assert anna.form(FORM)["mobile"] == NUMBER
    assert rows(instance, t.ending) == []


def test_without_an_urn_no_number_is_kept(bare_instance, at_desk, new_ending):
    page = new_ending(at_desk("anna"), channel="sms", mobile=NUMBER)
    assert "urnan är inte klar" in page.text
    assert rows(bare_instance, t.contact_detail) == rows(bare_instance, t.outbox) == []


def test_the_form_says_what_to_do_when_the_usual_way_does_not_work(at_desk, instance):
    text = at_desk("anna").open(FORM).text
    for words in ("inte svenska", "inte läsa", "Ingen telefon", "Bara brev"):
        assert words in text


# --------------------------------------------------------------- the interview


def test_a_yes_to_an_interview_is_kept_apart_with_its_own_address(instance, at_desk, new_ending):
    anna = at_desk("anna")
    page = new_ending(anna, interview="y")
    assert "Skriv ett mobilnummer eller en e-postadress." in page.text
    assert anna.send(FORM, interview_to="054-19 74 00").h1 == "Enkäten är erbjuden"
    with instance.contacts.read() as connection:
        found = interviews.address(connection, instance.keys, only_ending(instance).id)
    assert (found.way, found.to, found.hint) == (MessageWay.SMS, "054-19 74 00", "")


@pytest.mark.parametrize(
    "typed",
    [
        {"kind": "broken_off"},
        {"channel": "not_offered", "reason": "deceased"},
        {"ended_on": "2024-04-04"},
        {"municipality": "skyddad", "channel": "paper"},
    ],
)
def test_who_is_not_to_be_interviewed_is_not_asked(instance, at_desk, new_ending, typed):
    page = new_ending(at_desk("anna"), interview="y", interview_to=NUMBER, **typed)
    assert page.status == 422
    assert "Intervjuer gäller bara den som nyss avslutade i samråd med dig." in page.text
    assert rows(instance, t.ending) == []


# --------------------------------------------------------------- later: what waited, bounced or was lost


def test_what_has_waited_is_sent_later(instance, at_desk, new_ending, work, sms):
    anna = at_desk("anna")
    new_ending(anna, channel="not_yet")
    address = f"/avslut/{only_ending(instance).id}"
    anna.open(address)
    assert "Skriv mobilnumret" in anna.send(f"{address}/erbjud", channel="sms").text
    page = anna.send(f"{address}/erbjud", channel="sms", mobile=NUMBER)
    assert page.h1 == "Så här blir meddelandet"
    anna.send(f"{address}/erbjud", step="change")
    assert anna.form(f"{address}/erbjud")["mobile"] == NUMBER
    anna.send(f"{address}/erbjud")
    assert anna.send(f"{address}/erbjud", step="send").h1 == "Klart!"
    work()
    ((_, message),) = sms.came
    assert without_link(message.text) == without_link(shown_message(page))


@pytest.fixture
def bounced(instance, at_desk, new_ending, work, clock, seconds):
    """An offer whose SMS came back the day after; gives Anna's browser and the ending's address."""
    anna = at_desk("anna")
    new_ending(anna, channel="sms", mobile=NUMBER)
    anna.send(FORM, step="send")
    work()
    ending = only_ending(instance)
    clock.today = date(2026, 5, 5)
    seconds.now += 24 * 60 * 60
    with instance.contacts.write() as connection:
        (row,) = outbox.of_offer(connection, ending.offer_id)
        assert reported(connection, row.id, False, clock.today)
    return at_desk("anna"), f"/avslut/{ending.id}"


def test_what_bounced_goes_out_another_way(instance, bounced, work, email, browser, sms):
    anna, address = bounced
    assert "1 avslut väntar på åtgärd." in anna.open("/").text
    page = anna.open(address)
    assert "Ny väg" in page.text
    assert "Meddelandet kom inte fram" in page.text
    anna.send(f"{address}/erbjud", channel="email", email=MAILBOX)
    fields = {**anna.form(f"{address}/erbjud"), "step": "send"}
    assert anna.post(f"{address}/erbjud", fields).h1 == "Klart!"
    assert anna.post(f"{address}/erbjud", fields).h1 == "Klart!"
    assert "Inget avslut väntar på åtgärd." in anna.open("/").text
    work(NOW + timedelta(days=1))
    work(NOW + timedelta(days=1, hours=1))
    ((_, message),) = email.came
    old, new = (LINK.search(one.text)[0].partition(":8000")[2] for one in (sms.came[0][1], message))
    assert browser().get(new).status == 200
    assert "går inte längre att använda" in browser().get(old).text
    ending = only_ending(instance)
    assert (ending.channel, ending.offered_on, ending.stopped) == (Channel.EMAIL, date(2026, 5, 5), None)


def test_what_bounced_can_be_handed_over_or_explained(instance, bounced):
    anna, address = bounced
    anna.open(address)
    anna.send(f"{address}/skal", reason="no_contact_path")
    assert "Inget avslut väntar på åtgärd." in anna.open("/").text
    anna.open(address)
    assert anna.send(f"{address}/erbjud", channel="paper").h1 == "Enkäten är erbjuden"
    ending = only_ending(instance)
    assert (ending.channel, ending.reason, ending.is_offered) == (Channel.PAPER, None, True)
    assert rows(instance, t.contact_detail) == []


def test_a_new_link_by_message_takes_the_place_of_the_first(
    instance, at_desk, new_ending, work, sms, email, browser
):
    anna = at_desk("anna")
    first = LINK.search(new_ending(anna).html)[0].rstrip('"')
    address = f"/avslut/{only_ending(instance).id}"
    anna.open(address)
    page = anna.send(f"{address}/ny-lank", channel="sms", mobile=NUMBER)
    fields = {**anna.form(f"{address}/ny-lank"), "step": "send"}
    done = anna.post(f"{address}/ny-lank", fields)
    assert "Den nya länken skickas nu, inom några minuter. Den gamla slutar gälla." in done.text
    assert anna.post(f"{address}/ny-lank", fields).h1 == "Klart!"
    work()
    work(NOW + timedelta(hours=1))
    ((_, message),) = sms.came
    assert message.text.startswith("Hej! Din nya länk:")
    assert without_link(message.text) == without_link(shown_message(page))
    assert "Nya länkar 1" in anna.open(address).text
    assert "går inte längre att använda" in browser().get(first.partition(":8000")[2]).text
    assert browser().get(LINK.search(message.text)[0].partition(":8000")[2]).status == 200
    assert only_ending(instance).channel is Channel.LINK
    assert {row.template for row in rows(instance, t.outbox)} == {MessageKind.NEW_LINK}
    work(NOW + timedelta(days=14))
    assert len(sms.came) == 2


def test_after_the_last_reminder_a_new_link_leaves_no_address_behind(
    instance, at_desk, new_ending, work, sms, clock, seconds
):
    new_ending(at_desk("anna"))
    for day in (14, 28):
        work(NOW + timedelta(days=day))
    address = f"/avslut/{only_ending(instance).id}"
    clock.today = date(2026, 6, 3)
    seconds.now += 30 * 24 * 60 * 60
    anna = at_desk("anna")
    anna.open(address)
    anna.send(f"{address}/ny-lank", channel="sms", mobile=NUMBER)
    anna.send(f"{address}/ny-lank", step="send")
    assert len(rows(instance, t.contact_detail)) == 1
    work(NOW + timedelta(days=30))
    assert len(sms.came) == 1
    assert rows(instance, t.contact_detail) == []


def test_nobody_is_sent_new_links_without_end(instance, at_desk, new_ending, work, sms):
    anna = at_desk("anna")
    new_ending(anna)
    address = f"/avslut/{only_ending(instance).id}"
    for _ in range(MOST_SENT_LINKS):
        anna.open(address)
        anna.send(f"{address}/ny-lank", channel="sms", mobile=NUMBER)
        anna.send(f"{address}/ny-lank", step="send")
        work()
    page = anna.open(address)
    assert 'value="sms"' not in page.html
    assert "Klienten har fått tre nya länkar." in page.text
    fields = {**anna.form(f"{address}/ny-lank"), "channel": "sms", "mobile": NUMBER, "step": "send"}
    assert "En ny länk kan inte skickas" in anna.post(f"{address}/ny-lank", fields).text
    work()
    assert len(sms.came) == MOST_SENT_LINKS
    anna.open(address)
    assert anna.send(f"{address}/ny-lank").h1 == "Ny länk"


def test_nobody_writes_to_the_dead(instance, at_desk, new_ending, work, sms):
    anna = at_desk("anna")
    new_ending(anna)
    ending = only_ending(instance)
    address = f"/avslut/{ending.id}"
    anna.open(address)
    anna.send(f"{address}/ny-lank", channel="sms", mobile=NUMBER)
    before = {**anna.form(f"{address}/ny-lank"), "step": "send"}
    with instance.contacts.write() as connection:
        stored.stop(connection, ending.id, StopReason.DECEASED, date(2026, 5, 4))
    assert "Inget mer ska gå till klienten." in anna.post(f"{address}/ny-lank", before).text
    assert 'value="sms"' not in anna.open(address).html
    work()
    assert sms.came == rows(instance, t.contact_detail) == []


# --------------------------------------------------------------- nothing leaks


def test_no_number_or_link_in_logs_addresses_cookies_file_names_or_databases(
    instance, at_desk, new_ending, caplog
):
    caplog.set_level(logging.DEBUG)
    anna = at_desk("anna")
    new_ending(anna, channel="sms", mobile=NUMBER, email=MAILBOX, interview="y")
    done = anna.send(FORM, step="send")
    ways = FileOutbox(instance.settings.folder / "outbox")
    worker_of(instance, Timepiece(NOW), ways, ways).work()
    (sent,) = (instance.settings.folder / "outbox").iterdir()
    link = LINK.search(sent.read_text().replace("=\n", ""))[0]
    secret = [NUMBER, STORED, "1740642", MAILBOX, link.rpartition("/")[2]]
    cookies = "".join(
        f"{cookie.key}{cookie.decoded_value}" for cookie in anna.walker.client._cookies.values()
    )
    told = "\n".join([caplog.text, done.path, cookies, *raw_files(instance.settings.folder)])
    assert [one for one in secret if one in told] == []
    found = files_with(instance.settings.folder, [one.encode() for one in secret])
    assert set(found) <= {f"outbox/{sent.name}"}
    anna.walker.forbidden += secret
    for path in ("/", "/avslut", f"/avslut/{only_ending(instance).id}", done.path):
        assert anna.open(path).status == 200
