"""What every public view works with: the answer side, the clock, the cookie and the prepared pages."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

from flask import Response, current_app, make_response, redirect, request, url_for

from survey.answers import draft_store, tickets
from survey.database.engines import Database
from survey.domain.drafts import Draft
from survey.domain.links import LinkSigner
from survey.domain.outcomes import Problem
from survey.domain.questionnaire import Questionnaire
from survey.i18n.catalogues import Language
from survey.public.prepared import Pages
from survey.public.throttle import Throttle
from survey.public.visits import Visit, Visits, same_sender


@dataclass(frozen=True, slots=True)
class Door:
    """The parts of the public door."""

    answers: Database
    visits: Visits
    links: LinkSigner
    pepper: bytes
    key_cost: int
    versions: Mapping[str, Questionnaire]
    pages: Pages
    codes: Throttle
    summary: Path
    """The file of what is published for everybody; it may not be there."""
    today: Callable[[], date]
    languages: tuple[Language, ...]
    """Swedish and the languages that this operation offers, in its order."""
    audio: Path
    """The folder of what is read aloud, from the root; it may not be there."""


class Refused(Exception):
    """A step cannot be taken; the table of problems turns it into a page."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class SentAlready(Exception):
    """The ticket is spent, by this very browser: it is thanked again, not scolded."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A visit whose ticket is open: whoever holds it may answer."""

    visit: Visit
    ticket: tickets.Ticket
    questionnaire: Questionnaire
    draft: Draft
    """This browser's answers so far; empty when it has none."""


def door() -> Door:
    """Return the parts of the public door that serves this request."""
    return cast(Door, current_app.extensions["door"])


def find_ticket(visit: Visit) -> tickets.Ticket | None:
    """Return the ticket of a visit, or None when there is none any more."""
    with door().answers.read() as connection:
        return tickets.find(connection, visit.ticket_hash)


def sitting() -> Sitting:
    """Return the visit and its open ticket; raises Refused, or SentAlready in the browser that sent."""
    visit = door().visits.read(request)
    if visit is None:
        raise Refused(Problem.NO_VISIT)
    with door().answers.read() as connection:
        ticket = tickets.find(connection, visit.ticket_hash)
        draft = draft_store.load(connection, visit.ticket_hash, visit.keys)
    if ticket is not None and same_sender(visit, ticket.receipt):
        raise SentAlready
    if ticket is None or not ticket.is_open(door().today()):
        raise Refused(Problem.LINK_CLOSED)
    return Sitting(visit, ticket, door().versions[ticket.version], draft or Draft())


def posted_sitting(step: str) -> Sitting:
    """Return the sitting of a posted form, which must be made for this ticket and this step.

    Two people at one borrowed tablet never mix: a form of one ticket is not taken for another.
    """
    held = door().visits.read(request)
    if held is not None and not door().visits.made_for(held, step, request.form.get("mac", "")):
        raise Refused(Problem.OTHER_VISIT)
    return sitting()


def page(template: str, key: Hashable, context: Callable[[], Mapping[str, Any]], **values: str) -> Response:
    """Return a prepared page, filled in."""
    return make_response(door().pages.get(template, key, context).fill(**values))


def go(endpoint: str, **values: Any) -> Response:
    """Send the browser on by 303 See Other, so that a reload repeats no step."""
    return cast(Response, redirect(url_for(endpoint, **values), 303))
