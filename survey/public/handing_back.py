"""A screen that somebody else owns is emptied at the end, by a button or by itself, and handed back.

The time is long: nothing of the answers stands on the last page, and whoever reads slowly must have time
to see who to call. Whoever needs more has a page that waits (WCAG 2.2.1).
"""

from flask import Blueprint, Response, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from survey.public.door import door
from survey.public.forgetting import emptied, forgotten
from survey.public.visits import Visit

blueprint = Blueprint("handing_back", __name__)
EMPTIED_AFTER = 60
"""Seconds from the last page of a borrowed screen until it empties itself."""
BORROWED, YES = "lana", "1"
"""What a page that reads no visit is told of a borrowed screen: that it is one, nothing of whose answers."""


@blueprint.get("/lamna-tillbaka")
def handed_back() -> ResponseReturnValue:
    """Say that the screen is empty and goes back; staff find their sign-in here."""
    visit = door().visits.read(request)
    page = make_response(render_template("public/handed_back.html"))
    return forgotten(page) if visit and visit.onsite else emptied(page)


@blueprint.get("/mer-tid")
def more_time() -> ResponseReturnValue:
    """Show who to call for as long as somebody wants to read it; nothing here is one person's."""
    return render_template("public/more_time.html")


def empties_itself(response: Response, visit: Visit) -> Response:
    """Return a last page which, on a borrowed screen, gives way to the empty one by itself."""
    return gives_way(response) if visit.onsite else response


def gives_way(response: Response) -> Response:
    """Return a last page that gives way to the empty one by itself."""
    response.headers["Refresh"] = f"{EMPTIED_AFTER}; url={url_for('handing_back.handed_back')}"
    return response


def borrowed() -> dict[str, str]:
    """Return what addresses say of a borrowed screen where no visit is read; empty on other screens."""
    return {BORROWED: YES} if request.values.get(BORROWED) == YES else {}
