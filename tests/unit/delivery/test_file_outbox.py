"""The example folder's file outbox: twice is once, and the name tells nothing."""

from email import message_from_bytes
from email.policy import default

from survey.delivery.file_outbox import FileOutbox
from survey.delivery.protocol import Cause, Message, Refused, Sent, TryLater, Unsure, asked, handle

MESSAGE = Message("+46701740605", "Hej! Frivilligt. é å")


def test_a_message_becomes_a_file_that_only_the_owner_reads(tmp_path):
    outbox = FileOutbox(tmp_path / "outbox")
    assert outbox.send(MESSAGE, "k1") == Sent(handle("k1"))
    (file,) = outbox.folder.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    mail = message_from_bytes(file.read_bytes(), policy=default)
    assert (mail["To"], mail.get_content().strip()) == (MESSAGE.to, MESSAGE.text)


def test_the_same_key_twice_is_one_file_and_another_key_another(tmp_path):
    outbox = FileOutbox(tmp_path)
    for key in ("k1", "k1", "k2"):
        outbox.send(MESSAGE, key)
    assert len(list(tmp_path.iterdir())) == 2


def test_what_was_written_first_stays(tmp_path):
    outbox = FileOutbox(tmp_path)
    outbox.send(MESSAGE, "k1")
    before = outbox.folder.joinpath(f"{handle('k1')}.eml").read_bytes()
    assert outbox.send(Message("+46701740605", "Något annat"), "k1") == Sent(handle("k1"))
    assert outbox.folder.joinpath(f"{handle('k1')}.eml").read_bytes() == before


def test_it_can_be_asked_what_it_wrote(tmp_path):
    outbox = FileOutbox(tmp_path)
    assert asked(outbox, "k1") == Unsure()
    outbox.send(MESSAGE, "k1")
    assert asked(outbox, "k1") == Sent(handle("k1"))


def test_no_number_or_key_stands_in_a_file_name(tmp_path):
    FileOutbox(tmp_path).send(MESSAGE, "offer-46701740605|0")
    (file,) = tmp_path.iterdir()
    assert "0605" not in file.name
    assert "offer" not in file.name


def test_a_folder_that_cannot_be_written_is_tried_later(tmp_path):
    (tmp_path / "outbox").write_text("en fil, ingen mapp")
    assert FileOutbox(tmp_path / "outbox").send(MESSAGE, "k1") == TryLater(Cause.NO_ANSWER)


def test_a_number_with_a_line_break_is_refused(tmp_path):
    broken = Message("+46701740605\nBcc: x@example.se", "Hej")
    assert FileOutbox(tmp_path).send(broken, "k1") == Refused(Cause.ADDRESS_WRONG)
