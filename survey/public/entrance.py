"""The ways in: a link, or a code typed from a letter. Neither writes anything."""

from dataclasses import replace

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from survey.answers import tickets
from survey.domain import codes
from survey.domain.drafts import new_secret
from survey.domain.hints import Hint, hint_of
from survey.domain.outcomes import Problem
from survey.forms.answer import clean
from survey.public.door import Refused, door, find_ticket, go
from survey.public.looks import current_look
from survey.public.visits import Visit, same_sender

blueprint = Blueprint("entrance", __name__)
MOST_TYPED = 40


@blueprint.get("/e/<token>", defaults={"character": ""})
@blueprint.get("/e/<token>/<character>")
def link(token: str, character: str) -> ResponseReturnValue:
    """Take the ticket out of the address bar and into the cookie."""
    ticket_id = door().links.read(token)
    if ticket_id is None:
        raise Refused(Problem.LINK_BROKEN)
    return _enter(ticket_id, hint_of(character), by_link=True)


@blueprint.get("/kod")
def code() -> ResponseReturnValue:
    """Ask for the code from the letter."""
    return render_template("public/code.html", typed="", problem="")


@blueprint.post("/kod")
def code_typed() -> ResponseReturnValue:
    """Find the ticket of a code; what was typed stays when it is wrong."""
    typed = clean(request.form.get("kod"))[:MOST_TYPED]
    if not typed:
        return render_template("public/code.html", typed="", problem=Problem.CODE_MISSING), 422
    meant = codes.read_code(typed)
    ticket_id = tickets.id_by_code(door().answers, door().pepper, meant) if meant else None
    if ticket_id is None and door().codes.is_hot:
        raise Refused(Problem.TOO_MANY_CODES)
    if ticket_id is None:
        if meant:
            door().codes.note()
        return render_template("public/code.html", typed=typed, problem=Problem.CODE_WRONG), 422
    return _enter(ticket_id, Hint(current_look()), by_link=False)


def _enter(ticket_id: bytes, hint: Hint, *, by_link: bool) -> Response:
    held = door().visits.read(request)
    visit = Visit(ticket_id, new_secret(), by_link, hint.look, hint.broken_off, hint.onsite)
    if held and held.ticket_id == ticket_id:
        visit = replace(held, onsite=held.onsite or hint.onsite)
    ticket = find_ticket(visit)
    if ticket is not None and same_sender(visit, ticket.receipt):
        return go("respondent.thanks")
    if ticket is None or not ticket.is_open(door().today()):
        raise Refused(Problem.LINK_CLOSED)
    response = go("respondent.welcome")
    door().visits.write(response, visit, ticket.last_day)
    return response
