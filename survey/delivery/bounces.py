"""Reads what comes back of our e-mail: delivery status notifications (RFC 3464), nothing of the letter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

LARGEST = 1_000_000
"""Bytes; a notification with headers only is a few thousand."""
_STATUS = re.compile(r"\s*([245])\.\d{1,3}\.\d{1,3}\b")
_IDENTITY = re.compile(r"<?([0-9a-f]{24})(?:@[^<>\s]*)?>?")
_MESSAGE_ID = re.compile(rb"^Message-ID:\s*<([0-9a-f]{24})@", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Bounce:
    """An e-mail that came back; `message_id` is the handle of its sending (protocol.handle)."""

    message_id: str
    permanent: bool
    """True when it will never arrive; False when it may yet, or the mailbox was full."""


def read_bounce(mail: bytes) -> Bounce | None:
    """Return the bounce that an e-mail tells of; None for any other e-mail, and for junk."""
    try:
        parsed = message_from_bytes(mail[:LARGEST], policy=compat32)
        return _bounce(parsed, mail) if parsed.get_content_type() == "multipart/report" else None
    except RecursionError:
        # thousands of letters within letters
        return None


def is_notification(mail: bytes) -> bool:
    """Tell whether a machine wrote an e-mail to say what became of another, ours or not."""
    try:
        return message_from_bytes(mail[:LARGEST], policy=compat32).get_content_type() == "multipart/report"
    except RecursionError:
        return False


def _bounce(parsed: Message, mail: bytes) -> Bounce | None:
    blocks = [block for part in parsed.walk() for block in _status_blocks(part)]
    failed = [status for block in blocks if (status := _failure(block))]
    message_id = next(filter(None, (_envelope_id(block) for block in blocks)), "") or _returned_id(mail)
    return Bounce(message_id, permanent="5" in failed) if message_id and failed else None


def _status_blocks(part: Message) -> Iterator[Message]:
    """Yield the blocks of a message/delivery-status: one of the message, one for each recipient."""
    content = part.get_payload() if part.get_content_type() == "message/delivery-status" else None
    yield from (
        block for block in (content if isinstance(content, list) else ()) if isinstance(block, Message)
    )


def _failure(block: Message) -> str:
    """Return the class of a recipient's failure, "5" for good or "4" for now; "" for none."""
    status = _STATUS.match(_words(block, "Status"))
    if _words(block, "Action").strip().lower() not in ("failed", "delayed") or not status:
        return ""
    full = _words(block, "Status").strip().startswith("5.2.2")
    return "4" if full or _words(block, "Action").strip().lower() == "delayed" else status[1]


def _envelope_id(block: Message) -> str:
    """Return the handle that we gave the sending (RFC 3461 §4.4), "" when the server did not keep it."""
    found = _IDENTITY.fullmatch(_words(block, "Original-Envelope-Id").strip())
    return found[1] if found else ""


def _returned_id(mail: bytes) -> str:
    """Return the handle in the Message-ID of the headers that were sent back, else ""."""
    found = _MESSAGE_ID.search(mail[:LARGEST])
    return found[1].decode() if found else ""


def _words(block: Message, name: str) -> str:
    return str(block.get(name, ""))
