"""Endings: the list of a year, and the one form that registers an ending and makes the offer."""

import secrets

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError

from survey.contacts import endings as stored
from survey.contacts import interviews, overview, versions
from survey.contacts.endings import Ending
from survey.delivery.messages import MessageKind
from survey.desk.context import STAFF, Section, desk, signed_in
from survey.desk.offers import offer_or_explain
from survey.desk.sending import preview, say_not_sendable, show_message, ways
from survey.desk.visible import may_see
from survey.forms.endings import EndingForm, ending_form
from survey.i18n import _, _l, ngettext

SLOWEST = 60 * 60
"""Seconds after which nobody wants to know how long it took."""

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
    """Register the ending, and offer the survey or note why not, in one step; a message is shown first."""
    form = _form()
    if form.wants_to_change:
        return show_form(form)
    if not form.validate():
        return show_form(form, 422)
    if form.wants_to_see and desk().gate.is_ready():
        return _show_message(form)
    ending, channel = _register(form), form.offered_through()
    if form.interview.data:
        flash(_("Klientens ja till en intervju är sparat."), "success")
    if channel is None:
        flash(_said(ending), "success")
        return redirect(url_for("offers.details", ending_id=ending.id), 303)
    if form.is_sent:
        _say_how_long(form)
    return offer_or_explain(ending, channel, form)


def _form() -> EndingForm:
    here = desk()
    defaults = {"form_token": secrets.token_hex(16), "started": here.now()}
    return ending_form(here.operation, here.today(), signed_in().area, ways(), defaults)


def _show_message(form: EndingForm) -> ResponseReturnValue:
    shown = preview(MessageKind.INVITATION, form.addresses(form.chosen_kind), form.ended_on.data)
    if shown is None:
        say_not_sendable()
        return show_form(form)
    ending, interview = form.ending(signed_in().id), form.interview_address()
    return show_message(
        url_for("endings.register"),
        form,
        ending,
        shown,
        interview_until=form.gone_on if interview else None,
        interview_to=interview.to if interview else "",
    )


def _register(form: EndingForm) -> Ending:
    """Store the ending once; a form sent twice at the same moment finds what the other one stored."""
    try:
        return _store(form)
    except IntegrityError:
        return _store(form)


def _store(form: EndingForm) -> Ending:
    """Store the ending with its reason, and a yes to an interview, in one transaction."""
    reason, address = form.reason_given(), form.interview_address()
    with desk().contacts.write() as connection:
        ending_id = stored.register(connection, form.ending(signed_in().id))
        if reason:
            stored.give_reason(connection, ending_id, reason)
        if address and interviews.find(connection, ending_id) is None:
            interviews.agree(connection, desk().keys, ending_id, address)
        ending = stored.find(connection, ending_id)
    if ending is None:
        raise LookupError(ending_id)
    return ending


def _say_how_long(form: EndingForm) -> None:
    seconds = desk().now() - (form.started.data or 0)
    minutes = (seconds + 30) // 60
    if 0 <= seconds < SLOWEST:
        text = ngettext("Det tog %(num)s minut.", "Det tog %(num)s minuter.", minutes)
        flash(text if minutes else _("Det tog mindre än en minut."), "success")


def _said(ending: Ending) -> str:
    if ending.reason is None:
        return _("Sparat. Avslutet ligger kvar i listan över det som väntar.")
    if ending.reason.counts_as_offered:
        return _("Sparat. Klienten fick möjligheten och räknas som erbjuden i målet.")
    return _("Sparat. Räknas som inte erbjuden i målet.")
