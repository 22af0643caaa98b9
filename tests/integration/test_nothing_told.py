"""A whole journey with every log open: no line, address or file name tells who, where or with which key."""

import logging
import re
from dataclasses import replace
from urllib.parse import quote

import pytest
from sqlalchemy import text

from survey.accounts.people import add_account
from survey.cli.instance import open_instance
from survey.contacts import bounce_mail, outbox
from survey.contacts.contact_details import Address
from survey.contacts.invitations import invite_again
from survey.delivery.elks_sms import REPORTER, ElksAccount, ElksSms
from survey.delivery.messages import MessageWay
from survey.delivery.smtp_email import MailServer, SmtpEmail
from survey.desk.app import create_app as desk_app
from survey.domain.codes import shown
from survey.domain.kinds import Channel, Role
from survey.public.app import create_app as public_app
from survey.worker import run
from tests.integration.test_bounces import came_back
from tests.scene import person
from tests.sending import MAILBOX, NUMBER, Timepiece, send_offer, states, worker_of
from tests.unit.delivery import gateway, mail_server
from tests.walker import Walker

PASSWORD, SECRET = "sju gröna paraplyer", "hemligheten för rapporterna"
WORDS = "Kim Karlsson hjälpte mig i Grums."
LINKS = re.compile(r'(?:href|action|src)="([^"]*)"')
OTHER_SIDE = ("mail.", "asyncio", "faker")
"""Loggers of the mail server that the test plays, which is not ours."""


@pytest.fixture
def engine_urls():
    return {}


@pytest.fixture
def clock():
    return Timepiece()


@pytest.fixture
def opened(instance, caplog):
    """The instance opened anew with every log of every library at its most talkative."""
    caplog.set_level(logging.DEBUG)
    for name in ("sqlalchemy.engine", "sqlalchemy.pool", "httpx2", "httpcore2", "werkzeug", "survey"):
        caplog.set_level(logging.DEBUG, logger=name)
    yield (fresh := open_instance(instance.settings.folder))
    fresh.contacts.close()
    fresh.answers.close()


class Seen(Walker):
    """A browser that notes every address that it is led to or shown."""

    def __init__(self, app):
        super().__init__(app)
        self.addresses = []

    def _seen(self, response):
        for step in (*response.history, response):
            self.addresses.append(step.headers.get("Location", ""))
        self.addresses += LINKS.findall(response.get_data(as_text=True))
        return super()._seen(response)


def secrets_of(instance, issued, *more):
    """Return every spelling of what must not be told."""
    number = NUMBER.removeprefix("0")
    mine = person(instance, issued)
    plain = [number, MAILBOX, issued.token, issued.code, shown(issued.code), mine.ticket_id.hex(), *more]
    return {*plain, *(quote(one, safe="") for one in plain)}


def told(caplog):
    """Return every log line of ours, as a handler would write it."""
    form = logging.Formatter("%(name)s %(levelname)s %(message)s")
    return [form.format(each) for each in caplog.records if not each.name.startswith(OTHER_SIDE)]


def found_in(lines, secrets):
    return [(secret, line[:200]) for line in lines for secret in secrets if secret in line]


