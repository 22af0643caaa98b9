"""Languages and supports: the person chooses, comes back to the same step, and only the cookie knows."""

from dataclasses import replace
from typing import cast

from flask import Blueprint, Response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from survey.domain.hints import Look
from survey.domain.outcomes import Problem
from survey.public.door import Refused, door, find_ticket
from survey.public.looks import ASKED, addressed, current_look, offered_languages
from survey.security.paths import own_path

blueprint = Blueprint("support", __name__)
STEP = "sprak"
ALL_QUESTIONS, ONE_QUESTION = "/enkat/alla", "/enkat/fraga/1"
SLIPS = ("/hor-av-er", "/tillganglighet/brist")
"""Pages that read no cookie: their look stands in the address."""


@blueprint.get("/sprak")
def choose() -> ResponseReturnValue:
    """Show the languages and the supports: buttons to a visit's cookie, links where there is none."""
    held, back = door().visits.read(request), _back()
    return render_template(
        "public/support.html",
        languages=offered_languages(),
        visit=held,
        mac=door().visits.mac(held, STEP) if held else "",
        back=back,
        back_address=request.script_root + back,
    )


@blueprint.post("/sprak")
def chosen() -> ResponseReturnValue:
    """Keep what was chosen in the visit's own cookie, and go back."""
    held = door().visits.read(request)
    ticket = find_ticket(held) if held else None
    if held is None or ticket is None:
        raise Refused(Problem.NO_VISIT)
    if not door().visits.made_for(held, STEP, request.form.get("mac", "")):
        raise Refused(Problem.OTHER_VISIT)
    look = _changed(current_look())
    step = _step_for(look, _back())
    away = addressed(step, look.language, large=look.large) if step.startswith(SLIPS) else step
    response = cast(Response, redirect(request.script_root + away, 303))
    door().visits.write(response, replace(held, look=look), ticket.last_day)
    return response


def _changed(look: Look) -> Look:
    """Return the look with what the pressed button changes."""
    codes = {language.code for language in offered_languages()}
    code, support = request.form.get(ASKED, ""), request.form.get("stod", "")
    changes: dict[str, Look] = {
        "stor": replace(look, large=not look.large),
        "lyssna": replace(look, listen=not look.listen),
        "alla": replace(look, one_page=not look.one_page),
    }
    return replace(look, language=code) if code in codes else changes.get(support, look)


def _step_for(look: Look, back: str) -> str:
    """Return where to go back to: among the questions, to the page with all of them or with one."""
    if request.form.get("stod") != "alla" or not back.startswith("/enkat/"):
        return back
    if look.one_page:
        return ALL_QUESTIONS
    return ONE_QUESTION if back == ALL_QUESTIONS else back


def _back() -> str:
    """Return the page that asked; the survey's or the house's first page when it does not say."""
    held = door().visits.read(request)
    return own_path(request.values.get("fran", "")) or ("/enkat" if held else "/")
