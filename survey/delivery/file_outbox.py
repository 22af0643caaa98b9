"""The example folder's way out: each message becomes a file for the desk; nothing leaves the machine."""

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from survey.delivery.protocol import Cause, Message, Outcome, Refused, Sent, TryLater, Unsure, handle
from survey.security.keys import write_secret

SUFFIX = ".eml"


class FileOutbox:
    """Writes messages to a folder; the name follows from the key alone, so that twice is once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, message: Message, key: str) -> Outcome:
        """Write the message, readable by the owner alone, on disk before this returns."""
        path = self._path(key)
        try:
            if not path.exists():
                write_secret(path, _as_mail(message).as_bytes(policy=SMTP))
        except OSError:
            return TryLater(Cause.NO_ANSWER)
        except ValueError:
            # a line break in a number or an address
            return Refused(Cause.ADDRESS_WRONG)
        return Sent(path.stem)

    def ask(self, key: str) -> Outcome:
        """Tell that a message was sent when its file is there."""
        path = self._path(key)
        return Sent(path.stem) if path.exists() else Unsure()

    def _path(self, key: str) -> Path:
        """Return the file of a sending: no name, number or code stands in it."""
        return self.folder / (handle(key) + SUFFIX)


def _as_mail(message: Message) -> EmailMessage:
    mail = EmailMessage()
    mail["To"], mail["Subject"] = message.to, message.subject
    mail.set_content(message.text)
    if message.html:
        mail.add_alternative(message.html, subtype="html")
    return mail
