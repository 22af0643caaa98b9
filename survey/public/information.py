"""Pages that anyone may read: start, help, who asks, what others thought, how data is protected, health."""

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from survey.domain.public_summary import load_public_summary
from survey.public.door import door
from survey.security.paths import own_path

blueprint = Blueprint("information", __name__)


@blueprint.get("/")
def start() -> ResponseReturnValue:
    """Lead to the code page, for those who type the address from a letter."""
    return render_template("public/start.html")


@blueprint.get("/uppgifter")
def privacy() -> ResponseReturnValue:
    """Tell what is stored, why, how long, and what the person may ask for (GDPR art. 13)."""
    return render_template("public/privacy.html", back_to=back_to())


@blueprint.get("/hjalp")
def help_to_answer() -> ResponseReturnValue:
    """Tell every way to get help with answering."""
    return render_template("public/help.html", back_to=back_to())


@blueprint.get("/vilka-ar-vi")
def about_us() -> ResponseReturnValue:
    """Tell who asks, and nothing that the person beside may not know."""
    return render_template("public/about.html", back_to=back_to())


@blueprint.get("/sa-tyckte-ni")
def summary() -> ResponseReturnValue:
    """Show anyone what others thought and what came of it; a calm sentence until something is published."""
    published = load_public_summary(door().summary)
    return render_template("public/summary.html", summary=published, back_to=back_to())


@blueprint.get("/halsa")
def health() -> ResponseReturnValue:
    """Say that the door answers."""
    return "ok\n", 200, {"Content-Type": "text/plain; charset=utf-8"}


def back_to() -> str:
    """Return where the page leads back to: the page it was opened from, the survey, or the front page."""
    answering = door().visits.read(request) is not None
    came_from = own_path(request.args.get("fran", ""))
    if came_from and answering:
        return request.script_root + came_from
    return url_for("respondent.welcome" if answering else "information.start")
