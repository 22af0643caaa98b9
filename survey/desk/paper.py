"""Paper entry: the code, then one key a question; an own client's paper is a colleague's to type in."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from survey.contacts import desk_log
from survey.desk.context import STAFF, Section, desk, signed_in
from survey.desk.paper_pages import (
    Typed,
    count_one,
    open_paper,
    paper_in_hand,
    read_typed,
    refuse,
    say_closed,
    show_code_form,
    show_sheet,
)
from survey.desk.permits import give_permit
from survey.domain.double_entry import is_drawn, new_sheet
from survey.domain.drafts import shown_word
from survey.domain.outcomes import Submitted
from survey.forms.paper import CodeForm, OwnClientForm
from survey.gate.paper_back import Keyed, key_in
from survey.i18n import _, _l

paper = Section("paper", __name__)


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
        return refuse(
            _("Koden stämmer inte. Titta på pappret och försök igen. Är den rätt är svaret redan räknat.")
        )
    if found.own_client:
        return _ask_colleague(OwnClientForm(formdata=None, data={"code": form.typed()}))
    return open_paper(found, Typed(form.typed()))


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
    return open_paper(found, Typed(form.code.data, give_permit(form.code.data, signed_in().id)))


def sheet_again() -> ResponseReturnValue:
    """Return the sheet with what was typed, or start again when its code leads nowhere."""
    typed = Typed.sent()
    found = paper_in_hand(typed)
    if found is None:
        return redirect(url_for("paper.code"), 303)
    return show_sheet(found.ticket, typed, read_typed(found.ticket))


@paper.action("/papper/spara", *STAFF, stale=sheet_again)
def save() -> ResponseReturnValue:
    """Seal and store the paper's answers, once; draw whether somebody else keys them again."""
    here, typed = desk(), Typed.sent()
    found = paper_in_hand(typed)
    if found is None:
        return redirect(url_for("paper.code"), 303)
    sheet = read_typed(found.ticket)
    if sheet.problems or not sheet.says_something:
        return show_sheet(found.ticket, typed, sheet, 422)
    keyed = Keyed(found, sheet.answers, signed_in().id, typed.sheet or new_sheet())
    drawn = is_drawn(here.operation.double_entry_percent, here.lot)
    kept = key_in(here.gate, keyed, here.today(), drawn=drawn)
    if kept.outcome is Submitted.REFUSED:
        return say_closed(found.ticket, typed)
    if kept.outcome is Submitted.STORED:
        count_one(here.today())
    if kept.word:
        return render_template("desk/paper_drawn.html", word=shown_word(kept.word))
    flash(_("Sparat. Makulera pappret enligt rutin."), "success")
    return redirect(url_for("paper.code"), 303)


def _ask_colleague(form: OwnClientForm, status: int = 200) -> ResponseReturnValue:
    return render_template("desk/paper_own_client.html", form=form), status