def send(opened, clock, tmp_path):
    """Invite by SMS, hear that the number is wrong, invite by e-mail, and get that back too."""
    ending_id, offer_id, first = send_offer(opened, clock())
    certificate = mail_server.make_certificate(tmp_path / "server.pem")
    desk = desk_app(opened.settings.model_copy(update={"report_secret": SECRET}), lambda: clock().date())
    with gateway.gateway() as elks, mail_server.mail_server(certificate) as (_, port):
        account = ElksAccount(
            elks.url, gateway.USERNAME, gateway.PASSWORD, "Enkat", "https://desk.example.se/r", SECRET
        )
        server = MailServer(
            "127.0.0.1", port, "enkat@example.se", "studs@example.se",
            mail_server.USERNAME.decode(), mail_server.PASSWORD.decode(), certificates=str(certificate),
        )  # fmt: skip
        worker = worker_of(opened, clock, ElksSms(account), SmtpEmail(server))
        run(worker, print, once=True)
        report = desk.test_client().post(
            f"/leveransrapport/{sending(opened, offer_id)}",
            data={"id": "s1", "status": "failed"},
            auth=(REPORTER, SECRET),
        )
        assert (report.status_code, states(opened, offer_id)) == (204, {0: "failed"})
        also = invite_again(opened.keys, Channel.EMAIL, [Address(MessageWay.EMAIL, MAILBOX)], clock())
        second = opened.gate.reissue(ending_id, "anna", clock().date(), also)
        worker.work()
        run(replace(worker, ways=replace(worker.ways, sms=None)), print, once=True)
        assert states(opened, offer_id) == {0: "sent"}
    assert bounce_mail.take(opened.contacts, came_back(sending(opened, offer_id)), clock().date())
    return first, second


def sending(instance, offer_id):
    with instance.contacts.read() as connection:
        return outbox.of_offer(connection, offer_id)[0].id


def answer_and_fail(opened, clock, issued):
    """Answer in one's own words, leave a slip that the database cannot take; return what the browser saw."""
    app = public_app(opened.settings, lambda: clock().date())
    kim = Seen(app)
    kim.enter(issued.token)
    kim.addresses.clear()
    kim.post("/enkat/paus", {"mac": kim.get("/enkat/paus").mac})
    kim.answer(9, vad_var_bra=WORDS)
    assert kim.send().path == "/tack"
    with opened.answers.write() as connection:
        connection.execute(text("ALTER TABLE slip RENAME TO gone"))
    assert kim.post("/hor-av-er", {"nar": NUMBER, "vad": WORDS}).status >= 500
    return kim.addresses


def work_at_the_desk(opened, clock):
    """Sign in and look at the ending; return what the browser saw."""
    with opened.contacts.write() as connection:
        add_account(connection, "anna", "Anna", Role.OMBUD, PASSWORD, "centrala", cost=0)
    anna = Seen(desk_app(opened.settings, lambda: clock().date()))
    token = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
    form = {
        "username": "anna",
        "password": PASSWORD,
        "csrf_token": token.search(anna.get("/logga-in").html)[1],
    }
    anna.post("/logga-in", form)
    listed = anna.get("/avslut")
    anna.get(re.search(r'href="(/avslut/[0-9a-f]+)"', listed.html)[1])
    return anna.addresses


def test_no_log_line_address_or_file_name_tells_of_anybody(opened, clock, tmp_path, caplog):
    first, second = send(opened, clock, tmp_path)
    _, _, third = send_offer(opened, clock(), 1)
    addresses = [*answer_and_fail(opened, clock, third)]
    with opened.answers.write() as connection:
        connection.execute(text("ALTER TABLE gone RENAME TO slip"))
    addresses += work_at_the_desk(opened, clock)
    lines = told(caplog)
    names = [str(path.relative_to(opened.settings.folder)) for path in opened.settings.folder.rglob("*")]
    assert len(lines) > 500
    assert any("sqlalchemy.engine" in line for line in lines)
    assert any("hidden due to hide_parameters" in line for line in lines)
    assert any("HTTP Request" in line for line in lines)
    assert len(addresses) > 50
    for issued in (first, second, third):
        secrets = secrets_of(opened, issued, WORDS, "Kim", PASSWORD, SECRET, gateway.PASSWORD)
        assert found_in([*lines, *addresses, *names], secrets) == []


def test_a_number_that_is_logged_would_be_seen(caplog):
    """The positive control: the watch above is not blind."""
    caplog.set_level(logging.DEBUG)
    logging.getLogger("survey").info("sent to %s", NUMBER)
    assert found_in(told(caplog), {NUMBER})
