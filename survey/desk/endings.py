"""Endings: the list of a year, and the one form that registers an ending and makes the offer."""

import secrets

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError

from survey.contacts import endings as stored
from survey.contacts import overview, versions
from survey.contacts.endings import Ending, NewEnding
from survey.desk.context import STAFF, Section, desk, signed_in
from survey.desk.offers import offer_or_explain
from survey.desk.visible import may_see
from survey.domain.kinds import NotOfferedReason
from survey.forms.endings import EndingForm, ending_form
from survey.forms.looks import look_of
from survey.i18n import _, _l

endings = Section("endings", __name__)


@endings.page("/avslut", *STAFF, menu=(20, _l("Avslut")))
def year_list() -> ResponseReturnValue:
    """List a year's endings with what was offered, never with who answered."""
    here = desk()
    with here.contacts.read() as connection:
        years = overview.years(connection) or [here.today().year]
        year = request.args.get("ar", default=years[0], type=int)
        found = stored.of_year(connection, year) if year in years else []
    shown = [ending for ending in found if may_see(signed_in(), ending)]
    return render_template("desk/endings.html", years=years, year=year, endings=shown, today=here.today())


def show_form(form: EndingForm | None = None, status: int = 200) -> ResponseReturnValue:
    """Return the form for a new ending, with what was typed if it comes back."""
    questions = versions.offered_on(desk().today()).scale_questions
    return render_template("desk/new_ending.html", form=form or _form(), questions=len(questions)), status


@endings.page("/avslut/nytt", *STAFF)
def new() -> ResponseReturnValue:
    """Ask for what is registered of an ending."""
    return show_form()


@endings.action("/avslut/nytt", *STAFF, stale=show_form)
def register() -> ResponseReturnValue:
    """Register the ending, and offer the survey or note why not, in one step."""
    form = _form()
    if not form.validate():
        return show_form(form, 422)
    ending = _register(form.ending(signed_in().id), form.reason_given())
    channel = form.offered_through()
    if channel:
        return offer_or_explain(ending, channel, look_of(form.look.data))
    flash(_said(ending), "success")
    return redirect(url_for("offers.details", ending_id=ending.id), 303)


def _form() -> EndingForm:
    here = desk()
    return ending_form(here.operation, here.today(), secrets.token_hex(16), signed_in().area)


def _register(new: NewEnding, reason: NotOfferedReason | None) -> Ending:
    """Store the ending once; a form sent twice at the same moment finds what the other one stored."""
    try:
        return _store(new, reason)
    except IntegrityError:
        return _store(new, reason)


def _store(new: NewEnding, reason: NotOfferedReason | None) -> Ending:
    with desk().contacts.write() as connection:
        ending_id = stored.register(connection, new)
        if reason:
            stored.give_reason(connection, ending_id, reason)
        ending = stored.find(connection, ending_id)
    if ending is None:
        raise LookupError(ending_id)
    return ending


def _said(ending: Ending) -> str:
    if ending.reason is None:
        return _("Sparat. Avslutet ligger kvar i listan över det som väntar.")
    if ending.reason.counts_as_offered:
        return _("Sparat. Klienten fick möjligheten och räknas som erbjuden i målet.")
    return _("Sparat. Räknas som inte erbjuden i målet.")
