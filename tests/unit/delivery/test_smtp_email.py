"""E-mail over real SMTP with STARTTLS and sign-in, and every way in which it can go wrong."""

import socket
from dataclasses import replace
from email import message_from_bytes
from email.policy import default

import pytest

from survey.delivery.protocol import Cause, Message, Refused, Sent, TryLater, Unsure, handle
from survey.delivery.smtp_email import MailServer, SmtpEmail
from tests.unit.delivery.mail_server import PASSWORD, USERNAME, mail_server, make_certificate

TEXT = "Hej!\n\nVad tyckte du om hjälpen?\n\nhttps://enkat.example.se/e/abc\n.\nHälsningar\n"
MESSAGE = Message("kim@example.se", TEXT, "Vad tyckte du om hjälpen?", "<p>Hej på dig</p>")
KEY = "offer-1|0"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    return make_certificate(tmp_path_factory.mktemp("tls") / "server.pem")


@pytest.fixture
def post(certificate):
    with mail_server(certificate) as served:
        yield served


@pytest.fixture
def server(post, certificate):
    return MailServer(
        host="127.0.0.1",
        port=post[1],
        sender="enkat@example.se",
        bounces_to="studs@example.se",
        username=USERNAME.decode(),
        password=PASSWORD.decode(),
        certificates=str(certificate),
    )


@pytest.fixture
def postbox(post):
    return post[0]


def test_the_letter_arrives_whole_in_plain_text_and_html(server, postbox):
    assert SmtpEmail(server).send(MESSAGE, KEY) == Sent(handle(KEY))
    (letter,) = postbox.letters
    assert (letter.mail_from, letter.rcpt_tos) == ("studs@example.se", ["kim@example.se"])
    mail = message_from_bytes(letter.content, policy=default)
    assert mail.get_body(("plain",)).get_content().replace("\r\n", "\n") == TEXT
    assert "Hej på dig" in mail.get_body(("html",)).get_content()
    assert mail["Subject"] == "Vad tyckte du om hjälpen?"
    assert mail["From"] == "enkat@example.se"
    assert mail["Auto-Submitted"] == "auto-generated"


def test_the_message_id_is_the_handle_so_that_a_bounce_finds_its_row(server, postbox):
    SmtpEmail(server).send(MESSAGE, KEY)
    SmtpEmail(server).send(MESSAGE, KEY)
    ids = [message_from_bytes(letter.content)["Message-ID"] for letter in postbox.letters]
    assert ids == [f"<{handle(KEY)}@example.se>"] * 2


def test_a_server_that_can_report_is_asked_to_send_back_no_text(server, postbox):
    postbox.reports_failures = True
    assert SmtpEmail(server).send(MESSAGE, KEY) == Sent(handle(KEY))
    assert postbox.asked_for == [f"ENVID={handle(KEY)}", "RET=HDRS", "NOTIFY=FAILURE"]
    SmtpEmail(server).send(replace(MESSAGE, followed=False), KEY)
    assert postbox.asked_for[-1] == "NOTIFY=NEVER"


def test_every_line_ends_as_mail_servers_want_and_has_seven_bits(server, postbox):
    SmtpEmail(server).send(MESSAGE, KEY)
    content = postbox.letters[0].content
    assert content.count(b"\n") == content.count(b"\r\n")
    assert content.isascii()


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("550 5.1.1 No such mailbox", Refused(Cause.ADDRESS_WRONG)),
        ("553 Mailbox name not allowed", Refused(Cause.ADDRESS_WRONG)),
        ("550 5.7.1 Relaying denied", TryLater(Cause.CREDENTIALS)),
        ("530 Authentication required", TryLater(Cause.CREDENTIALS)),
        ("552 5.2.2 Mailbox full", TryLater(Cause.NO_ANSWER)),
        ("450 4.2.0 Greylisted", TryLater(Cause.NO_ANSWER)),
    ],
)
def test_a_recipient_that_is_not_taken_gets_nothing(server, postbox, answer, outcome):
    postbox.rcpt_answer = answer
    assert SmtpEmail(server).send(MESSAGE, KEY) == outcome
    assert postbox.letters == []


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("554 5.6.0 Content refused", Refused(Cause.REFUSED)),
        ("451 4.3.0 Try again", TryLater(Cause.NO_ANSWER)),
    ],
)
def test_a_letter_that_is_refused_after_the_text_did_not_go_out(server, postbox, answer, outcome):
    postbox.data_answer = answer
    assert SmtpEmail(server).send(MESSAGE, KEY) == outcome


def test_a_server_that_vanishes_after_the_text_may_have_taken_it(server, postbox):
    postbox.vanishes_after_data = True
    assert SmtpEmail(server).send(MESSAGE, KEY) == Unsure()
    assert len(postbox.letters) == 1


def test_a_wrong_password_burns_no_letter(server, postbox):
    outcome = SmtpEmail(replace(server, password="fel")).send(MESSAGE, KEY)
    assert outcome == TryLater(Cause.CREDENTIALS)
    assert postbox.letters == []


def test_nothing_is_said_to_a_server_whose_certificate_nobody_vouches_for(server, postbox):
    assert SmtpEmail(replace(server, certificates="")).send(MESSAGE, KEY) == TryLater(Cause.NO_ANSWER)
    assert postbox.letters == []


def test_where_nobody_listens_the_letter_certainly_did_not_go_out(server):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert SmtpEmail(replace(server, port=port)).send(MESSAGE, KEY) == TryLater(Cause.NO_ANSWER)


@pytest.mark.parametrize("address", ["", "kim", "kim@", "ö@example.se", "a b@example.se", "a@b.se\r\nDATA"])
def test_what_is_no_address_is_refused_before_anyone_is_asked(server, postbox, address):
    assert SmtpEmail(server).send(replace(MESSAGE, to=address), KEY) == Refused(Cause.ADDRESS_WRONG)
    assert postbox.letters == []


def test_the_server_shows_no_password(server):
    assert PASSWORD.decode() not in repr(server)
