"""Free text: the chef reviews it one by one, and may hand possible systembrister on as a file."""

from pathlib import Path

from flask import Response, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from analysis.release import RULE
from survey.contacts.desk_log import Action
from survey.desk.context import Section, desk
from survey.desk.logbook import log
from survey.desk.years import asked_year
from survey.domain.kinds import Role
from survey.forms.comments import ReviewForm, review_form
from survey.i18n import _
from survey.results import comments as found
from survey.results.comment_words import LEVELS, theme_names
from survey.results.comments import ShownComment

comments = Section("comments", __name__, under="results")


@comments.page("/resultat/fritext", Role.MANAGER)
def overview() -> ResponseReturnValue:
    """Show what may be used of what people wrote, and how many texts wait for a review."""
    shown = found.comments_of(desk().answers, asked_year())
    return render_template(
        "desk/comments.html", shown=shown, fewest=RULE.distribution_from, themes=theme_names(), levels=LEVELS
    )


@comments.page("/resultat/fritext/systembrister.csv", Role.MANAGER)
def shortfalls() -> ResponseReturnValue:
    """Give the possible systembrister of a year as a file."""
    year = asked_year()
    name = f"mojliga-systembrister-{year}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    content = found.shortfalls_csv(desk().answers, year)
    return Response(content, headers=headers, content_type="text/csv; charset=utf-8")


@comments.page("/resultat/fritext/<comment_id>", Role.MANAGER)
def one(comment_id: str) -> ResponseReturnValue:
    """Show one text, masked, with the form to review it."""
    shown = _comment(comment_id)
    return _show(shown, review_form(shown.words))


@comments.action("/resultat/fritext/<comment_id>", Role.MANAGER)
def accept(comment_id: str) -> ResponseReturnValue:
    """Let the text be used as it was reviewed; the person's own words are forgotten."""
    shown = _comment(comment_id)
    form = review_form(shown.words)
    if not form.validate():
        return _show(shown, form, 422)
    found.accept(desk().answers, _backup(), comment_id, form.reviewed())
    log(Action.COMMENT_ACCEPTED, shown.year)
    flash(_("Texten är godkänd."), "success")
    return _go_on(shown)


@comments.action("/resultat/fritext/<comment_id>/undanhall", Role.MANAGER)
def withhold(comment_id: str) -> ResponseReturnValue:
    """Take the text away for good."""
    shown = _comment(comment_id)
    found.withhold(desk().answers, _backup(), comment_id)
    log(Action.COMMENT_WITHHELD, shown.year)
    flash(_("Texten är borttagen."), "success")
    return _go_on(shown)


def _comment(comment_id: str) -> ShownComment:
    """Return the comment; one that may not be read and one that does not exist look the same."""
    here = desk()
    shown = found.comment(here.answers, comment_id, found.staff_names(here.contacts))
    return shown or abort(404)


def _show(shown: ShownComment, form: ReviewForm, status: int = 200) -> ResponseReturnValue:
    return render_template("desk/comment.html", shown=shown, form=form), status


def _go_on(reviewed: ShownComment) -> ResponseReturnValue:
    """Lead to the next text that waits; after the last one, or after a change, to them all."""
    waiting = found.comments_of(desk().answers, reviewed.year).waiting
    if waiting and not reviewed.reviewed:
        return redirect(url_for("comments.one", comment_id=waiting[0]), 303)
    return redirect(url_for("comments.overview", ar=reviewed.year), 303)


def _backup() -> Path:
    return desk().settings.folder / "backup"
