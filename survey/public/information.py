"""Pages that anyone may read before the first question: start, how data is protected, health."""

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from survey.public.door import door

blueprint = Blueprint("information", __name__)


@blueprint.get("/")
def start() -> ResponseReturnValue:
    """Lead to the code page, for those who type the address from a letter."""
    return render_template("public/start.html")


@blueprint.get("/uppgifter")
def privacy() -> ResponseReturnValue:
    """Tell what is stored, why, how long, and what the person may ask for (GDPR art. 13)."""
    answering = door().visits.read(request) is not None
    back_to = url_for("respondent.welcome" if answering else "information.start")
    return render_template("public/privacy.html", back_to=back_to)


@blueprint.get("/halsa")
def health() -> ResponseReturnValue:
    """Say that the door answers."""
    return "ok\n", 200, {"Content-Type": "text/plain; charset=utf-8"}
