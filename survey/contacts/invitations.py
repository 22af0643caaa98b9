"""Invitations: queued with the offer, and what comes of them; one that reached nobody is offered again."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from survey.contacts import contact_details, endings, outbox
from survey.contacts.contact_details import Address
from survey.contacts.outbox import Sending
from survey.contacts.tables import SendingState
from survey.delivery.calendar import ZONE, next_allowed
from survey.delivery.messages import MessageKind
from survey.delivery.protocol import Outcome, Refused, Sent, TryLater
from survey.domain.kinds import Channel, StopReason
from survey.security.keys import KeyFolder

Also = Callable[[Connection, str], None]
"""What else is written in the transaction of an offer, whose id it is given."""
BACKOFF = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15))
HOURLY = timedelta(hours=1)
PATIENCE = timedelta(hours=48)
"""So long is waited in all; nights, weekends and holidays are not counted."""


def nothing(_connection: Connection, _offer_id: str) -> None:
    """Write nothing besides."""


def invite(keys: KeyFolder, addresses: Sequence[Address], now: datetime) -> Also:
    """Return what queues an invitation to the first address, in the offer's own transaction."""

    def write(connection: Connection, offer_id: str) -> None:
        contact_details.store(connection, keys, offer_id, addresses, now.astimezone(ZONE).date())
        outbox.queue(connection, offer_id, outbox.INVITATION, addresses[0].way, next_allowed(now))

    return write


def invite_again(keys: KeyFolder, channel: Channel, addresses: Sequence[Address], now: datetime) -> Also:
    """Return what lets an offer that reached nobody go out another way, with its new ticket.

    Without addresses it is handed over. An offer that reached its person stays as it is.
    """

    def write(connection: Connection, offer_id: str) -> None:
        if endings.reopen(connection, offer_id, channel, now.astimezone(ZONE).date()) and addresses:
            invite(keys, addresses, now)(connection, offer_id)

    return write


def send_new_link(keys: KeyFolder, address: Address, now: datetime) -> Also:
    """Return what queues a new link to an address, which takes the place of those that were known.

    Nothing is queued once the offer is stopped: nobody writes to the dead.
    """

    def write(connection: Connection, offer_id: str) -> None:
        if not endings.is_stopped(connection, offer_id):
            contact_details.store(connection, keys, offer_id, [address], now.astimezone(ZONE).date())
            outbox.queue_new_link(connection, offer_id, address.way, next_allowed(now))

    return write


def next_try(tries: int, now: datetime) -> datetime | None:
    """Return when to try again after so many tries in vain (1 or more); None when it is no use any more."""
    waited = sum(BACKOFF[: tries - 1], timedelta()) + max(tries - 1 - len(BACKOFF), 0) * HOURLY
    if waited >= PATIENCE:
        return None
    return next_allowed(now + (BACKOFF[tries - 1] if tries <= len(BACKOFF) else HOURLY))


def settle(connection: Connection, sending: Sending, outcome: Outcome | None, now: datetime) -> None:
    """Write what came of an invitation; None when there was nothing (any more) to send."""
    today = now.astimezone(ZONE).date()
    match outcome:
        case Sent(reference):
            outbox.settle(connection, [sending.id], SendingState.SENT, today, reference)
            _erase_when_last(connection, sending)
        case Refused():
            fail(connection, sending, today)
        case TryLater():
            _put_off(connection, sending, now)
        case None:
            outbox.settle(connection, [sending.id], SendingState.STOPPED, today)
        case _:
            outbox.leave_unsure(connection, sending)


def fail(connection: Connection, sending: Sending, today: date) -> None:
    """End an invitation that came to nobody: its ending goes back to the worklist."""
    if outbox.settle(connection, [sending.id], SendingState.FAILED, today):
        endings.stop_offer(connection, sending.offer_id, StopReason.BOUNCED, today)


def reported(connection: Connection, sending_id: str, delivered: bool, today: date) -> bool:
    """Take a delivery report or a bounce of a sending (its handle); False when it is no invitation of ours.

    What becomes of reminders is not kept: only who has not answered gets one.
    """
    sending = outbox.find(connection, sending_id)
    if sending is None or not sending.is_invitation:
        return False
    if delivered:
        return outbox.settle(connection, [sending.id], SendingState.SENT, today) == 1
    if sending.state in (SendingState.SENT, SendingState.UNSURE, SendingState.LEASED):
        outbox.fail_sent(connection, sending, today)
        return endings.stop_offer(connection, sending.offer_id, StopReason.BOUNCED, today)
    return False


def resolve(connection: Connection, sending: Sending, went_out: bool, now: datetime) -> None:
    """Settle an unsure invitation by what a member of staff knows: it went out, or it is sent again."""
    today = now.astimezone(ZONE).date()
    if went_out:
        outbox.settle(connection, [sending.id], SendingState.SENT, today)
    elif outbox.settle(connection, [sending.id], SendingState.FAILED, today):
        outbox.replace(connection, sending, next_allowed(now))


def _put_off(connection: Connection, sending: Sending, now: datetime) -> None:
    tries = sending.tries + 1
    again = next_try(tries, now)
    if again is None:
        fail(connection, sending, now.astimezone(ZONE).date())
    else:
        outbox.put_off(connection, [sending.id], again, tries)


def _erase_when_last(connection: Connection, sending: Sending) -> None:
    """Erase the address when no reminder is to come: a new link may go out after both of them."""
    rows = outbox.of_offer(connection, sending.offer_id)
    if sending.template is MessageKind.NEW_LINK and rows[-1].round == max(outbox.ROUNDS):
        contact_details.erase(connection, sending.offer_id)
