"""Submit: one transaction that spends the ticket, stores the sealed envelope and deletes the draft.

The conditional UPDATE is the only judge of who comes first: two tabs, a double click, a retry
after a lost reply, paper and web at once give exactly one envelope.
"""

from collections.abc import Callable
from datetime import date

from sqlalchemy import Connection, bindparam, insert, update

from survey.answers import tables as t
from survey.answers import tickets, urns
from survey.database.engines import Database
from survey.domain.envelopes import SealedAnswer, pack, seal
from survey.domain.kinds import TicketState
from survey.domain.outcomes import Submitted

SPEND = (
    update(t.ticket)
    .where(t.ticket.c.hash == bindparam("hashed"), t.ticket.c.state == TicketState.OPEN)
    .where(t.ticket.c.last_day >= bindparam("today"))
    .values(state=TicketState.SPENT, receipt=bindparam("proof"))
)
SEAL = insert(t.envelope)
Also = Callable[[Connection, str], None]
"""What else is stored with an answer, in its transaction; told the id of the urn."""


class NoOpenUrn(Exception):
    """No urn is open for the ticket's year: nothing can be stored, so nothing is thanked for."""


def nothing(_connection: Connection, _urn_id: str) -> None:
    """Store nothing else with an answer."""


def submit(
    database: Database,
    ticket: tickets.Ticket,
    answer: SealedAnswer,
    receipt: bytes | None,
    today: date,
    also: Also = nothing,
) -> Submitted:
    """Store one finished answer, or say why not; raises NoOpenUrn.

    `receipt` is what only the sending browser, or the desk's sheet, can show again.
    """
    content = pack(answer)
    with database.write() as connection:
        urn = urns.open_urn(connection, ticket.year, hold=True)
        if urn is None:
            raise NoOpenUrn
        if not _spend(connection, ticket.hash, receipt, today):
            return _sent_before(connection, ticket.hash, receipt)
        box = seal(urn.public_key, content, urns.context_of(urn.id))
        connection.execute(SEAL, {"ticket_hash": ticket.hash, "urn_id": urn.id, "box": box})
        also(connection, urn.id)
        tickets.forget_drafts(connection, [ticket.hash])
    return Submitted.STORED


def _spend(connection: Connection, ticket_hash: bytes, receipt: bytes | None, today: date) -> bool:
    spent = connection.execute(SPEND, {"hashed": ticket_hash, "proof": receipt, "today": today})
    return spent.rowcount == 1


def _sent_before(connection: Connection, ticket_hash: bytes, receipt: bytes | None) -> Submitted:
    ticket = tickets.find(connection, ticket_hash)
    same = ticket is not None and receipt is not None and ticket.receipt == receipt
    return Submitted.STORED_BEFORE if same else Submitted.REFUSED
