"""What the SMS gateway says: only it is believed, a wrong number is back on the worklist."""

import logging
from urllib.parse import urlsplit

import pytest
from sqlalchemy import select

from survey.contacts import endings, outbox
from survey.contacts import tables as t
from survey.delivery.elks_sms import REPORTER, ElksAccount, ElksSms
from survey.desk.app import create_app
from tests.scene import dump
from tests.sending import UNKNOWN, Provider, Timepiece, send_offer, states, worker_of
from tests.unit.delivery.gateway import PASSWORD, USERNAME, gateway

SECRET = "en hemlighet / med alla tecken?"
SIGNED = (REPORTER, SECRET)
NAME = "s70df59406a1b4643b96f3f91e0bfb7b0"


@pytest.fixture
def engine_urls():
    return {}


@pytest.fixture
def clock():
    return Timepiece()


@pytest.fixture
def open_app(instance, clock):
    made = []

    def make(secret=SECRET):
        settings = instance.settings.model_copy(update={"report_secret": secret})
        made.append(create_app(settings, lambda: clock().date()))
        return made[-1].test_client()

    yield make
    for app in made:
        app.extensions["desk"].contacts.close()
        app.extensions["desk"].answers.close()


@pytest.fixture
def gate_way(open_app):
    client = open_app()

    def report(sending, status="failed", auth=SIGNED, **more):
        form = {"id": NAME, "status": status, **more}
        return client.post(f"/leveransrapport/{sending}", data=form, auth=auth)

    return report


def sending_of(instance, offer_id, number=0):
    with instance.contacts.read() as connection:
        return outbox.of_offer(connection, offer_id)[number].id


def find(instance, ending_id):
    with instance.contacts.read() as connection:
        return endings.find(connection, ending_id)


@pytest.fixture
def sent(instance, clock):
    """An invitation that the provider has taken: its ending, its offer and its handle."""
    ending_id, offer_id, _ = send_offer(instance, clock())
    worker_of(instance, clock, Provider()).work()
    return ending_id, offer_id, sending_of(instance, offer_id)


def test_a_message_that_did_not_arrive_puts_the_ending_back_on_the_worklist(instance, gate_way, sent):
    ending_id, offer_id, sending = sent
    assert (gate_way(sending).status_code, gate_way(sending).data) == (204, b"")
    assert states(instance, offer_id) == {0: "failed"}
    assert find(instance, ending_id).is_unreached
    with instance.contacts.read() as connection:
        assert [one.id for one in endings.waiting(connection)] == [ending_id]
        assert connection.execute(select(t.contact_detail)).all() == []


def test_a_message_that_arrived_settles_what_nobody_knew(instance, clock, gate_way):
    _, offer_id, _ = send_offer(instance, clock())
    worker_of(instance, clock, Provider(answers=UNKNOWN)).work()
    assert states(instance, offer_id) == {0: "unsure"}
    assert gate_way(sending_of(instance, offer_id), "delivered").status_code == 204
    assert states(instance, offer_id) == {0: "sent"}


def test_what_is_on_its_way_or_not_ours_is_taken_and_changes_nothing(instance, gate_way, sent):
    before = dump(instance.contacts, "contacts")
    assert gate_way(sent[2], "sent").status_code == 204
    for sending in ("0" * 24, "finnsinte"):
        assert gate_way(sending).status_code == 204
    assert dump(instance.contacts, "contacts") == before


def test_what_becomes_of_a_reminder_is_not_kept(instance, clock, gate_way, sent):
    clock.move(days=14)
    worker_of(instance, clock, Provider()).work()
    before = dump(instance.contacts, "contacts")
    for status in ("failed", "delivered"):
        assert gate_way(sending_of(instance, sent[1], 1), status).status_code == 204
    assert dump(instance.contacts, "contacts") == before
    assert states(instance, sent[1]) == {0: "sent", 1: "sent"}


@pytest.mark.parametrize(
    "auth", [None, (REPORTER, SECRET + "x"), (REPORTER, SECRET[:-1]), ("", SECRET), (REPORTER, "")]
)
def test_whoever_does_not_have_the_secret_is_nobody(instance, gate_way, sent, auth):
    answer = gate_way(sent[2], auth=auth)
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Basic")
    assert states(instance, sent[1]) == {0: "sent"}


@pytest.mark.parametrize("secret", ["", "kort"])
def test_without_a_secret_that_nobody_guesses_no_report_is_taken(open_app, sent, secret):
    form = {"id": NAME, "status": "failed"}
    client = open_app(secret)
    assert client.post(f"/leveransrapport/{sent[2]}", data=form, auth=(REPORTER, secret)).status_code == 404


def test_what_is_no_report_is_refused_without_a_fault(gate_way, open_app, sent):
    assert gate_way(sent[2], "kanske").status_code == 404
    assert gate_way(sent[2], id="' OR 1").status_code == 404
    assert gate_way("%00").status_code == 404
    assert gate_way(sent[2], note="x" * 5000).status_code == 413
    client, address = open_app(), f"/leveransrapport/{sent[2]}"
    assert client.post(address, data=b"\xff\x00", auth=SIGNED).status_code == 404
    assert client.post(address, headers={"Authorization": "Basic %%%"}).status_code == 401
    assert client.get(address, auth=SIGNED).status_code == 405


def test_the_report_needs_no_cookie_gives_none_and_is_logged_nowhere(gate_way, sent, caplog):
    caplog.set_level(logging.DEBUG)
    answer = gate_way(sent[2])
    assert "Set-Cookie" not in answer.headers
    for secret in (sent[2], NAME, SECRET):
        assert secret not in caplog.text


def test_the_address_that_the_gateway_is_given_leads_here(instance, clock, open_app):
    _, offer_id, _ = send_offer(instance, clock())
    with gateway() as elks:
        account = ElksAccount(
            elks.url, USERNAME, PASSWORD, "Enkat", "https://personal.example.se/leveransrapport", SECRET
        )
        worker_of(instance, clock, ElksSms(account)).work()
        told = urlsplit(elks.taken[0]["whendelivered"])
    form = {"id": "s" + "0" * 31 + "1", "status": "failed"}
    reporting = open_app().post(f"https://{told.netloc}{told.path}", data=form, auth=(told.username, SECRET))
    assert reporting.status_code == 204
    assert told.password != SECRET, "it is quoted in the address"
    assert states(instance, offer_id) == {0: "failed"}
