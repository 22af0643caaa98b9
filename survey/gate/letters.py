"""Whoever prints a letter shows the two keys that the desk was given, so that none need be stored."""

import hmac
from dataclasses import dataclass

from survey.contacts import endings, slots
from survey.contacts.tables import Standing
from survey.domain.links import LinkSigner
from survey.gate import Gate, Issued
from survey.security.keys import PUBLIC


@dataclass(frozen=True, slots=True)
class Printable:
    """The keys of a letter, proven, and the questionnaire version that lies with it."""

    issued: Issued
    version: str


def printable(gate: Gate, ending_id: str, token: str, code: str) -> Printable | None:
    """Return what is printed for an ending, or None when these are not the two keys of its newest ticket.

    Asks the contact side alone: it does not tell whether the ticket was used.
    """
    with gate.contacts.read() as connection:
        ending = endings.find(connection, ending_id)
        offer_id = ending.offer_id if ending else None
        slot = slots.of_offer(connection, offer_id, Standing.CURRENT) if offer_id else None
    if slot is None or not fits(gate, slot, token, code):
        return None
    return Printable(gate.keys_to(slot), slot.version)


def fits(gate: Gate, slot: slots.Slot, token: str, code: str) -> bool:
    """Tell whether a token and a code, as they came from a form, are the keys of a slot's ticket."""
    issued, signer = gate.keys_to(slot), LinkSigner(gate.keys.all(PUBLIC, "link-signing"))
    shown, known = signer.read(token), signer.read(issued.token)
    alike = shown is not None and known is not None and hmac.compare_digest(shown, known)
    return alike and hmac.compare_digest(code.encode(), issued.code.encode())
