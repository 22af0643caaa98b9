"""An answer by telephone: a colleague who is not the person's own ombud reads the script and ticks.

Unlike paper there is no reason that lets one's own ombud do it: who is asked by the ombud cannot say freely
what it was like. Nothing tells afterwards who listened.
"""

import secrets
from collections.abc import Mapping

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from survey.answers.tickets import Ticket
from survey.desk.context import STAFF, Section, desk, signed_in
from survey.domain.loader import bundled_versions
from survey.domain.outcomes import Submitted
from survey.forms import call_words
from survey.forms.telephone import (
    WRONG_KEY,
    CallForm,
    Script,
    in_own_words,
    key_of,
    read_call,
    said_nothing_to,
    script_in,
    spoken_languages,
    with_help,
)
from survey.gate.telephone import callers_ticket, submit_call
from survey.i18n import _, _l, language, speaking
from survey.i18n.catalogues import SOURCE

telephone = Section("telephone", __name__)
SPOKEN_LAST = "telephone"
"""Where the desk's own cookie keeps the language of a call, for its closing words."""


@telephone.page("/telefon", *STAFF, menu=(31, _l("Telefonsvar")))
def start() -> ResponseReturnValue:
    """Ask for the caller's code, and say what to do when there is none."""
    return _ask(CallForm(formdata=None))


@telephone.action("/telefon", *STAFF, stale=lambda: _ask(CallForm()))
def find() -> ResponseReturnValue:
    """Show the script of the caller's ticket; a call from one's own client is handed over, no more said."""
    form = CallForm()
    if not form.validate():
        return _ask(form, 422)
    return _of_caller(key_of(form.key.data))


def call_again() -> ResponseReturnValue:
    """Return the script with what was ticked, when its form had lain too long."""
    return _of_caller(key_of(request.form.get("key")))


@telephone.action("/telefon/svar", *STAFF, stale=call_again)
def answered() -> ResponseReturnValue:
    """Take what was ticked: show it to be read back, go back to change it, or store it."""
    key = key_of(request.form.get("key"))
    found = callers_ticket(desk().gate, key, signed_in().id)
    wish = request.form.get("steg", "")
    if found is None or found.own_client or (wish != "spara" and not found.ticket.is_open(desk().today())):
        return _of_caller(key)
    ticket = found.ticket
    answers, problems = read_call(bundled_versions()[ticket.version], request.form)
    if wish == "andra":
        return _show(ticket, key)
    if problems or not answers:
        nothing = _("Inget svar är ifyllt. Fyll i minst ett svar, eller avsluta utan att spara.")
        return _show(ticket, key, problems or {"": nothing}, 422)
    return _store(ticket) if wish == "spara" else _read_back(ticket, key)


@telephone.page("/telefon/klart", *STAFF)
def done() -> ResponseReturnValue:
    """Say how the call is ended, in the language it was held in."""
    with speaking(session.get(SPOKEN_LAST, SOURCE)):
        spoken, words = language(), call_words.closing()
    return render_template("desk/telephone_done.html", spoken=spoken, words=words)


def _of_caller(key: str) -> ResponseReturnValue:
    found = callers_ticket(desk().gate, key, signed_in().id) if key else None
    if found is None:
        return _refuse(str(WRONG_KEY))
    if found.own_client:
        return _hand_over()
    return _show(found.ticket, key) if found.ticket.is_open(desk().today()) else _say_closed()


def _hand_over() -> ResponseReturnValue:
    with speaking(_spoken_code()):
        spoken, words = language(), call_words.handing_over()
    return render_template("desk/telephone_own_client.html", spoken=spoken, words=words)


def _store(ticket: Ticket) -> ResponseReturnValue:
    """Store what was told; the language stays in this browser for the closing words alone."""
    questionnaire = bundled_versions()[ticket.version]
    answers, _problems = read_call(questionnaire, request.form)
    told = with_help(questionnaire, answers)
    stored = submit_call(desk().gate, ticket, told, _call(), desk().today())
    if stored is Submitted.REFUSED:
        return _say_closed()
    session[SPOKEN_LAST] = _spoken_code()
    flash(_("Svaren är sparade."), "success")
    return redirect(url_for("telephone.done"), 303)


def _show(
    ticket: Ticket, key: str, problems: Mapping[str, str] | None = None, status: int = 200
) -> ResponseReturnValue:
    page = render_template(
        "desk/telephone_script.html",
        script=_script(ticket),
        year=ticket.year,
        key=key,
        call=_call(),
        typed=request.form,
        problems=problems or {},
    )
    return page, status


def _read_back(ticket: Ticket, key: str) -> ResponseReturnValue:
    questionnaire, script = bundled_versions()[ticket.version], _script(ticket)
    answers, _problems = read_call(questionnaire, request.form)
    return render_template(
        "desk/telephone_check.html",
        script=script,
        key=key,
        call=_call(),
        answers=answers,
        silent=said_nothing_to(script, answers),
        own_words=in_own_words(questionnaire, answers),
        typed=request.form,
    )


def _call() -> str:
    """Return the random name of this call's page, a new one for a call that begins."""
    return request.form.get("call") or secrets.token_hex(16)


def _script(ticket: Ticket) -> Script:
    return script_in(_spoken_code(), bundled_versions()[ticket.version])


def _spoken_code() -> str:
    asked = request.form.get("language", SOURCE)
    return asked if asked in {one.code for one in spoken_languages()} else SOURCE


def _say_closed() -> ResponseReturnValue:
    """Say one thing whatever the cause: whether this person has answered is nobody's business at the desk."""
    return _refuse(
        _(
            "Koden går inte längre att använda. Säg: Har du redan svarat? Då behöver du inte göra något. "
            "Har du fått en nyare kod? Läs den för mig."
        )
    )


def _refuse(sentence: str) -> ResponseReturnValue:
    form = CallForm()
    form.key.errors = [sentence]
    return _ask(form, 422)


def _ask(form: CallForm, status: int = 200) -> ResponseReturnValue:
    return render_template("desk/telephone.html", form=form), status
