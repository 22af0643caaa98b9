"""How the example folder's people walk the real way: register, offer, draft, seal; no row by hand."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeVar

from survey.answers import draft_store, tickets
from survey.answers.submit import submit
from survey.cli.instance import Instance
from survey.contacts import endings
from survey.contacts.contact_details import Address
from survey.contacts.invitations import invite, nothing
from survey.delivery.calendar import ZONE
from survey.domain.drafts import Draft, draft_keys, new_secret
from survey.domain.envelopes import SealedAnswer
from survey.domain.kinds import AgeGroup, Channel, EndingKind, Gender, NotOfferedReason, Way
from survey.domain.links import LinkSigner, ticket_hash
from survey.domain.questionnaire import Answers
from survey.gate import Issued
from survey.security.keys import PUBLIC

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up former client's ending; `reason` None and `channel` None leave it on the worklist."""

    ended_on: date
    kind: EndingKind
    municipality: str
    area: str
    ombud_id: str
    age_group: AgeGroup | None = None
    gender: Gender | None = None
    channel: Channel | None = None
    reason: NotOfferedReason | None = None
    addresses: tuple[Address, ...] = ()
    """Where a message goes, for a channel that is sent."""


def shuffled(items: Sequence[Item], seed: str) -> list[Item]:
    """Return the items in an order that looks random and is the same for the same seed."""
    places = sorted(range(len(items)), key=lambda place: hashlib.sha256(f"{seed}|{place}".encode()).digest())
    return [items[place] for place in places]


def register(instance: Instance, person: Person, offered_on: date) -> Issued | None:
    """Register an ending as an ombud would, and offer the survey or give the reason."""
    new = endings.NewEnding(
        form_token=secrets.token_hex(8),
        ended_on=person.ended_on,
        kind=person.kind,
        municipality=person.municipality,
        area=person.area,
        ombud_id=person.ombud_id,
        registered_on=offered_on,
        age_group=person.age_group,
        gender=person.gender,
    )
    with instance.contacts.write() as connection:
        ending_id = endings.register(connection, new)
        if person.reason:
            endings.give_reason(connection, ending_id, person.reason)
    if person.channel is None:
        return None
    midnight = datetime.combine(offered_on, time(), ZONE)
    also = invite(instance.keys, person.addresses, midnight) if person.addresses else nothing
    return instance.gate.offer(ending_id, person.channel, offered_on, also)


def start_answering(instance: Instance, issued: Issued, answers: Answers, today: date) -> None:
    """Save a draft, as a browser does at every step."""
    ticket_id = _ticket_id(instance, issued)
    keys = draft_keys(ticket_id, new_secret())
    draft_store.save(instance.answers, ticket_hash(ticket_id), keys, Draft(answers, "4"), today)


def answer(instance: Instance, issued: Issued, answers: Answers, way: Way, today: date) -> None:
    """Answer in any way: a draft first where the person has a browser, then the sealed envelope."""
    ticket_id = _ticket_id(instance, issued)
    with instance.answers.read() as connection:
        ticket = tickets.find(connection, ticket_hash(ticket_id))
    if ticket is None:
        raise LookupError(issued.last_day)
    if way not in (Way.LINK, Way.CODE):
        instance.gate.submit_paper(ticket, way, answers, today)
        return
    keys = draft_keys(ticket_id, new_secret())
    draft_store.save(instance.answers, ticket.hash, keys, Draft(answers, "kolla"), today)
    submit(instance.answers, ticket, SealedAnswer(ticket.version, way, answers), keys.receipt, today)


def _ticket_id(instance: Instance, issued: Issued) -> bytes:
    ticket_id = LinkSigner(instance.keys.all(PUBLIC, "link-signing")).read(issued.token)
    if ticket_id is None:
        raise LookupError(issued.last_day)
    return ticket_id
