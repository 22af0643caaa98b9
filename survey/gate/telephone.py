"""An answer told on the telephone: the caller's ticket by code or link, sealed like any other answer."""

from datetime import date
from hashlib import sha256

from survey.answers import submit, tickets
from survey.domain.envelopes import SealedAnswer
from survey.domain.kinds import Way
from survey.domain.links import LinkSigner
from survey.domain.outcomes import Submitted
from survey.domain.questionnaire import Answers
from survey.gate import Gate, PaperTicket
from survey.security.keys import PUBLIC


def callers_ticket(gate: Gate, key: str, account_id: str) -> PaperTicket | None:
    """Return the ticket behind a code or a link's token, and whether it is one's own client's; or None."""
    if "." not in key:
        return gate.paper_ticket(key, account_id)
    ticket_id = LinkSigner(gate.keys.all(PUBLIC, "link-signing")).read(key)
    return gate.staff_ticket(ticket_id, account_id) if ticket_id else None


def submit_call(gate: Gate, ticket: tickets.Ticket, answers: Answers, call: str, today: date) -> Submitted:
    """Seal and store what was told, in the same transaction as any other answer; not who listened.

    `call` is random and names the page of one call: sent twice it is stored once and told the same. What is
    made of it lies where a browser's receipt does, so that no ticket tells how it was answered.
    """
    sealed = SealedAnswer(ticket.version, Way.PHONE, answers)
    receipt = sha256(b"telefonsvar|" + call.encode()).digest()
    return submit.submit(gate.answers, ticket, sealed, receipt, today)
