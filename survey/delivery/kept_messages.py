"""Reads what the example folder's way out has written: messages to look at, the newest first."""

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from survey.delivery.file_outbox import SUFFIX

NAME = re.compile(r"[0-9a-zA-Z_-]{1,64}")


@dataclass(frozen=True, slots=True)
class KeptMessage:
    """A message as it was sent; an SMS has neither subject nor HTML."""

    name: str
    """What its file is called, without the ending."""
    to: str
    subject: str
    text: str
    html: str = ""


def kept_messages(folder: Path) -> list[KeptMessage]:
    """Return every message of a folder, the newest first; none where there is no folder."""
    found = sorted(folder.glob("*" + SUFFIX), key=lambda path: (-path.stat().st_mtime_ns, path.name))
    return [_read(path) for path in found]


def kept_message(folder: Path, name: str) -> KeptMessage | None:
    """Return the message whose file has this name, or None."""
    path = folder / (name + SUFFIX)
    return _read(path) if NAME.fullmatch(name) and path.is_file() else None


def _read(path: Path) -> KeptMessage:
    mail = message_from_bytes(path.read_bytes(), _class=EmailMessage, policy=SMTP)
    text, html = (_part(mail, kind) for kind in ("plain", "html"))
    return KeptMessage(path.stem, str(mail["To"] or ""), str(mail["Subject"] or ""), text, html)


def _part(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    return str(part.get_content()).replace("\r\n", "\n").strip() if part else ""
