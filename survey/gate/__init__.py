"""The only place that knows both wings: contact → ticket, through the cohort's link key, and never back.

Whoever audits "nobody can see who answered what" reads this folder, answers/submit.py and
answers/opening.py.
"""

import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from survey.answers import opening, opening_keys, submit, tickets, urns
from survey.answers.pool import Profile
from survey.contacts import desk_log, endings, estimates, slots, versions
from survey.contacts.invitations import Also, nothing
from survey.contacts.tables import Standing
from survey.database.engines import Database
from survey.domain import codes
from survey.domain.envelopes import SealedAnswer
from survey.domain.kinds import UNKNOWN_AREA, Channel, Way
from survey.domain.links import LinkSigner, ticket_hash, ticket_id_of
from survey.domain.outcomes import OpeningRefused, Submitted
from survey.domain.periods import last_answer_day
from survey.domain.questionnaire import Answers
from survey.security.keys import DESK, PUBLIC, KeyFolder

BATCH = 64
SLOT_BITS = 62
UNKNOWN = Profile("unknown", UNKNOWN_AREA)
TRIES = 5
Taken = TypeVar("Taken")


class NoFreeSlot(Exception):
    """The batch is used up: another one is made, and the offer is tried again."""


@dataclass(frozen=True, slots=True)
class Issued:
    """The two keys to a ticket, rendered for one showing and never stored."""

    token: str
    code: str
    last_day: date


@dataclass(frozen=True, slots=True)
class PaperTicket:
    """What the desk may know of the ticket behind a paper form's code."""

    ticket: tickets.Ticket
    own_client: bool
    ticket_id: bytes = field(repr=False)


