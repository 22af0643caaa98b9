"""What the tests of the outbox share: a clock, providers in memory, and offers that are sent."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from survey.cli.instance import Instance
from survey.contacts import endings, outbox
from survey.contacts.contact_details import Address
from survey.contacts.invitations import invite
from survey.delivery.calendar import ZONE
from survey.delivery.choosing import WaysOut
from survey.delivery.messages import MessageWay
from survey.delivery.protocol import Cause, Message, Outcome, Sent, TryLater, Unsure
from survey.delivery.wording import load_wording
from survey.domain.kinds import Channel, EndingKind
from survey.gate import Issued
from survey.worker import Worker, never

START = datetime(2026, 5, 4, 11, tzinfo=ZONE)
NUMBER, MAILBOX = "0701740605", "kim@example.se"


@dataclass
class Timepiece:
    """A clock that stands until it is moved."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class Provider:
    """A provider in memory that takes everything; one that cannot tell afterwards sends each time."""

    came: list[tuple[str, Message]] = field(default_factory=list)
    answers: Outcome | None = None
    tried: int = 0

    def send(self, message: Message, key: str) -> Outcome:
        self.tried += 1
        if self.answers is not None:
            return self.answers
        self.came.append((key, message))
        return Sent(f"r{len(self.came)}")

    def to(self) -> Counter[str]:
        return Counter(message.to for _, message in self.came)


class Idempotent(Provider):
    """One that knows its keys: a second sending is none, and it can be asked."""

    def send(self, message: Message, key: str) -> Outcome:
        known = any(key == one for one, _ in self.came)
        return Sent("again") if known else super().send(message, key)

    def ask(self, key: str) -> Outcome:
        return Sent("asked") if any(key == one for one, _ in self.came) else TryLater(Cause.NO_ANSWER)


UNKNOWN = Unsure()
DOWN = TryLater(Cause.NO_ANSWER)


def worker_of(
    instance: Instance,
    clock: Timepiece,
    sms: object,
    email: object = None,
    stopping: Callable[[], bool] = never,
) -> Worker:
    ways, wording = WaysOut(sms, email, "Enkat"), load_wording(instance.settings)
    return Worker(instance.gate, ways, wording, clock, instance.premises, stopping)


def send_offer(
    instance: Instance, now: datetime, number: int = 0, *, to: str = "", email: bool = False
) -> tuple[str, str, Issued]:
    """Register an ending and offer the survey by SMS; gives the ending's and the offer's id, and the keys."""
    today = now.astimezone(ZONE).date()
    new = endings.NewEnding(f"{number:032x}", today, EndingKind.FORMAL, "1780", "centrala", "anna", today)
    with instance.contacts.write() as connection:
        ending_id = endings.register(connection, new)
    addresses = [Address(MessageWay.SMS, to or NUMBER)]
    addresses += [Address(MessageWay.EMAIL, MAILBOX)] if email else []
    issued = instance.gate.offer(ending_id, Channel.SMS, today, invite(instance.keys, addresses, now))
    assert issued
    with instance.contacts.read() as connection:
        ending = endings.find(connection, ending_id)
    assert ending
    assert ending.offer_id
    return ending_id, ending.offer_id, issued


def states(instance: Instance, offer_id: str) -> dict[int, str]:
    with instance.contacts.read() as connection:
        return {one.round: one.state.value for one in outbox.of_offer(connection, offer_id)}
