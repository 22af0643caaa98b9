"""Print the letter or paper of an ending that was just offered: name and address go to the printer only."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from survey.contacts.endings import Ending
from survey.desk.context import STAFF, Section, desk
from survey.desk.pieces import Sheet, hint_in, printed
from survey.desk.visible import visible_ending
from survey.domain.codes import shown
from survey.domain.hints import hint_of
from survey.domain.kinds import Channel
from survey.forms.printing import CONTENT_HINTS, OneLetterForm, first_choice, one_letter_form
from survey.gate.letters import printable
from survey.i18n import _

printing = Section("printing", __name__, under="endings")


@printing.action(
    "/avslut/<ending_id>/skriv-ut", *STAFF, stale=lambda: redirect(url_for("start.overview"), 303)
)
def letter(ending_id: str) -> ResponseReturnValue:
    """Return the file to print; the keys come from the page that showed them, and are proven here."""
    ending = visible_ending(ending_id)
    form = one_letter_form(protected=ending.municipality is None)
    if not form.validate():
        return _show(ending, form)
    keys = printable(desk().gate, ending.id, form.token, form.typed_code())
    if keys is None:
        flash(_("Det här brevet gäller inte längre. Gör en ny länk och skriv ut igen."), "info")
        return redirect(url_for("offers.details", ending_id=ending.id), 303)
    wish = form.wish()
    sheet = Sheet(keys, hint_in(wish.language, form.hint, ending.kind), form.lines())
    return printed([sheet], wish)


@printing.app_context_processor
def _print_forms() -> dict[str, object]:
    """Let the page that shows the keys hold the form that prints them."""
    return {"letter_form": _letter_form, "print_hints": CONTENT_HINTS}


def _letter_form(ending: Ending, path: str, code: str, channel: Channel) -> OneLetterForm:
    look = hint_of(path.partition("/")[2]).look
    chosen = first_choice(look, by_hand=channel is Channel.PAPER)
    return one_letter_form(protected=ending.municipality is None, path=path, code=code, **chosen)


def _show(ending: Ending, form: OneLetterForm) -> ResponseReturnValue:
    code = shown(form.typed_code()) if form.typed_code() else ""
    page = render_template(
        "desk/print_again.html", ending=ending, form=form, code=code, problems=form.problems
    )
    return page, 422
