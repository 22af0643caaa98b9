"""A screen that is handed back: the visit is taken from the browser, and nothing of it can be read there."""

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from survey.domain.outcomes import Problem
from survey.public.door import Refused, door, go
from survey.public.looks import EMPTIED_SECONDS, current_look, in_address, kept_words
from survey.public.visits import Visit
from survey.security.headers import EMPTY_SCREEN
from survey.security.visit_cookie import screen_cookie_name, words_cookie_name

blueprint = Blueprint("forgetting", __name__)
STEP = "glom"


@blueprint.post("/glom")
def forget() -> ResponseReturnValue:
    """Take the visit from this browser; what has been saved stays for whoever holds the link."""
    visit = door().visits.read(request)
    if visit is not None and not door().visits.made_for(visit, STEP, request.form.get("mac", "")):
        raise Refused(Problem.OTHER_VISIT)
    place = "handing_back.handed_back" if visit and visit.onsite else "forgetting.empty_screen"
    return forgotten(go(place, **in_address(current_look())))


@blueprint.get("/glomd")
def empty_screen() -> ResponseReturnValue:
    """Say that the screen holds nothing more."""
    return render_template("public/forgotten.html")


def forgotten(response: Response) -> Response:
    """Return the response with the visit taken from the browser, and the pages before it.

    For a moment the browser keeps in what words to say so: the Back button may come to any of them.
    """
    visits = door().visits
    visits.forget(response)
    response = emptied(response)
    name, words = words_cookie_name(secure=visits.secure), kept_words(current_look())
    response.set_cookie(
        name, words, EMPTIED_SECONDS, path="/", httponly=True, secure=visits.secure, samesite="Lax"
    )
    return response


def emptied(response: Response) -> Response:
    """Return a response after which the Back button shows none of the pages before it.

    Chromium keeps even `no-store` pages to go back to. `Clear-Site-Data` throws away those it has kept,
    but the page that is being left is kept after that. A cookie that changes makes it let go of that one
    too, so one is set and taken away in the same breath (docs/decisions/0011-the-back-button.md).
    """
    visits = door().visits
    name = screen_cookie_name(secure=visits.secure)
    response.headers.update(EMPTY_SCREEN)
    response.set_cookie(name, "1", path="/", httponly=True, secure=visits.secure, samesite="Lax")
    response.delete_cookie(name, path="/", httponly=True, secure=visits.secure, samesite="Lax")
    return response


def forget_form(visit: Visit, *, leaving: bool = False, over: bool = False) -> Markup:
    """Return the button that empties the screen: on every page of a screen not the person's own.

    Besides where anyone is `leaving`, since a link too may be opened on another's computer, and where
    the survey is `over` and nothing can be lost.
    """
    if visit.lasting and not (leaving or over):
        return Markup()
    key = (visit.onsite, over)
    form = door().pages.get("public/_forget.html", key, lambda: {"onsite": visit.onsite, "sent": over})
    return form.fill(mac=door().visits.mac(visit, STEP))
