"""Letters without a list: a pile that people draw from; nobody, and no table, knows who drew which."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from survey.contacts import endings as stored
from survey.contacts import piles as made
from survey.contacts.endings import Ending
from survey.desk.context import STAFF, Section, desk, signed_in
from survey.desk.pieces import Sheet, printed
from survey.desk.visible import may_see
from survey.domain.hints import Look, hint_for
from survey.domain.kinds import Channel, EndingKind
from survey.domain.periods import HalfYear
from survey.forms.many_letters import ChosenForm, chosen_form
from survey.forms.piles import PileForm, half_name, pile_form
from survey.gate.piles import Wanted, make_pile
from survey.i18n import _, ngettext

piles = Section("piles", __name__, under="many_letters")


@dataclass(frozen=True, slots=True)
class HalfOfPiles:
    """What is known of the piles of a half-year."""

    name: str
    letters: int
    left: int


@piles.page("/brev/hog", *STAFF)
def overview() -> ResponseReturnValue:
    """Show the piles, who may draw from them, and the form that makes one."""
    return _show(_pile_form(sent=False))


@piles.action("/brev/hog", *STAFF, stale=lambda: _show(_pile_form(sent=True)))
def make() -> ResponseReturnValue:
    """Make a pile and return its letters as one file, this one time."""
    here, form = desk(), _pile_form(sent=True)
    if not form.validate():
        return _show(form, status=422)
    if not here.gate.is_ready():
        flash(_("Urnan är inte klar, så enkäten kan inte erbjudas än. Säg till chefen."), "error")
        return redirect(url_for("piles.overview"), 303)
    wanted = Wanted(form.form_token.data, form.chosen_half(), form.letters.data)
    keys = make_pile(here.gate, wanted, here.today())
    if keys is None:
        flash(_("Högen är redan gjord. Kom filen inte fram? Gör en ny hög."), "info")
        return redirect(url_for("piles.overview"), 303)
    wish = form.wish()
    hint = hint_for(EndingKind.FORMAL, Channel.LETTER, Look(wish.language))
    return printed([Sheet(each, hint) for each in keys], wish, "hog")


@piles.action("/brev/hog/dragit", *STAFF, stale=lambda: _show(_pile_form(sent=False), _drawn_form(sent=True)))
def drawn() -> ResponseReturnValue:
    """Note that the chosen people drew a letter; which one is not asked."""
    here, form = desk(), _drawn_form(sent=True)
    if not form.validate():
        return _show(_pile_form(sent=False), form, 422)
    noted = 0
    for ending in _seen(form.endings.data):
        with here.contacts.write() as connection:
            noted += made.has_drawn(connection, ending.id, here.today())
    if noted:
        words = ngettext("%(num)s avslut är nu erbjudet.", "%(num)s avslut är nu erbjudna.", noted)
        flash(words, "success")
    if noted < len(set(form.endings.data)):
        flash(_("Resten var redan erbjudna, eller så är breven slut. Gör i så fall en ny hög."), "info")
    return redirect(url_for("piles.overview"), 303)


def _pile_form(*, sent: bool) -> PileForm:
    return pile_form(desk().today(), secrets.token_hex(16), sent=sent)


def _drawn_form(*, sent: bool) -> ChosenForm:
    return chosen_form([(each.id, "") for each in _may_draw()], sent=sent)


def _seen(ids: Sequence[str]) -> list[Ending]:
    with desk().contacts.read() as connection:
        found = [stored.find(connection, each) for each in dict.fromkeys(ids)]
    return [each for each in found if each and may_see(signed_in(), each)]


def _may_draw() -> list[Ending]:
    """Return those who wait for a first offer and have a pile with a letter left."""
    today = desk().today()
    with desk().contacts.read() as connection:
        found = [each for each in stored.waiting(connection) if not each.offer_id]
        halves = {HalfYear.of(each.ended_on) for each in found}
        open_ones = {half for half in halves if made.left(connection, half, today) > 0}
    return [each for each in found if HalfYear.of(each.ended_on) in open_ones and may_see(signed_in(), each)]


def _piles() -> list[HalfOfPiles]:
    today = desk().today()
    with desk().contacts.read() as connection:
        found = [each for each in made.all_piles(connection) if each.last_day >= today]
        letters = dict.fromkeys(dict.fromkeys(each.half_year for each in found), 0)
        for each in found:
            letters[each.half_year] += each.letters
        return [
            HalfOfPiles(half_name(half), count, made.left(connection, half, today))
            for half, count in letters.items()
        ]


def _show(form: PileForm, drawn_form: ChosenForm | None = None, status: int = 200) -> ResponseReturnValue:
    page = render_template(
        "desk/piles.html",
        form=form,
        piles=_piles(),
        may_draw=_may_draw(),
        drawn_form=drawn_form or _drawn_form(sent=False),
        problems=[*form.problems, *(drawn_form.problems if drawn_form else [])],
    )
    return page, status
