"""The worker: takes the outbox to the ways out, asks the gate at the moment of sending, and purges."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime

from survey.answers.housekeeping import BackupFaulty
from survey.contacts import bounce_mail, contact_details, invitations, outbox, reminders
from survey.contacts.outbox import Sending
from survey.delivery.calendar import ZONE, may_send
from survey.delivery.choosing import WaysOut
from survey.delivery.messages import MessageWay
from survey.delivery.protocol import Cause, Message, Outcome, TryLater, Unsure, WayOut, asked
from survey.delivery.wording import Recipient, Wording
from survey.gate import Gate
from survey.gate.purging import Moment, Premises, purge
from survey.gate.stops import close_links

PAUSE_SECONDS = 60.0


def never() -> bool:
    """Say that nobody has asked the worker to stop."""
    return False


@dataclass(frozen=True, slots=True)
class Worker:
    """One operation's worker; `clock` tells the moment, with its time zone."""

    gate: Gate
    ways: WaysOut
    wording: Wording
    clock: Callable[[], datetime]
    premises: Premises
    """What is purged, and where e-mail comes back."""
    stopping: Callable[[], bool] = never
    """True once somebody has asked the worker to stop: no more is begun."""

    def work(self) -> None:
        """Do all that is due now; what a provider cannot take is done another time."""
        close_links(self.gate)
        self._recover()
        if self.premises.returned:
            bounce_mail.read_folder(self.gate.contacts, self.premises.returned, self._today())
        with self.gate.contacts.write() as connection:
            reminders.write_due(connection, self.clock())
        self._send_invitations()
        for way in (None, *MessageWay):
            self._send_reminders(way)

    def purge(self) -> None:
        """Throw away what has been kept its time; what could not be done now is done the next time."""
        with suppress(OSError, BackupFaulty):
            purge(self.premises, Moment(self._today(), outbox.seconds(self.clock())))

    def _recover(self) -> None:
        """Settle what a worker that is gone held: ask what became of it, and never send it blindly again.

        A reminder counts as sent, for whether it had to be is nobody's to know.
        """
        with self.gate.contacts.read() as connection:
            expired = outbox.expired(connection, self.clock())
        answers = [(one, self._asked(one)) for one in expired if one.is_invitation]
        if not expired:
            return
        with self.gate.contacts.write() as connection:
            for sending, outcome in answers:
                invitations.settle(connection, sending, outcome, self.clock())
            left = [one for one in expired if not one.is_invitation]
            reminders.settle(connection, left, self._today())

    def _send_invitations(self) -> None:
        """Send what is due; a provider that is not there is asked once."""
        with self.gate.contacts.read() as connection:
            due = outbox.due_invitations(connection, self.clock())
        away: set[MessageWay | None] = set()
        for sending in due:
            if sending.way in away or not self._lease(sending):
                continue
            outcome = self._send(sending, only_if_open=False)
            with self.gate.contacts.write() as connection:
                invitations.settle(connection, sending, outcome, self.clock())
            if _is_away(outcome):
                away.add(sending.way)

    def _send_reminders(self, way: MessageWay | None) -> None:
        """Send a way's reminders to those who have not answered; the others' rows end beside theirs.

        A row that need not be sent is held until the next one was: so nobody's ends while others wait.
        """
        with self.gate.contacts.read() as connection:
            paused = reminders.is_paused(connection, way, self.clock())
            due = [] if paused else outbox.due_reminders(connection, way, self.clock())
        held: list[Sending] = []
        for sending in due:
            if not self._lease(sending):
                continue
            held.append(sending)
            outcome = self._send(sending, only_if_open=True)
            if _is_away(outcome):
                return self._put_off(held)
            if outcome is not None:
                self._end(held)
                held = []
        return self._let_go(held) if self.stopping() else self._end(held)

    def _send(self, sending: Sending, *, only_if_open: bool) -> Outcome | None:
        """Send a leased row's message; None when there is nothing to send."""
        message = self._message(sending, only_if_open=only_if_open)
        way_out = self._way_out(sending)
        if message is None:
            return None
        return way_out.send(message, sending.key) if way_out else TryLater(Cause.CREDENTIALS)

    def _message(self, sending: Sending, *, only_if_open: bool) -> Message | None:
        if sending.way is None:
            return None
        with self.gate.contacts.read() as connection:
            address = contact_details.find(connection, self.gate.keys, sending.offer_id, sending.way)
        issued = self.gate.keys_for(sending.offer_id, self._today(), only_if_open=only_if_open)
        if address is None or issued is None:
            return None
        recipient = Recipient(address.way, address.to, address.hint)
        message = self.wording.message(sending.template, recipient, issued.token, issued.last_day)
        return replace(message, followed=sending.is_invitation)

    def _lease(self, sending: Sending) -> bool:
        """Take a row, if it still waits and a message may go out now."""
        now = self.clock()
        if self.stopping() or not may_send(now):
            return False
        with self.gate.contacts.write() as connection:
            return outbox.lease(connection, sending, now)

    def _put_off(self, held: Sequence[Sending]) -> None:
        tries = held[-1].tries + 1
        again = invitations.next_try(tries, self.clock())
        with self.gate.contacts.write() as connection:
            if again is None:
                reminders.give_up(connection, held, self._today())
            else:
                reminders.put_off(connection, held, again, tries)

    def _let_go(self, held: Sequence[Sending]) -> None:
        """Let rows that need not be sent wait as before beside the others, for the next worker."""
        if held:
            with self.gate.contacts.write() as connection:
                outbox.release(connection, [sending.id for sending in held])

    def _end(self, held: Sequence[Sending]) -> None:
        if held:
            with self.gate.contacts.write() as connection:
                reminders.settle(connection, held, self._today())

    def _asked(self, sending: Sending) -> Outcome:
        way_out = self._way_out(sending)
        return asked(way_out, sending.key) if way_out else Unsure()

    def _way_out(self, sending: Sending) -> WayOut | None:
        return self.ways.sms if sending.way is MessageWay.SMS else self.ways.email

    def _today(self) -> date:
        return self.clock().astimezone(ZONE).date()


def run(worker: Worker, sleep: Callable[[float], None], *, once: bool) -> None:
    """Work until the worker is to stop, with a minute's rest between, or once; purge once a day."""
    purged_on = None
    while not worker.stopping():
        today = worker.clock().astimezone(ZONE).date()
        if purged_on != today:
            worker.purge()
            purged_on = today
        worker.work()
        if once:
            return
        sleep(PAUSE_SECONDS)


def _is_away(outcome: Outcome | None) -> bool:
    """Tell whether the provider takes nothing now; that it refuses one message says nothing of others."""
    return isinstance(outcome, TryLater) and outcome.cause is not Cause.REFUSED
