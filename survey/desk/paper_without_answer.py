"""Papers that give no answer: blank, illegible, too late, or with a code that was used: counts alone."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from survey.contacts import leftover_paper
from survey.desk.context import STAFF, Section, desk
from survey.desk.paper_pages import Typed, paper_in_hand, say_closed, show_code_form, what_is_left
from survey.domain.paper import Left
from survey.i18n import _

unanswered_papers = Section("unanswered_papers", __name__, under="paper")
ON_A_SHEET = (Left.BLANK, Left.ILLEGIBLE)


@unanswered_papers.action("/papper/utan-svar", *STAFF, stale=show_code_form)
def put_aside() -> ResponseReturnValue:
    """Count a paper that gives no answer; its ticket stays as it is."""
    here, typed, what = desk(), Typed.sent(), request.form.get("what", "")
    found = paper_in_hand(typed)
    if found is None:
        return redirect(url_for("paper.code"), 303)
    is_open = found.ticket.is_open(here.today())
    fits = ON_A_SHEET if is_open else (what_is_left(found.ticket, here.today()),)
    if what not in fits:
        return say_closed(found.ticket, typed)
    with here.contacts.write() as connection:
        leftover_paper.add(connection, Left(what), found.ticket.year, here.today())
    counted = _("Pappret är räknat. Makulera det enligt rutin.")
    waits = _("Tryck sedan på Klart, makulerat.") if what == Left.CODE_USED else ""
    flash(f"{counted} {waits}".strip(), "success")
    return redirect(url_for("paper.code"), 303)


@unanswered_papers.action("/papper/makulerade/<month>", *STAFF, stale=show_code_form)
def destroyed(month: str) -> ResponseReturnValue:
    """Take a month's papers out of the queue once they are destroyed."""
    seen = request.form.get("seen", 0, type=int)
    with desk().contacts.write() as connection:
        done = leftover_paper.done(connection, month, seen)
    if done:
        flash(_("Klart. Inga papper från den månaden väntar."), "success")
    else:
        flash(_("Antalet papper har ändrats. Titta på det igen."), "info")
    return redirect(url_for("paper.code"), 303)
