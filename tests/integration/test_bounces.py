"""E-mail that comes back: from the mail server's own letters to the worklist, and nothing of it is left."""

from email import message_from_bytes
from mailbox import Maildir

import pytest
from click.testing import CliRunner

from survey.cli.main import main
from survey.contacts import bounce_mail, endings, outbox
from survey.contacts.contact_details import Address
from survey.contacts.invitations import invite
from survey.delivery.choosing import bounce_folder
from survey.delivery.messages import MessageWay
from survey.delivery.protocol import handle
from survey.delivery.smtp_email import MailServer, SmtpEmail
from survey.domain.kinds import Channel, EndingKind
from tests.scene import dump, files_with
from tests.sending import MAILBOX, Provider, Timepiece, states, worker_of
from tests.unit.delivery.mail_server import PASSWORD, USERNAME, mail_server, make_certificate
from tests.unit.delivery.test_bounces import failed, notification


@pytest.fixture
def engine_urls():
    return {}


@pytest.fixture
def clock():
    return Timepiece()


@pytest.fixture
def maildir(instance):
    return Maildir(bounce_folder(instance.settings), create=True)


def mail_offer(instance, now, number=0):
    """Offer the survey by e-mail; gives the ending's and the offer's id."""
    new = endings.NewEnding(
        f"{number:032x}", now.date(), EndingKind.FORMAL, "1780", "centrala", "anna", now.date()
    )
    with instance.contacts.write() as connection:
        ending_id = endings.register(connection, new)
    addresses = [Address(MessageWay.EMAIL, MAILBOX)]
    assert instance.gate.offer(ending_id, Channel.EMAIL, now.date(), invite(instance.keys, addresses, now))
    return ending_id, find(instance, ending_id).offer_id


def find(instance, ending_id):
    with instance.contacts.read() as connection:
        return endings.find(connection, ending_id)


def came_back(message_id, status="5.1.1", action="failed"):
    return notification(
        failed(status, action), returned=f"Message-ID: <{message_id}@example.se>\r\nTo: {MAILBOX}\r\n"
    )


@pytest.fixture
def sent(instance, clock):
    """An invitation that went out by e-mail: its ending, its offer and its handle."""
    ending_id, offer_id = mail_offer(instance, clock())
    provider = Provider()
    worker_of(instance, clock, None, provider).work()
    return ending_id, offer_id, handle(provider.came[0][0])


def test_a_letter_that_a_real_server_sends_back_puts_the_ending_on_the_worklist(
    instance, clock, maildir, tmp_path
):
    certificate = make_certificate(tmp_path / "server.pem")
    ending_id, offer_id = mail_offer(instance, clock())
    with mail_server(certificate) as (postbox, port):
        server = MailServer(
            "127.0.0.1", port, "enkat@example.se", "studs@example.se",
            USERNAME.decode(), PASSWORD.decode(), certificates=str(certificate),
        )  # fmt: skip
        worker_of(instance, clock, None, SmtpEmail(server)).work()
    (letter,) = postbox.letters
    headers, _, _ = letter.content.decode().partition("\r\n\r\n")
    assert message_from_bytes(letter.content)["To"] == MAILBOX
    maildir.add(notification(failed("5.1.1"), returned=headers))
    assert states(instance, offer_id) == {0: "sent"}
    worker_of(instance, clock, Provider()).work()
    assert states(instance, offer_id) == {0: "failed"}
    assert find(instance, ending_id).is_unreached
    assert files_with(instance.settings.folder, [MAILBOX.encode()]) == {}


def test_the_mail_server_may_hand_over_each_letter_itself(instance, sent):
    words = ["read-bounces", "--folder", str(instance.settings.folder)]
    done = CliRunner().invoke(main, words, input=came_back(sent[2]))
    assert (done.exit_code, done.output) == (0, "")
    assert states(instance, sent[1]) == {0: "failed"}


def test_the_command_reads_the_whole_folder(instance, sent, maildir):
    maildir.add(came_back(sent[2]))
    words = ["read-bounces", "--maildir", "--folder", str(instance.settings.folder)]
    assert CliRunner().invoke(main, words).exit_code == 0
    assert (states(instance, sent[1]), len(maildir)) == ({0: "failed"}, 0)


def test_a_letter_that_cannot_be_taken_now_stays_with_the_mail_server(tmp_path):
    done = CliRunner().invoke(
        main, ["read-bounces", "--folder", str(tmp_path / "finns-inte")], input=came_back("0" * 24)
    )
    assert done.exit_code == 75
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    ("status", "action"), [("4.4.7", "failed"), ("4.2.0", "delayed"), ("5.2.2", "failed")]
)
def test_what_may_arrive_yet_changes_nothing_and_is_erased(instance, clock, sent, maildir, status, action):
    maildir.add(came_back(sent[2], status, action))
    before = dump(instance.contacts, "contacts")
    assert bounce_mail.read_folder(instance.contacts, bounce_folder(instance.settings), clock().date()) == 0
    assert dump(instance.contacts, "contacts") == before
    assert len(maildir) == 0


def test_a_letter_read_twice_counts_once_and_others_letters_not_at_all(instance, clock, sent, maildir):
    for message_id in (sent[2], sent[2], "0" * 24):
        maildir.add(came_back(message_id))
    assert bounce_mail.read_folder(instance.contacts, bounce_folder(instance.settings), clock().date()) == 1
    assert len(maildir) == 0


def test_a_reminder_that_comes_back_is_erased_and_leaves_nothing(instance, clock, sent, maildir):
    clock.move(days=14)
    provider = Provider()
    worker_of(instance, clock, None, provider).work()
    with instance.contacts.read() as connection:
        reminder = outbox.of_offer(connection, sent[1])[1]
    assert [key for key, _ in provider.came] == [reminder.key]
    maildir.add(came_back(reminder.id))
    before = dump(instance.contacts, "contacts")
    assert bounce_mail.read_folder(instance.contacts, bounce_folder(instance.settings), clock().date()) == 0
    assert dump(instance.contacts, "contacts") == before
    assert len(maildir) == 0


def test_what_a_person_wrote_is_put_aside_and_not_destroyed(instance, clock, maildir):
    maildir.add(b"From: kim@example.se\r\nSubject: Hej\r\n\r\nJag har en ny adress.\r\n")
    for _ in range(2):
        bounce_mail.read_folder(instance.contacts, bounce_folder(instance.settings), clock().date())
    ((_, letter),) = maildir.items()
    assert (letter.get_subdir(), letter.get_flags()) == ("cur", "S")


def test_without_such_a_folder_there_is_nothing_to_read(instance, clock):
    assert bounce_mail.read_folder(instance.contacts, bounce_folder(instance.settings), clock().date()) == 0
