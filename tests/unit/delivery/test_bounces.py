"""Bounces: notifications of real shapes are understood, and junk is only junk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.delivery.bounces import Bounce, read_bounce
from survey.delivery.protocol import handle

HANDLE = handle("offer-1|0")
RETURNED = f"From: enkat@example.se\r\nMessage-ID: <{HANDLE}@example.se>\r\nSubject: Hej\r\n"


def notification(recipient, envelope="", returned=RETURNED):
    lines = [
        "From: MAILER-DAEMON@mx.example.se",
        "To: studs@example.se",
        "Message-ID: <20260504.AA@mx.example.se>",
        "MIME-Version: 1.0",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="XX"',
        "",
        "--XX",
        "Content-Type: text/plain; charset=utf-8",
        "",
        "Brevet kom inte fram.",
        "",
        "--XX",
        "Content-Type: message/delivery-status",
        "",
        "Reporting-MTA: dns; mx.example.se",
        *([f"Original-Envelope-Id: {envelope}"] if envelope else []),
        "",
        *recipient,
        "",
        "--XX",
        "Content-Type: text/rfc822-headers",
        "",
        *returned.split("\r\n"),
        "--XX--",
        "",
    ]
    return "\r\n".join(lines).encode()


def failed(status, action="failed"):
    return ["Final-Recipient: rfc822; kim@example.se", f"Action: {action}", f"Status: {status}"]


@pytest.mark.parametrize(
    ("recipient", "permanent"),
    [
        (failed("5.1.1"), True),
        (failed("5.0.0 (no such user)"), True),
        (failed("5.2.2"), False),
        (failed("4.4.7"), False),
        (failed("4.2.0", "delayed"), False),
        (failed("5.1.1", "FAILED"), True),
    ],
)
def test_a_notification_tells_which_letter_and_whether_for_good(recipient, permanent):
    assert read_bounce(notification(recipient)) == Bounce(HANDLE, permanent)


def test_the_envelope_id_is_enough_when_no_headers_came_back():
    assert read_bounce(notification(failed("5.1.1"), HANDLE, "")) == Bounce(HANDLE, permanent=True)


def test_a_letter_that_arrived_is_no_bounce():
    assert read_bounce(notification(failed("2.0.0", "delivered"))) is None


def test_a_bounce_of_somebody_elses_letter_is_nothing_to_us():
    assert read_bounce(notification(failed("5.1.1"), returned="Message-ID: <annat@example.se>\r\n")) is None


def test_an_ordinary_letter_is_no_bounce():
    assert (
        read_bounce(b"From: kim@example.se\r\nSubject: Hej\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n")
        is None
    )


@given(st.binary(max_size=400))
def test_junk_is_never_a_bounce_and_never_a_fault(junk):
    assert read_bounce(junk) is None


@given(st.data())
def test_a_notification_with_any_piece_torn_out_or_spoilt_is_read_without_a_fault(data):
    whole = notification(failed("5.1.1"), HANDLE)
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    spoilt = whole[:start] + data.draw(st.binary(max_size=20)) + whole[end:]
    assert isinstance(read_bounce(spoilt), Bounce | None)


def test_thousands_of_letters_within_letters_are_only_junk():
    report = b'Content-Type: multipart/report; boundary="X"\r\n\r\n--X\r\n'
    assert read_bounce(report + b"Content-Type: message/rfc822\r\n\r\n" * 5_000) is None
