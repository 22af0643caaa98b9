"""Double entry: the second person keys a drawn paper blind, and what differs is settled with it in hand."""

from collections.abc import Mapping

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from survey.desk.context import STAFF, Section, desk, signed_in
from survey.desk.paper_pages import Typed, paper_in_hand, read_typed, refuse, show_code_form, show_sheet
from survey.domain.double_entry import Again, Copy, Difference, Keying, differences
from survey.domain.drafts import read_word
from survey.domain.loader import bundled_versions
from survey.forms.paper import answer_in_words, numbers_on_paper
from survey.gate.paper_back import Keyed, compare, look_again, paper_of, settle
from survey.i18n import _, _l

second_papers = Section("second_papers", __name__, under="paper")

WORD_WRONG = _l("Ordet stämmer inte. Titta på pappret och försök igen.")
REFUSED: Mapping[Again, str] = {
    Again.GONE: _l("Den första inmatningen gäller. Makulera pappret enligt rutin."),
    Again.NOT_YOURS: _l("En annan kollega ska göra den andra inmatningen."),
    Again.WORD_SPENT: _l("Ordet har skrivits fel för många gånger. Den första inmatningen gäller."),
    Again.FIRST_STANDS: _l(
        "Urnan har öppnats. Den första inmatningen är räknad och gäller. Makulera pappret enligt rutin."
    ),
}
"""Why a second keying ends without a change."""


def sheet_again() -> ResponseReturnValue:
    """Return the second sheet with what was typed, or start again when its code leads nowhere."""
    typed = Typed.sent()
    found = paper_in_hand(typed)
    if found is None:
        return redirect(url_for("paper.code"), 303)
    return show_sheet(found.ticket, typed, read_typed(found.ticket), again=True)


@second_papers.action("/papper/andra", *STAFF, stale=sheet_again)
def key_again() -> ResponseReturnValue:
    """Take the whole second keying; only then, and only where they differ, the first one is shown."""
    here, typed = desk(), Typed.sent()
    found = paper_in_hand(typed)
    if found is None:
        return refuse(str(REFUSED[Again.FIRST_STANDS]))
    sheet = read_typed(found.ticket)
    if sheet.problems or not sheet.says_something:
        return show_sheet(found.ticket, typed, sheet, 422, again=True)
    word = read_word(typed.word)
    keyed = Keyed(found, sheet.answers, signed_in().id, typed.sheet)
    both = compare(here.gate, keyed, word, here.today()) if word else Again.WRONG_WORD
    if both is Again.WRONG_WORD:
        return show_sheet(found.ticket, typed, sheet, 422, again=True, word_error=str(WORD_WRONG))
    return refuse(str(REFUSED[both])) if isinstance(both, Again) else _show_both(typed, both)


@second_papers.action("/papper/avgor", *STAFF, stale=show_code_form)
def decide() -> ResponseReturnValue:
    """Seal what stands on the paper, where two people read it differently."""
    here, typed = desk(), Typed.sent()
    found = paper_in_hand(typed)
    word = read_word(typed.word)
    if found is None or word is None:
        return refuse(str(REFUSED[Again.FIRST_STANDS]))
    account, today = signed_in().id, here.today()
    result = settle(here.gate, paper_of(here.gate, found, word, account, today), request.form)
    if result is Again.UNSETTLED:
        both = look_again(here.gate, found, word, account, today)
        return _ask_which(typed, both, 422) if isinstance(both, Copy) else refuse(str(REFUSED[both]))
    if result is not Again.REPLACED:
        return refuse(str(REFUSED.get(result, WORD_WRONG)))
    flash(_("Sparat. Makulera pappret enligt rutin."), "success")
    return redirect(url_for("paper.code"), 303)


def found_differences(both: Copy) -> list[Difference]:
    """Return where the two keyings of a compared paper differ."""
    return differences(bundled_versions()[both.first.version], both.first.answers, both.second or {})


def _show_both(typed: Typed, both: Copy) -> ResponseReturnValue:
    """Say that both are alike, or ask where they differ."""
    if found_differences(both):
        return _ask_which(typed, both)
    flash(_("Båda inmatningarna är lika. Makulera pappret enligt rutin."), "success")
    return redirect(url_for("paper.code"), 303)


def _ask_which(typed: Typed, both: Copy, status: int = 200) -> ResponseReturnValue:
    differ = found_differences(both)
    left = [each for each in differ if request.form.get(each.question.id) not in tuple(Keying)]
    page = render_template(
        "desk/paper_differences.html",
        sent=typed,
        found=differ,
        open=left if status == 422 else [],
        numbers=numbers_on_paper(bundled_versions()[both.first.version]),
        answer_in_words=answer_in_words,
        chosen=request.form if status == 422 else {},
    )
    return page, status
