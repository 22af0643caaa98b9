"""What every way out promises: one message, one key, one honest outcome."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent to one person; `repr` shows nothing of it, so that no log can.

    An SMS has only `to` and `text`.
    """

    to: str
    text: str
    subject: str = ""
    html: str = ""
    followed: bool = True
    """False for a reminder: only who has not answered gets one, so nothing may come back that tells who."""

    def __repr__(self) -> str:
        return "Message(…)"


class Cause(StrEnum):
    """Why a message did not go out; the desk shows the words for it."""

    ADDRESS_WRONG = "address_wrong"
    """There is no such number or address: only a member of staff can help."""
    REFUSED = "refused"
    """The provider does not take this message as it is."""
    NO_ANSWER = "no_answer"
    """The provider could not be reached, or is not well just now."""
    CREDENTIALS = "credentials"
    """The provider does not know us: the address, the account's name or its password is wrong."""
    NO_CREDIT = "no_credit"
    """The provider knows us but sends nothing for us: the account is empty or closed."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The provider has taken the message; `reference` is its name for it, or ""."""

    reference: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """The message will never go out this way."""

    cause: Cause


@dataclass(frozen=True, slots=True)
class TryLater:
    """The message certainly did not go out, and may be tried again."""

    cause: Cause


@dataclass(frozen=True, slots=True)
class Unsure:
    """Nobody here knows whether the message went out: it is never blindly sent again."""


Outcome = Sent | Refused | TryLater | Unsure


class WayOut(Protocol):
    """A way to a person: an SMS gateway, a mail server, or a folder of files."""

    def send(self, message: Message, key: str) -> Outcome:
        """Send a message; `key` names this very sending, and goes along as its `handle`.

        Raises nothing for what a network or a provider can do.
        """


@runtime_checkable
class Askable(Protocol):
    """A way out that can tell afterwards what became of a sending."""

    def ask(self, key: str) -> Outcome:
        """Tell what became of a sending; `Unsure` when even this way cannot know."""


def asked(way: WayOut, key: str) -> Outcome:
    """Return what became of a sending; `Unsure` where nobody can be asked."""
    return way.ask(key) if isinstance(way, Askable) else Unsure()


def handle(key: str) -> str:
    """Return what the outside may know of a key: 24 characters that tell nothing of the sending.

    It is the same each time, so that a report, a bounce or a file finds its row.
    """
    return sha256(b"sending|" + key.encode()).hexdigest()[:24]