class Gate:
    """The wings' meeting place; `cost` is the Argon2id class for codes (0 in example folders)."""

    def __init__(self, contacts: Database, answers: Database, keys: KeyFolder, cost: int = 1) -> None:
        self.contacts = contacts
        self.answers = answers
        self.keys = keys
        self.cost = cost

    def is_ready(self) -> bool:
        """Tell whether the urn is set up, so that the survey may be offered."""
        return opening_keys.is_set_up(self.keys)

    def offer(self, ending_id: str, channel: Channel, today: date, also: Also = nothing) -> Issued | None:
        """Offer the survey for an ending, through a blank ticket; None when it has been offered.

        Writes nothing on the answer side but a batch of blanks when needed; `also` is in its transaction.
        """

        def take(connection: Connection, batch: slots.Batch) -> slots.Slot | None:
            offer_id = endings.make_offer(connection, ending_id, channel, today)
            if offer_id:
                also(connection, offer_id)
            return take_slot(connection, offer_id, batch, Standing.CURRENT) if offer_id else None

        slot = self._with_slot(ending_id, today, take)
        return self.keys_to(slot) if slot else None

    def reissue(self, ending_id: str, account_id: str, today: date, also: Also = nothing) -> Issued | None:
        """Replace an offer's ticket by one that takes over its state; the desk learns only "Ny länk".

        None when there is no offer, its year is closed, or nobody is to answer any more. Killed
        anywhere and done again, it goes on with the same new ticket. `also` writes in the
        transaction that makes it current.
        """
        with self.contacts.read() as connection:
            ending = endings.find(connection, ending_id)
        offer_id = ending.offer_id if ending and not ending.takes_no_link else None
        if offer_id is None:
            return None

        def take(connection: Connection, batch: slots.Batch) -> tuple[slots.Slot, slots.Slot] | None:
            old = slots.hold_current(connection, offer_id)
            if old is None:
                return None
            pending = slots.of_offer(connection, offer_id, Standing.PENDING)
            if pending:
                return old, pending
            desk_log.write(connection, desk_log.Action.REISSUED, account_id, today, ending_id=ending_id)
            return old, take_slot(connection, offer_id, batch, Standing.PENDING)

        pair = self._with_slot(ending_id, today, take)
        if pair is None:
            return None
        old, new = pair
        with self.answers.write() as connection:
            tickets.replace(connection, self.hash_of(old), self.hash_of(new))
        with self.contacts.write() as connection:
            slots.make_current(connection, offer_id, new.number)
            also(connection, offer_id)
        return self.keys_to(new)

    def keys_for(self, offer_id: str, today: date, *, only_if_open: bool) -> Issued | None:
        """Return the keys to an offer's ticket for one message; None past its last day.

        `only_if_open` asks, for a reminder, whether it still waits for an answer; nobody stores the reply.
        """
        with self.contacts.read() as connection:
            slot = slots.of_offer(connection, offer_id, Standing.CURRENT)
        if slot is None or slot.last_day < today:
            return None
        with self.answers.read() as connection:
            ticket = tickets.find(connection, self.hash_of(slot))
        may_go = ticket is not None and (ticket.is_open(today) or not only_if_open)
        return self.keys_to(slot) if may_go else None

    def paper_ticket(self, code: str, account_id: str) -> PaperTicket | None:
        """Return the ticket behind a code, and whether it is the typing ombud's own client's; or None."""
        ticket_id = tickets.id_by_code(self.answers, self.keys.newest(PUBLIC, "code-pepper"), code)
        return self.staff_ticket(ticket_id, account_id) if ticket_id else None

    def staff_ticket(self, ticket_id: bytes, account_id: str) -> PaperTicket | None:
        """Return the ticket with this id, and whether it is this ombud's own client's; or None."""
        with self.answers.read() as connection:
            ticket = tickets.find(connection, ticket_hash(ticket_id))
        if ticket is None:
            return None
        mine = {slot.ombud_id for hashed, slot in self.taken(ticket.year) if hashed == ticket.hash}
        return PaperTicket(ticket, account_id in mine, ticket_id)

    def submit_paper(self, ticket: tickets.Ticket, way: Way, answers: Answers, today: date) -> Submitted:
        """Seal and store a paper answer as any other: a receipt lies with it too, for nobody."""
        answer, receipt = SealedAnswer(ticket.version, way, answers), secrets.token_bytes(32)
        return submit.submit(self.answers, ticket, answer, receipt, today)

    def rounded_count(self, year: int) -> int:
        """Return how many answers lie unopened for a year, rounded down to a multiple of five."""
        with self.answers.read() as connection:
            return urns.count_open(connection, year) // 5 * 5

    def open_urn(
        self,
        year: int,
        secret: str,
        today: date,
        backup: Path,
        counted: Callable[[opening.Opening], None],
        after_step: Callable[[int], None],
    ) -> opening.Opening | OpeningRefused:
        """Open a year's urn with the passphrase or the recovery code, or go on where it stopped.

        `counted` is called once the answers are tallies, while participation can still be told.
        """
        if not self.is_ready():
            return OpeningRefused.NOT_SET_UP
        unlocked = opening_keys.unlock(self.keys, secret)
        if unlocked is None:
            return OpeningRefused.WRONG_SECRET
        work = opening.Emptying(self.answers, self.keys, unlocked, backup, self._profiles_of, counted)
        opened = opening.run(work, year, today, after_step)
        self.close_cohorts(today, year)
        return opened

    def make_batch(self, batch: slots.Batch) -> None:
        """Make 64 blank tickets ahead, and the free slots that lead to them.

        Tickets first: a crash between the two leaves blanks that nobody is given, and no slot
        without a ticket.
        """
        link_key = self.keys.ensure(DESK, _link_key(batch.year))
        numbers = {secrets.randbits(SLOT_BITS) for _ in range(BATCH)}
        blanks = [self._blank(link_key, number) for number in numbers]
        with self.answers.write() as connection:
            urns.ensure(connection, self.keys, batch.year)
            tickets.add_batch(
                connection, blanks, version=batch.version, year=batch.year, last_day=batch.last_day
            )
        self.keys.back_up()
        with self.contacts.write() as connection:
            slots.add(connection, numbers, batch)

    def _with_slot(
        self, ending_id: str, today: date, take: Callable[[Connection, slots.Batch], Taken | None]
    ) -> Taken | None:
        with self.contacts.read() as connection:
            ending = endings.find(connection, ending_id)
        if ending is None:
            return None
        questionnaire = versions.offered_on(today)
        last_day = last_answer_day(ending.ended_on, today)
        batch = slots.Batch(questionnaire.version, ending.ended_on.year, last_day)

        def lock_and_take(connection: Connection, batch: slots.Batch) -> Taken | None:
            versions.lock(connection, questionnaire)
            return take(connection, batch)

        return self.with_batch(batch, lock_and_take)

    def with_batch(
        self, batch: slots.Batch, take: Callable[[Connection, slots.Batch], Taken | None]
    ) -> Taken | None:
        """Let `take` work in one contacts transaction, with more blanks when it finds no free slot."""
        for _ in range(TRIES):
            try:
                with self.contacts.write() as connection:
                    return take(connection, batch)
            except NoFreeSlot:
                self.make_batch(batch)
        raise NoFreeSlot

    def _blank(self, link_key: bytes, number: int) -> tickets.BlankTicket:
        pepper = self.keys.newest(PUBLIC, "code-pepper")
        code, ticket_id = codes.code_of(link_key, number), ticket_id_of(link_key, number)
        wrapped = codes.wrap_id(pepper, code, ticket_id, self.cost)
        return tickets.BlankTicket(ticket_hash(ticket_id), codes.code_hash(pepper, code), wrapped)

    def keys_to(self, slot: slots.Slot) -> Issued:
        """Return the link and the code of a slot's ticket, made anew each time."""
        link_key = self.keys.newest(DESK, _link_key(slot.year))
        token = LinkSigner(self.keys.all(PUBLIC, "link-signing")).token(ticket_id_of(link_key, slot.number))
        return Issued(token, codes.code_of(link_key, slot.number), slot.last_day)

    def hash_of(self, slot: slots.Slot) -> bytes:
        """Return the hash that the answer side knows a slot's ticket by."""
        return ticket_hash(ticket_id_of(self.keys.newest(DESK, _link_key(slot.year)), slot.number))

    def taken(self, year: int) -> list[tuple[bytes, slots.TakenSlot]]:
        """Return a year's slots that were taken, each with its ticket's hash; none once the key is gone."""
        if not self.keys.has(DESK, _link_key(year)):
            return []
        link_key = self.keys.newest(DESK, _link_key(year))
        with self.contacts.read() as connection:
            taken = slots.taken(connection, year)
        return [(ticket_hash(ticket_id_of(link_key, slot.number)), slot) for slot in taken]

    def _profiles_of(self, hashes: Collection[bytes], years: Collection[int]) -> Mapping[bytes, Profile]:
        known = {hashed: Profile(slot.kind, slot.area) for year in years for hashed, slot in self.taken(year)}
        return {hashed: known.get(hashed, UNKNOWN) for hashed in hashes}

    def close_cohorts(self, today: date, *more: int) -> list[int]:
        """Destroy the link keys of years that are over and wholly counted: who was whose is gone.

        Asks the years with offers and any more; returns those that are closed.
        """
        with self.contacts.read() as connection:
            years = {*more, *estimates.offered_years(connection)}
        with self.answers.read() as connection:
            counted = [one for one in years if opening.is_done_with(connection, one, today)]
        for one in counted:
            if self.keys.has(DESK, _link_key(one)):
                with self.contacts.write() as connection:
                    slots.forget(connection, one)
                self.keys.destroy(DESK, _link_key(one))
        return counted


def take_slot(connection: Connection, offer_id: str, batch: slots.Batch, standing: Standing) -> slots.Slot:
    """Give an offer a free slot of a batch; raises NoFreeSlot."""
    slot = slots.take(connection, offer_id, batch, standing)
    if slot is None:
        raise NoFreeSlot
    return slot


def _link_key(year: int) -> str:
    return f"link-{year}"
