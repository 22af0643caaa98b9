"""Tickets: made blank and ahead, in batches sorted by hash; found by id or code; never deleted singly."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from survey.answers import tables as t
from survey.database.engines import Database
from survey.domain import codes
from survey.domain.kinds import TicketState


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket as the answer side knows it: not whose, not which kind or area."""

    hash: bytes
    version: str
    year: int
    last_day: date
    state: TicketState
    receipt: bytes | None

    def is_open(self, today: date) -> bool:
        """Tell whether an answer may still be sent that day."""
        return self.state is TicketState.OPEN and today <= self.last_day


@dataclass(frozen=True, slots=True)
class BlankTicket:
    """What is stored of a ticket that nobody has been given yet."""

    hash: bytes
    code_hash: bytes
    wrapped_id: bytes


COLUMNS = (
    t.ticket.c.hash,
    t.ticket.c.version,
    t.ticket.c.year,
    t.ticket.c.last_day,
    t.ticket.c.state,
    t.ticket.c.receipt,
)
FIND = select(*COLUMNS).where(t.ticket.c.hash == bindparam("hashed"))
FIND_AND_HOLD = FIND.with_for_update()
FORGET = [delete(part).where(part.c.ticket_hash == bindparam("hashed")) for part in (t.draft, t.continuation)]


def add_batch(
    connection: Connection, blanks: Iterable[BlankTicket], *, version: str, year: int, last_day: date
) -> None:
    """Insert a batch in the order of its hashes, so that the order tells nothing."""
    shared = {"version": version, "year": year, "last_day": last_day, "state": TicketState.OPEN}
    rows = [
        {"hash": blank.hash, "code_hash": blank.code_hash, "wrapped_id": blank.wrapped_id, **shared}
        for blank in sorted(blanks, key=lambda blank: blank.hash)
    ]
    connection.execute(insert(t.ticket), rows)


def find(connection: Connection, ticket_hash: bytes, *, hold: bool = False) -> Ticket | None:
    """Return the ticket with this hash, or None.

    `hold` keeps it as it is until the transaction ends (a row lock; SQLite's writers take turns).
    """
    row = connection.execute(FIND_AND_HOLD if hold else FIND, {"hashed": ticket_hash}).first()
    return (
        None
        if row is None
        else Ticket(row.hash, row.version, row.year, row.last_day, TicketState(row.state), row.receipt)
    )


def id_by_code(database: Database, pepper: bytes, code: str) -> bytes | None:
    """Return the ticket id behind a code, or None when no ticket has that code."""
    query = select(t.ticket.c.wrapped_id).where(t.ticket.c.code_hash == codes.code_hash(pepper, code))
    with database.read() as connection:
        wrapped = connection.execute(query).scalar()
    return codes.unwrap_id(pepper, code, wrapped) if wrapped else None


def settled(connection: Connection, year: int) -> set[bytes]:
    """Return the hashes of a year's spent tickets."""
    query = select(t.ticket.c.hash).where(t.ticket.c.year == year, t.ticket.c.state == TicketState.SPENT)
    return set(connection.execute(query).scalars())


def years(connection: Connection) -> list[int]:
    """Return the years of ending that have tickets."""
    return list(connection.execute(select(t.ticket.c.year).distinct()).scalars())


def decline(connection: Connection, ticket_hash: bytes, today: date) -> bool:
    """Stop an open ticket because the person does not want to answer; its drafts go with it."""
    changed = connection.execute(
        update(t.ticket)
        .where(
            t.ticket.c.hash == ticket_hash, t.ticket.c.state == TicketState.OPEN, t.ticket.c.last_day >= today
        )
        .values(state=TicketState.DECLINED)
    )
    forget_drafts(connection, [ticket_hash])
    return changed.rowcount == 1


def replace(connection: Connection, old_hash: bytes, new_hash: bytes, *, by_a_stranger: bool = False) -> None:
    """Give the new ticket the old one's state and let the old one go: nobody learns which it was.

    A sealed envelope stays under the old ticket's hash; only the right to answer moves. Done twice
    for the same pair it changes nothing the second time. What was declined `by_a_stranger` is open again.
    """
    state = connection.execute(
        select(t.ticket.c.state).where(t.ticket.c.hash == old_hash).with_for_update()
    ).scalar_one()
    if state == TicketState.REPLACED:
        return
    if by_a_stranger and state == TicketState.DECLINED:
        state = TicketState.OPEN
    connection.execute(update(t.ticket).where(t.ticket.c.hash == new_hash).values(state=state))
    connection.execute(update(t.ticket).where(t.ticket.c.hash == old_hash).values(state=TicketState.REPLACED))
    forget_drafts(connection, [old_hash])


def forget_drafts(connection: Connection, hashes: Iterable[bytes]) -> None:
    """Delete the drafts of these tickets, and the words for going on elsewhere."""
    gone = [{"hashed": ticket_hash} for ticket_hash in hashes]
    for forget in FORGET if gone else ():
        connection.execute(forget, gone)
