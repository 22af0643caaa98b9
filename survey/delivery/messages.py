"""The operation's messages: what is said when, in each way and language, and filled in for one person."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from survey.delivery.message_html import as_html
from survey.delivery.protocol import Message

SWEDISH = "sv"
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class MessageKind(StrEnum):
    """Why we write."""

    INVITATION = "invitation"
    REMINDER_1 = "reminder_1"
    REMINDER_2 = "reminder_2"
    NEW_LINK = "new_link"


class MessageWay(StrEnum):
    """How the message travels."""

    SMS = "sms"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Template:
    """One message before it is filled in; an SMS has no subject."""

    kind: MessageKind
    way: MessageWay
    language: str
    text: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Filling:
    """What is put in for one person; `repr` shows no link."""

    link: str
    phone: str
    last_day: str
    """As it is read: "31/12" in an SMS, "31 december" in an e-mail."""
    sender: str

    def __repr__(self) -> str:
        return "Filling(…)"


@dataclass(frozen=True, slots=True)
class Messages:
    """All templates of an operation; Swedish ones are always there."""

    templates: tuple[Template, ...]

    def template(self, kind: MessageKind, way: MessageWay, language: str = SWEDISH) -> Template:
        """Return the template in a language, or the Swedish one where there is none in it."""
        found = {one.language: one for one in self.templates if (one.kind, one.way) == (kind, way)}
        return found.get(language) or found[SWEDISH]


def filled(template: Template, filling: Filling, to: str) -> Message:
    """Return the message to one person; an e-mail gets simple HTML beside its text."""
    values = {
        "link": filling.link,
        "phone": filling.phone,
        "last_day": filling.last_day,
        "sender": filling.sender,
    }
    text = put_in(template.text, values)
    if template.way is MessageWay.SMS:
        return Message(to, text)
    subject = put_in(template.subject, values)
    return Message(to, text, subject, as_html(text, subject, filling.link, template.language))


def put_in(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its placeholders filled in; a value that looks like a placeholder stays as it is."""
    return PLACEHOLDER.sub(lambda found: values[found[1]], text)
