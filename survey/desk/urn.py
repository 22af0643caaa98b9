"""The urn, for the chef: set it up, practise, see how full it is, open it."""

from collections.abc import Mapping

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from survey.answers import opening_keys
from survey.answers.opening import Opening
from survey.desk.context import Desk, Section, desk
from survey.desk.urn_years import YearOfUrn, year_of_urn, years_of_urn
from survey.domain.kinds import Role
from survey.domain.outcomes import OpeningRefused
from survey.forms.urn import OpenForm, PassphraseForm, PractiseForm
from survey.i18n import _, _l, ngettext
from survey.results import openings
from survey.security.keys import OPENING

urn = Section("urn", __name__)

REFUSALS: Mapping[OpeningRefused, str] = {
    OpeningRefused.TOO_FEW: _l("Det är för få svar i urnan. De ligger kvar."),
    OpeningRefused.WRONG_SECRET: _l("Lösenfrasen eller återställningskoden stämmer inte. Försök igen."),
    OpeningRefused.NOT_SET_UP: _l("Urnan är inte klar. Välj en lösenfras och öva först."),
    OpeningRefused.NO_URN: _l("Det finns ingen urna för det här året."),
}


@urn.page("/urna", Role.MANAGER, menu=(40, _l("Urnan")))
def status() -> ResponseReturnValue:
    """Show how far the set-up has come, and each year's urn in words."""
    here = desk()
    return render_template(
        "desk/urn.html",
        ready=here.gate.is_ready(),
        begun=here.keys.has(OPENING, opening_keys.LOCK_FILE),
        years=years_of_urn(here),
    )


@urn.page("/urna/ny", Role.MANAGER)
def new() -> ResponseReturnValue:
    """Ask for a passphrase."""
    return _once_only() or _show("desk/urn_new.html", PassphraseForm(formdata=None))


@urn.action("/urna/ny", Role.MANAGER, stale=lambda: _show("desk/urn_new.html", PassphraseForm()))
def choose() -> ResponseReturnValue:
    """Make the urn's lock and show the recovery code, this one time."""
    here, form = desk(), PassphraseForm()
    done = _once_only()
    if done:
        return done
    if not form.validate():
        return _show("desk/urn_new.html", form, 422)
    code = opening_keys.set_up(here.keys, form.passphrase.data, here.settings.key_cost)
    return render_template("desk/urn_recovery.html", code=opening_keys.shown_recovery(code))


@urn.page("/urna/ova", Role.MANAGER)
def practice() -> ResponseReturnValue:
    """Ask for both secrets, to see that both work."""
    return _not_begun() or _once_only() or _show("desk/urn_practise.html", PractiseForm(formdata=None))


@urn.action("/urna/ova", Role.MANAGER, stale=lambda: _show("desk/urn_practise.html", PractiseForm()))
def practise() -> ResponseReturnValue:
    """Open a practice envelope with each secret."""
    form = PractiseForm()
    elsewhere = _not_begun() or _once_only()
    if elsewhere:
        return elsewhere
    if not form.validate():
        return _show("desk/urn_practise.html", form, 422)
    if not opening_keys.practise(desk().keys, form.passphrase.data, form.recovery.data):
        form.passphrase.errors = [_("Lösenfrasen eller återställningskoden stämmer inte. Försök igen.")]
        return _show("desk/urn_practise.html", form, 422)
    flash(_("Klart. Urnan är redo."), "success")
    return redirect(url_for("urn.status"), 303)


@urn.page("/urna/oppna/<int:year>", Role.MANAGER)
def ask(year: int) -> ResponseReturnValue:
    """Ask for a secret before a year's urn is opened."""
    found = year_of_urn(desk(), year)
    return _opened_already(year) if found.finished else _ask(found, OpenForm(formdata=None))


@urn.action("/urna/oppna/<int:year>", Role.MANAGER)
def open_now(year: int) -> ResponseReturnValue:
    """Open a year's urn, or go on with an opening that was interrupted."""
    found, form = year_of_urn(desk(), year), OpenForm()
    if not form.validate():
        return _ask(found, form, 422)
    opened = open_year(desk(), year, form.secret.data)
    if opened is OpeningRefused.NO_URN and found.openings:
        return _opened_already(year)
    if isinstance(opened, OpeningRefused):
        form.secret.errors = [str(REFUSALS[opened])]
        return _ask(found, form, 422)
    text = ngettext(
        "Urnan är öppnad. %(num)s svar är räknat.",
        "Urnan är öppnad. %(num)s svar är räknade.",
        opened.answers or 0,
    )
    flash(text, "success")
    return redirect(url_for("urn.status"), 303)


def open_year(here: Desk, year: int, secret: str) -> Opening | OpeningRefused:
    """Open the urn of a year, or say why not."""
    return openings.open_year(here.gate, year, secret, here.today(), here.settings.folder / "backup")


def _ask(found: YearOfUrn, form: OpenForm, status: int = 200) -> ResponseReturnValue:
    return _show("desk/urn_open.html", form, status, each=found)


def _opened_already(year: int) -> ResponseReturnValue:
    flash(_("Urnan för %(year)s är redan öppnad.", year=year), "info")
    return redirect(url_for("urn.status"), 303)


def _once_only() -> ResponseReturnValue | None:
    """Lead back when the urn is set up: its lock is never made anew."""
    if not desk().gate.is_ready():
        return None
    flash(_("Urnan är redan redo."), "info")
    return redirect(url_for("urn.status"), 303)


def _not_begun() -> ResponseReturnValue | None:
    if desk().keys.has(OPENING, opening_keys.LOCK_FILE):
        return None
    return redirect(url_for("urn.new"), 303)


def _show(
    template: str, form: PassphraseForm | PractiseForm | OpenForm, status: int = 200, **more: object
) -> ResponseReturnValue:
    return render_template(template, form=form, **more), status
