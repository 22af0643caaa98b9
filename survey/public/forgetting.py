"""A screen that is handed back: the visit is taken from the browser, and nothing of it can be read there."""

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from survey.domain.outcomes import Problem
from survey.public.door import Refused, door, go
from survey.public.visits import Visit

blueprint = Blueprint("forgetting", __name__)
STEP = "glom"


@blueprint.post("/glom")
def forget() -> ResponseReturnValue:
    """Take the visit from this browser; what has been saved stays for whoever holds the link."""
    visit = door().visits.read(request)
    if visit is not None and not door().visits.made_for(visit, STEP, request.form.get("mac", "")):
        raise Refused(Problem.OTHER_VISIT)
    return forgotten(go("forgetting.empty_screen"))


@blueprint.get("/glomd")
def empty_screen() -> ResponseReturnValue:
    """Say that the screen holds nothing more."""
    return render_template("public/forgotten.html")


def forgotten(response: Response) -> Response:
    """Return the response with the visit taken from the browser."""
    door().visits.forget(response)
    return response


def forget_form(visit: Visit, *, always: bool = False) -> Markup:
    """Return the button that empties the screen: on a borrowed screen's every page, or `always`."""
    if not (visit.onsite or always):
        return Markup()
    form = door().pages.get("public/_forget.html", visit.onsite, lambda: {"onsite": visit.onsite})
    return form.fill(mac=door().visits.mac(visit, STEP))
