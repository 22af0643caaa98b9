"""The ways out before the end: not wanting to answer, and going on another day or at another device."""

from dataclasses import replace

from flask import Blueprint, make_response, render_template, request
from flask.typing import ResponseReturnValue

from survey.answers import draft_store, tickets
from survey.domain.drafts import read_word, shown_word
from survey.domain.kinds import TicketState
from survey.domain.outcomes import Problem
from survey.forms.answer import clean
from survey.public.door import Refused, Sitting, door, find_ticket, go, posted_sitting, sitting
from survey.public.forgetting import emptied, forget_form, forgotten
from survey.public.handing_back import EMPTIED_AFTER, empties_itself

blueprint = Blueprint("leaving", __name__)
MOST_TYPED = 40


@blueprint.get("/enkat/avsta")
def decline() -> ResponseReturnValue:
    """Ask once, calmly, whether the person does not want to answer."""
    here = sitting()
    return _page("public/decline.html", here, "avsta", unticked="")


@blueprint.post("/enkat/avsta")
def declined() -> ResponseReturnValue:
    """Stop everything for whoever has ticked it: no reminder, no answer, no draft.

    A mail scanner that presses buttons ticks nothing, so it says no for nobody.
    """
    here = posted_sitting("avsta")
    if not request.form.get("kryss"):
        return _page("public/decline.html", here, "avsta", unticked="ja"), 422
    with door().answers.write() as connection:
        if not tickets.decline(connection, here.ticket.hash, door().today()):
            raise Refused(Problem.LINK_CLOSED)
    return go("leaving.goodbye")


@blueprint.get("/avstod")
def goodbye() -> ResponseReturnValue:
    """Say that it is all right, to the browser that declined."""
    visit = door().visits.read(request)
    ticket = find_ticket(visit) if visit else None
    if visit is None or ticket is None or ticket.state is not TicketState.DECLINED:
        raise Refused(Problem.NO_VISIT if ticket is None else Problem.NO_PAGE)
    forget = forget_form(visit, over=True) if visit.lasting else ""
    context = {"onsite": visit.onsite, "emptied_after": EMPTIED_AFTER, "forget": forget}
    response = make_response(render_template("public/goodbye.html", **context))
    return emptied(response) if visit.lasting else empties_itself(forgotten(response), visit)


@blueprint.get("/enkat/paus")
def pause() -> ResponseReturnValue:
    """Tell how to come back: here, or at another device with a word."""
    here = sitting()
    return _page("public/pause.html", here, "paus", word="")


@blueprint.post("/enkat/paus")
def pause_with_word() -> ResponseReturnValue:
    """Make a word and show it this once."""
    here = posted_sitting("paus")
    visit, parts = here.visit, door()
    word = draft_store.offer_word(
        parts.answers, here.ticket.hash, visit.ticket_id, visit.secret, parts.today(), parts.key_cost
    )
    if word is None:
        raise Refused(Problem.LINK_CLOSED)
    return _page("public/pause.html", here, "paus", word=shown_word(word))


@blueprint.get("/enkat/fortsatt")
def resume() -> ResponseReturnValue:
    """Ask for the word from the other device."""
    return _ask_for_word("", "")


@blueprint.post("/enkat/fortsatt")
def resumed() -> ResponseReturnValue:
    """Take over the other device's draft if the word is right."""
    here = posted_sitting("fortsatt")
    typed = clean(request.form.get("ord"))[:MOST_TYPED]
    word = read_word(typed)
    if word is None:
        return _ask_for_word(typed, Problem.WORD_WRONG)
    found = draft_store.take_word(
        door().answers, here.ticket.hash, here.visit.ticket_id, word, door().today()
    )
    if isinstance(found, draft_store.WordAnswer):
        spent = found is draft_store.WordAnswer.SPENT
        return _ask_for_word(typed, Problem.WORD_SPENT if spent else Problem.WORD_WRONG)
    response = go("respondent.welcome")
    door().visits.write(response, replace(here.visit, secret=found), here.ticket.last_day)
    return response


def _ask_for_word(typed: str, problem: str) -> ResponseReturnValue:
    page = _page("public/resume.html", sitting(), "fortsatt", typed=typed, problem=problem)
    return page, 422 if problem else 200


def _page(template: str, here: Sitting, step: str, **context: str) -> str:
    """Return a page whose form is made for this step, with the button that empties a borrowed screen."""
    forget = forget_form(here.visit, leaving=step == "paus")
    mac = door().visits.mac(here.visit, step)
    return render_template(template, here=here, mac=mac, forget=forget, **context)
