"""The pages of paper entry that several steps lead to: the code, the sheet, and why one is not taken."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from flask import render_template, request, session
from flask.typing import ResponseReturnValue

from survey.answers import second_keying
from survey.answers.tickets import Ticket
from survey.contacts import leftover_paper
from survey.desk.context import desk, signed_in
from survey.desk.permits import has_permit
from survey.domain.double_entry import Waits, new_sheet
from survey.domain.kinds import TicketState
from survey.domain.loader import bundled_versions
from survey.domain.paper import Left
from survey.forms.paper import (
    CodeForm,
    Sheet,
    key_questions,
    numbers_on_paper,
    read_sheet,
    text_questions,
)
from survey.gate import PaperTicket
from survey.gate.paper_back import waits_for
from survey.i18n import _, _l

BATCH = "papers"
CLOSED: Mapping[TicketState, str] = {
    TicketState.OPEN: _l(
        "Sista dagen att svara har passerat. Pappret kan inte matas in. Makulera det enligt rutin."
    ),
    TicketState.SPENT: _l("Redan inmatad."),
    TicketState.DECLINED: _l("Den här koden går inte att använda. Lägg undan pappret och fråga chefen."),
    TicketState.REPLACED: _l(
        "Koden gäller inte längre. Står det en nyare kod på pappret? Skriv den. "
        "Annars ska pappret inte matas in. Makulera det enligt rutin."
    ),
}
"""What is said of a ticket that takes no answer; an open one does not when its last day has passed."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What the form in hand says of a paper: its code, the permit, the sheet's mark and the word."""

    code: str
    permit: str = ""
    sheet: str = ""
    word: str = ""

    @classmethod
    def sent(cls) -> "Typed":
        """Return what was sent."""
        names = ("code", "permit", "sheet", "word")
        return cls(**{name: request.form.get(name, "").strip() for name in names})


def show_code_form(
    form: CodeForm | None = None, status: int = 200, left: Left | None = None, typed: Typed | None = None
) -> ResponseReturnValue:
    """Return the page that asks for the code; `left` is what may be said of the paper that was typed."""
    here = desk()
    with here.contacts.read() as connection:
        queue = leftover_paper.waiting(connection)
    with here.answers.read() as connection:
        waiting = second_keying.count_waiting(connection, here.today())
    page = render_template(
        "desk/paper.html",
        form=form or CodeForm(formdata=None),
        keyed=keyed_today(here.today()),
        queue=queue,
        waiting=waiting,
        left=left,
        typed=typed,
    )
    return page, status


def show_sheet(
    ticket: Ticket,
    typed: Typed,
    sheet: Sheet | None = None,
    status: int = 200,
    *,
    again: bool = False,
    word_error: str = "",
) -> ResponseReturnValue:
    """Return the form to key a paper in; `again` is the second person's, with the word on the paper first."""
    questionnaire = bundled_versions()[ticket.version]
    page = render_template(
        "desk/paper_again.html" if again else "desk/paper_sheet.html",
        year=ticket.year,
        title=questionnaire.title,
        keys=key_questions(questionnaire),
        texts=text_questions(questionnaire),
        numbers=numbers_on_paper(questionnaire),
        sent=typed if typed.sheet else replace(typed, sheet=new_sheet()),
        typed=sheet.typed if sheet else {},
        problems=problems_of(sheet) if status == 422 else {},
        word_error=word_error,
    )
    return page, status


def problems_of(sheet: Sheet | None) -> Mapping[str, str]:
    """Return what is wrong by question id; "" stands for the sheet as a whole."""
    if sheet is None or sheet.problems or sheet.says_something:
        return sheet.problems if sheet else {}
    return {"": _("Inget svar är ifyllt. Mata in minst ett svar.")}


def read_typed(ticket: Ticket) -> Sheet:
    """Return the sheet as it was keyed."""
    return read_sheet(bundled_versions()[ticket.version], request.form)


def paper_in_hand(typed: Typed) -> PaperTicket | None:
    """Return the ticket of a form that was sent; None for an own client's without a permit."""
    account = signed_in().id
    found = desk().gate.paper_ticket(typed.code, account)
    if found is None or (found.own_client and not has_permit(typed.permit, typed.code, account)):
        return None
    return found


def open_paper(found: PaperTicket, typed: Typed) -> ResponseReturnValue:
    """Show what a code leads to for this person: a sheet, a second sheet, or why neither."""
    today = desk().today()
    waits = waits_for(desk().gate, found, signed_in().id, today)
    if waits is Waits.FOR_YOU:
        return show_sheet(found.ticket, typed, again=True)
    if waits is Waits.FOR_OTHERS:
        return refuse(_("Du har matat in den här enkäten. Nu ska en kollega mata in den en gång till."))
    if found.ticket.is_open(today):
        return show_sheet(found.ticket, typed)
    return say_closed(found.ticket, typed)


def say_closed(ticket: Ticket, typed: Typed) -> ResponseReturnValue:
    """Say why a ticket takes no answer, as it is now: somebody may have come first."""
    today = desk().today()
    state = TicketState.SPENT if ticket.is_open(today) else ticket.state
    return refuse(str(CLOSED[state]), what_is_left(ticket, today), typed)


def what_is_left(ticket: Ticket, today: date) -> Left | None:
    """Return what a paper counts as whose ticket takes no answer; None where nothing is counted."""
    state = TicketState.SPENT if ticket.is_open(today) else ticket.state
    return {TicketState.OPEN: Left.TOO_LATE, TicketState.SPENT: Left.CODE_USED}.get(state)


def refuse(sentence: str, left: Left | None = None, typed: Typed | None = None) -> ResponseReturnValue:
    """Return the page for the code with what is wrong with the one that was typed."""
    form = CodeForm()
    form.code.errors = [sentence]
    return show_code_form(form, 422, left, typed)


def count_one(today: date) -> None:
    """Count a paper of this sitting; the number lives in the browser's own cookie."""
    session[BATCH] = [today.isoformat(), keyed_today(today) + 1]


def keyed_today(today: date) -> int:
    """Return how many papers this browser has keyed in today since its sign-in."""
    day, number = session.get(BATCH, ("", 0))
    return int(number) if day == today.isoformat() else 0
