"""What stands in every message of an operation, and the message to one person: shown, and sent, the same."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from babel.dates import format_date

from survey.config import Settings
from survey.delivery.choosing import chosen_ways
from survey.delivery.message_checks import Bounds
from survey.delivery.message_file import MESSAGE_FILE, load_messages
from survey.delivery.messages import Filling, MessageKind, Messages, MessageWay, filled
from survey.delivery.protocol import Message
from survey.domain.hints import hint_of
from survey.domain.public_face import PublicFace, load_public_face

BUNDLED = Path(__file__).parent.parent / "example" / MESSAGE_FILE
"""The messages that come with the program."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a message goes to, which way, and the character that says what their page should look like."""

    way: MessageWay
    to: str
    hint: str = ""

    def __repr__(self) -> str:
        return "Recipient(…)"


@dataclass(frozen=True, slots=True)
class Wording:
    """What stands in every message of an operation."""

    messages: Messages
    face: PublicFace
    base_url: str
    sms_sender: str

    def message(self, kind: MessageKind, recipient: Recipient, token: str, last_day: date) -> Message:
        """Return the message to one person; `token` is what their link is made of."""
        way = recipient.way
        template = self.messages.template(kind, way, hint_of(recipient.hint).look.language)
        filling = Filling(
            link=self.link(token, recipient.hint),
            phone=self.face.phone,
            last_day=_day(last_day, way, template.language),
            sender=self.sms_sender if way is MessageWay.SMS else self.face.sender,
        )
        return filled(template, filling, recipient.to)

    def link(self, token: str, hint: str) -> str:
        """Return the address that a message leads to."""
        return f"{self.base_url}/e/{'/'.join(filter(None, (token, hint)))}"


def load_wording(settings: Settings) -> Wording:
    """Return what stands in an instance's messages; needs no secret.

    Raises MessageFileError for messages that must not be sent, DeliveryFileError for a faulty delivery.toml.
    """
    return Wording(
        messages=load_messages(message_path(settings), message_bounds(settings)),
        face=load_public_face(settings.folder / "published" / "face.toml"),
        base_url=settings.base_url,
        sms_sender=chosen_ways(settings).sms_sender,
    )


def message_path(settings: Settings | None) -> Path:
    """Return the operation's own file of messages, or the one that comes with the program."""
    own = settings.folder / MESSAGE_FILE if settings else None
    return own if own and own.exists() else BUNDLED


def message_bounds(settings: Settings) -> Bounds:
    """Return how long a message can get with an instance's own address and telephone number."""
    face = settings.folder / "published" / "face.toml"
    if not face.exists():
        return Bounds(settings.base_url)
    return Bounds(settings.base_url, load_public_face(face).phone)


def _day(day: date, way: MessageWay, language: str) -> str:
    if way is MessageWay.SMS:
        return f"{day.day}/{day.month}"
    return format_date(day, "d MMMM", locale=language.partition("-")[0])
