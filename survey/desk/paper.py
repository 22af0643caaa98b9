"""Paper entry: the code, then one key a question; an own client's paper is a colleague's to type in."""

from collections.abc import Mapping
from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from survey.answers.tickets import Ticket
from survey.contacts import desk_log
from survey.desk.context import STAFF, Desk, Section, desk, signed_in
from survey.desk.permits import give_permit, has_permit
from survey.domain.kinds import TicketState, Way
from survey.domain.loader import bundled_versions
from survey.domain.outcomes import Submitted
from survey.forms.paper import (
    CodeForm,
    OwnClientForm,
    Sheet,
    key_questions,
    read_sheet,
    text_questions,
)
from survey.gate import PaperTicket
from survey.i18n import _, _l

paper = Section("paper", __name__)

CLOSED: Mapping[TicketState, str] = {
    TicketState.OPEN: _l(
        "Sista dagen att svara har passerat. Pappret kan inte matas in. Makulera det enligt rutin."
    ),
    TicketState.SPENT: _l("Redan inmatad."),
    TicketState.DECLINED: _l("Den här koden går inte att använda. Lägg undan pappret och fråga chefen."),
    TicketState.REPLACED: _l("Koden har bytts ut mot en ny. Titta om det står en ny kod på pappret."),
}
"""What is said of a ticket that takes no answer; an open one does not when its last day has passed."""


def show_code_form(form: CodeForm | None = None, status: int = 200) -> ResponseReturnValue:
    """Return the page that asks for the code."""
    return render_template("desk/paper.html", form=form or CodeForm(formdata=None)), status


@paper.page("/papper", *STAFF, menu=(30, _l("Papperssvar")))
def code() -> ResponseReturnValue:
    """Ask for the code on the paper."""
    return show_code_form()


@paper.action("/papper", *STAFF, stale=lambda: show_code_form(CodeForm()))
def find() -> ResponseReturnValue:
    """Show the form behind a code; of an own client's code nothing is said before a reason is given."""
    form = CodeForm()
    if not form.validate():
        return show_code_form(form, 422)
    found = desk().gate.paper_ticket(form.typed(), signed_in().id)
    if found is None:
        return _refuse(_("Koden stämmer inte. Titta på pappret och försök igen."))
    if found.own_client:
        return _ask_colleague(OwnClientForm(formdata=None, data={"code": form.typed()}))
    return _open_sheet(found.ticket, form.typed(), permit="")


@paper.action("/papper/egen-klient", *STAFF)
def go_on() -> ResponseReturnValue:
    """Let an ombud type in an own client's paper after all, and log the reason: the month, not whose."""
    form, here = OwnClientForm(), desk()
    found = here.gate.paper_ticket(form.code.data, signed_in().id)
    if found is None:
        return redirect(url_for("paper.code"), 303)
    if not form.validate():
        return _ask_colleague(form, 422)
    with here.contacts.write() as connection:
        action = desk_log.Action.PAPER_FOR_OWN_CLIENT
        desk_log.write(connection, action, signed_in().id, here.today(), note=form.reason.data)
    return _open_sheet(found.ticket, form.code.data, give_permit(form.code.data, signed_in().id))


def sheet_again() -> ResponseReturnValue:
    """Return the sheet with what was typed, or start again when its code leads nowhere."""
    found, permit = _ticket_of_sheet(desk())
    if found is None:
        return redirect(url_for("paper.code"), 303)
    return _show_sheet(found.ticket, request.form["code"], permit, _read(found.ticket))


@paper.action("/papper/spara", *STAFF, stale=sheet_again)
def save() -> ResponseReturnValue:
    """Seal and store the paper's answers, once."""
    here = desk()
    found, permit = _ticket_of_sheet(here)
    if found is None:
        return redirect(url_for("paper.code"), 303)
    sheet = _read(found.ticket)
    if sheet.problems or not sheet.says_something:
        return _show_sheet(found.ticket, request.form["code"], permit, sheet, 422)
    way = Way.PAPER_OWN_OMBUD if found.own_client else Way.PAPER
    stored = here.gate.submit_paper(found.ticket, way, sheet.answers, here.today())
    if stored is Submitted.REFUSED:
        return _say_closed(found.ticket, here.today())
    flash(_("Sparat. Makulera pappret enligt rutin."), "success")
    return redirect(url_for("paper.code"), 303)


def _ticket_of_sheet(here: Desk) -> tuple[PaperTicket | None, str]:
    """Return the sheet's ticket and its permit; no ticket for an own client without a permit."""
    typed, permit, account = request.form.get("code", ""), request.form.get("permit", ""), signed_in().id
    found = here.gate.paper_ticket(typed, account)
    if found is None or (found.own_client and not has_permit(permit, typed, account)):
        return None, ""
    return found, permit


def _open_sheet(ticket: Ticket, typed: str, permit: str) -> ResponseReturnValue:
    today = desk().today()
    return _show_sheet(ticket, typed, permit) if ticket.is_open(today) else _say_closed(ticket, today)


def _read(ticket: Ticket) -> Sheet:
    return read_sheet(bundled_versions()[ticket.version], request.form)


def _show_sheet(
    ticket: Ticket, typed: str, permit: str, sheet: Sheet | None = None, status: int = 200
) -> ResponseReturnValue:
    questionnaire = bundled_versions()[ticket.version]
    page = render_template(
        "desk/paper_sheet.html",
        year=ticket.year,
        questionnaire=questionnaire,
        keys=key_questions(questionnaire),
        texts=text_questions(questionnaire),
        code=typed,
        permit=permit,
        typed=sheet.typed if sheet else {},
        problems=_problems(sheet) if status == 422 else {},
    )
    return page, status


def _problems(sheet: Sheet | None) -> Mapping[str, str]:
    """Return what is wrong by question id; "" stands for the sheet as a whole."""
    if sheet is None or sheet.problems or sheet.says_something:
        return sheet.problems if sheet else {}
    return {"": _("Inget svar är ifyllt. Mata in minst ett svar.")}


def _ask_colleague(form: OwnClientForm, status: int = 200) -> ResponseReturnValue:
    return render_template("desk/paper_own_client.html", form=form), status


def _say_closed(ticket: Ticket, today: date) -> ResponseReturnValue:
    """Say why a ticket takes no answer, as it is now: somebody may have come first."""
    spent_meanwhile = ticket.is_open(today)
    state = TicketState.SPENT if spent_meanwhile else ticket.state
    return _refuse(str(CLOSED[state]))


def _refuse(sentence: str) -> ResponseReturnValue:
    form = CodeForm()
    form.code.errors = [sentence]
    return show_code_form(form, 422)
