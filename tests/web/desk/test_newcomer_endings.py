"""What a newcomer stumbled on at the endings: a stranger's number, a letter back, a no, a closed year."""

import secrets
from datetime import date

import pytest

from survey.contacts import endings, interviews, slots
from survey.contacts.contact_details import Address
from survey.contacts.endings import NewEnding
from survey.delivery.messages import MessageWay
from survey.domain.kinds import EndingKind, NotOfferedReason, StopReason

pytestmark = pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)
NUMBER = "070-174 06 05"
LONG_AGO = date(2024, 9, 2)


@pytest.fixture
def only(instance):
    """Return the one ending there is, as it stands."""

    def find():
        with instance.contacts.read() as connection:
            (ending,) = endings.of_year(connection, 2026)
        return ending

    return find


@pytest.fixture
def drawn(bare_instance):
    """Two persons who said yes, one of them drawn; gives her ending's id."""

    def register():
        with bare_instance.contacts.write() as connection:
            for _each in range(2):
                new = NewEnding(
                    secrets.token_hex(16), LONG_AGO, EndingKind.FORMAL, "1737", "norra", "anna", LONG_AGO
                )
                ending_id = endings.register(connection, new)
                address = Address(MessageWay.SMS, "+46701740605")
                interviews.agree(connection, bare_instance.keys, ending_id, address)
            person = interviews.find(connection, ending_id)
            interviews.mark_drawn(connection, [person], date(2026, 5, 4))
        return ending_id

    return register


def by_sms(anna, new_ending):
    new_ending(anna, channel="sms", mobile=NUMBER, interview="y")
    return anna.send("/avslut/nytt", step="send")


def test_a_strangers_number_is_no_interview_number_and_the_desk_asks_again(
    instance, at_desk, new_ending, only
):
    anna = at_desk("anna")
    assert "Klientens ja till en intervju är sparat." in by_sms(anna, new_ending).text
    page = f"/avslut/{only().id}"
    shown = anna.open(page).text
    assert "Klienten har sagt ja till en intervju." in shown
    assert ("Väntar på att skickas" in shown, "Skickas nu, inom några minuter" in shown) == (True, True)
    anna.open(f"{page}/andra")
    shown = anna.send(f"{page}/andra", happened="wrong_person").text
    assert "Klientens ja till en intervju är borttaget, för numret kan vara någon annans." in shown
    assert "Får vi höra av oss om en intervju?" in shown
    with instance.contacts.read() as connection:
        assert interviews.people(connection) == []


def test_an_interview_that_was_held_stays_counted_when_the_person_dies(bare_instance, drawn):
    ending_id = drawn()
    with bare_instance.contacts.write() as connection:
        interviews.mark_done(connection, ending_id, date(2026, 5, 4))
        assert not interviews.take_back(connection, ending_id)
        assert interviews.find(connection, ending_id).done_on


def test_a_letter_that_came_back_waits_for_a_new_way(at_desk, new_ending, only):
    anna = at_desk("anna")
    new_ending(anna, channel="letter")
    page = f"/avslut/{only().id}"
    anna.open(f"{page}/andra")
    shown = anna.send(f"{page}/andra", happened="bounced").text
    assert "Avslutet väntar på en ny väg eller ett skäl." in shown
    assert only().stopped is StopReason.BOUNCED
    assert "Ny väg" in shown


def test_only_a_letter_comes_back(at_desk, new_ending, only):
    anna = at_desk("anna")
    new_ending(anna, channel="link")
    page = f"/avslut/{only().id}/andra"
    assert "Brevet kom i retur" not in anna.open(page).text
    assert anna.send(page, happened="bounced").status == 422


@pytest.mark.parametrize(("said", "left"), [("nej", 1), ("svarar-inte", 2)])
def test_who_says_no_or_does_not_answer_is_taken_off_and_another_is_drawn(at_desk, drawn, said, left):
    ending_id, karin = drawn(), at_desk("karin")
    assert NUMBER in karin.open("/djupintervjuer").text
    page = karin.send(f"/djupintervjuer/{ending_id}/{said}")
    assert "Du kan slumpa en till." in page.text
    assert (NUMBER in page.text, "+46" in page.text) == (False, False)
    assert f"{left} person" in page.text
    page = karin.send("/djupintervjuer/slumpa")
    assert "1 person är lottad." in page.text
    assert NUMBER in page.text


def test_a_mistaken_reason_is_taken_back_and_the_dead_are_offered_nothing(at_desk, new_ending, only):
    anna = at_desk("anna")
    new_ending(anna, channel="not_offered", reason="deceased")
    page = f"/avslut/{only().id}"
    assert only().reason is NotOfferedReason.DECEASED
    shown = anna.open(page).text
    assert ("Erbjud nu" in shown, "Ångra" in shown) == (False, True)
    assert "Erbjud nu" in anna.send(f"{page}/skal/angra").text
    assert only().reason is None


def test_a_closed_year_shows_no_form_for_a_new_link(instance, at_desk, new_ending, only):
    anna = at_desk("anna")
    new_ending(anna)
    page = f"/avslut/{only().id}"
    assert "Behöver klienten en ny länk?" in anna.open(page).text
    with instance.contacts.write() as connection:
        slots.forget(connection, 2026)
    shown = anna.open(page).text
    assert "Behöver klienten en ny länk?" not in shown
    assert "Årets svar är färdigräknade. Det går inte att göra en ny länk." in shown


def test_the_form_for_a_new_ending_is_never_emptied_by_another_language(at_desk):
    page = at_desk("anna").open("/avslut/nytt")
    assert "In English" not in page.text
    assert "senast 25 månader efter avslutet" in page.text
