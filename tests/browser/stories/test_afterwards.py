"""E2E-10 the client dies after the sending; E2E-11 the client comes back, and ends once more."""

from datetime import UTC, datetime, time, timedelta

import pytest

from survey.contacts import endings, outbox
from survey.contacts.contact_details import Address
from survey.contacts.invitations import invite
from survey.contacts.tables import SendingState
from survey.delivery.messages import MessageWay
from survey.domain.kinds import Channel
from tests.browser.stories.telling import choose, follow, heading, press, text
from tests.scene import dump

pytestmark = pytest.mark.browser
CLOSED = "Länken eller koden går inte längre att använda"
WELCOME = "Hur var det att ha personligt ombud?"


def changed(page, town, ending, happened):
    """Open an ending and say what has happened since the offer."""
    page.goto(f"{town.desk}/avslut/{ending}")
    assert "Erbjuden" in text(page)
    follow(page, "Ändra")
    choose(page, "happened", happened)
    press(page, "Spara ändringen")


def sent_by_sms(town):
    """An offer whose message has gone out, with a reminder to come; gives the ending's id and the keys."""
    ending, to = town.ending(), [Address(MessageWay.SMS, "070-174 06 05")]
    now = datetime.combine(town.clock.today, time(10), UTC)
    invitation = invite(town.instance.keys, to, now)
    issued = town.instance.gate.offer(ending, Channel.SMS, town.clock.today, invitation)
    with town.instance.contacts.write() as connection:
        offer_id = endings.find(connection, ending).offer_id
        (first,) = outbox.of_offer(connection, offer_id)
        assert outbox.lease(connection, first, now)
        outbox.settle(connection, [first.id], SendingState.SENT, town.clock.today)
        outbox.queue(connection, offer_id, 1, MessageWay.SMS, now + timedelta(days=14))
    return ending, issued


def waiting(town):
    """What still waits to be sent to anybody, and where to."""
    rows = dump(town.instance.contacts, "contacts")
    return [row for row in rows["outbox"] if SendingState.QUEUED in row], rows["contact_detail"]


def test_the_client_dies_after_the_sending(town, at):
    for _ in range(3):
        town.offered()
    ending, issued = sent_by_sms(town)
    assert [len(each) for each in waiting(town)] == [1, 1]

    town.clock.today += timedelta(days=10)
    anna = at("anna")
    changed(anna, town, ending, "deceased")
    assert "Alla påminnelser är stoppade. Klientens länk slutar gälla." in text(anna)
    assert "Klienten har avlidit" in text(anna)
    town.clock.today -= timedelta(days=10)
    assert waiting(town) == ([], [])

    phone = at()
    phone.goto(f"{town.base}/e/{issued.token}")
    assert heading(phone) == CLOSED

    karin = at("karin")
    karin.goto(f"{town.desk}/resultat?ar={town.clock.today.year}")
    assert "Erbjudandegrad 100 % (4 av 4)" in text(karin)
    assert "Utan avlidna 100 % (3 av 3)." in text(karin)


def test_the_client_comes_back_and_ends_once_more(town, at):
    ending, issued = town.offered()
    link = f"{town.base}/e/{issued.token}"
    anna, phone = at("anna"), at()
    phone.goto(link)
    assert heading(phone) == WELCOME

    changed(anna, town, ending, "returned")
    assert "Enkäten pausas. Ny enkät skickas när kontakten avslutas igen." in text(anna)
    phone.goto(link)
    assert heading(phone) == CLOSED

    _again, new = town.offered()
    phone.goto(f"{town.base}/e/{new.token}")
    assert heading(phone) == WELCOME
