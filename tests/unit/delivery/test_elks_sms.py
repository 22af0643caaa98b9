"""SMS through 46elks, against a server of the tests that speaks as its public description says."""

import socket
from dataclasses import replace

import pytest

from survey.delivery.elks_sms import ElksAccount, ElksSms
from survey.delivery.protocol import Cause, Message, Refused, Sent, TryLater, Unsure, asked, handle
from tests.unit.delivery.gateway import PASSWORD, USERNAME, gateway

MESSAGE = Message("+46701740605", "Hej! Vad tyckte du? Åäö é https://enkat.example.se/e/abc Frivilligt.")
KEY = "offer-1|0"


@pytest.fixture
def elks():
    with gateway() as server:
        yield server


@pytest.fixture
def account(elks):
    return ElksAccount(elks.url, USERNAME, PASSWORD, "Enkat")


def test_a_message_goes_out_word_for_word_and_the_provider_keeps_no_text(elks, account):
    assert ElksSms(account).send(MESSAGE, KEY) == Sent("s" + "0" * 31 + "1")
    assert elks.taken == [{"from": "Enkat", "to": MESSAGE.to, "message": MESSAGE.text, "dontlog": "message"}]


def test_the_report_address_holds_the_handle_and_the_secret_only_as_a_password(elks, account):
    asking = replace(account, reports_to="https://enkat.example.se/rapport/", report_secret="hem/lig?het")
    ElksSms(asking).send(MESSAGE, KEY)
    expected = f"https://elks:hem%2Flig%3Fhet@enkat.example.se/rapport/{handle(KEY)}"
    assert elks.taken[0]["whendelivered"] == expected
    assert "offer" not in expected


def test_no_report_is_asked_for_what_becomes_of_a_reminder(elks, account):
    asking = replace(account, reports_to="https://enkat.example.se/rapport/", report_secret="x" * 24)
    ElksSms(asking).send(replace(MESSAGE, followed=False), KEY)
    assert "whendelivered" not in elks.taken[0]


@pytest.mark.parametrize(
    ("mood", "body", "outcome"),
    [
        (400, "", Refused(Cause.ADDRESS_WRONG)),
        (400, "Missing key from", TryLater(Cause.REFUSED)),
        (403, "", TryLater(Cause.NO_CREDIT)),
        (404, "", TryLater(Cause.CREDENTIALS)),
        (302, "", TryLater(Cause.CREDENTIALS)),
        (429, "", TryLater(Cause.NO_ANSWER)),
        (500, "", Unsure()),
        (502, "", Unsure()),
        (503, "", TryLater(Cause.NO_ANSWER)),
        ("fails", "", Refused(Cause.ADDRESS_WRONG)),
        ("drops after", "", Unsure()),
        (200, "<html>Inte JSON</html>", Unsure()),
        (200, "[1]", Unsure()),
        (200, '{"status": "created"}', Unsure()),
    ],
)
def test_each_answer_means_one_thing(elks, account, mood, body, outcome):
    elks.mood, elks.body = mood, body
    assert ElksSms(account).send(MESSAGE, KEY) == outcome


def test_a_wrong_password_burns_no_message(elks, account):
    outcome = ElksSms(replace(account, password="fel")).send(MESSAGE, KEY)
    assert outcome == TryLater(Cause.CREDENTIALS)
    assert elks.taken == []


def test_a_slow_provider_may_have_taken_the_message(elks, account):
    elks.mood = "slow"
    assert ElksSms(account, timeout=0.3).send(MESSAGE, KEY) == Unsure()
    assert len(elks.taken) == 1


def test_a_connection_that_breaks_without_an_answer_is_unsure_even_when_nothing_was_taken(elks, account):
    elks.mood = "drops before"
    assert ElksSms(account).send(MESSAGE, KEY) == Unsure()


def test_where_nobody_listens_the_message_certainly_did_not_go_out(account):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    unheard = ElksSms(replace(account, url=f"http://127.0.0.1:{port}/a1/sms"))
    assert unheard.send(MESSAGE, KEY) == TryLater(Cause.NO_ANSWER)


def test_a_connection_that_the_provider_closed_meanwhile_makes_nothing_unsure(elks, account):
    sms = ElksSms(account)
    assert [type(sms.send(MESSAGE, str(number))) for number in range(3)] == [Sent] * 3
    assert sms._client._transport._pool.connections == []


def test_nobody_can_be_asked_afterwards(account):
    assert asked(ElksSms(account), KEY) == Unsure()


def test_neither_the_account_nor_a_message_shows_what_it_holds(account):
    shown = repr(replace(account, report_secret="hemligt")) + repr(MESSAGE)
    assert not [word for word in (PASSWORD, "hemligt", MESSAGE.to, "Frivilligt") if word in shown]
