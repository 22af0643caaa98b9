"""The urn, for the chef: set it up, practise, see how full it is, open it."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from survey.answers import opening, opening_keys
from survey.answers.opening import Opening
from survey.contacts import estimates
from survey.contacts.estimates import Estimate
from survey.desk.context import Desk, Section, desk
from survey.domain.kinds import Role
from survey.domain.outcomes import OpeningRefused
from survey.forms.urn import OpenForm, PassphraseForm, PractiseForm
from survey.i18n import _, _l, ngettext
from survey.results import openings
from survey.security.keys import OPENING

urn = Section("urn", __name__)

REFUSALS: Mapping[OpeningRefused, str] = {
    OpeningRefused.TOO_FEW: _l(
        "Det är för få svar i urnan. Den går att öppna när det finns minst 10. Svaren ligger kvar."
    ),
    OpeningRefused.WRONG_SECRET: _l("Lösenfrasen eller återställningskoden stämmer inte. Försök igen."),
    OpeningRefused.NOT_SET_UP: _l("Urnan är inte klar. Välj en lösenfras och öva först."),
    OpeningRefused.NO_URN: _l("Det finns ingen urna för det här året."),
}


@dataclass(frozen=True, slots=True)
class YearOfUrn:
    """What the chef may know of a year's urn."""

    year: int
    estimate: Estimate | None
    openings: list[Opening]
    interrupted: bool


@urn.page("/urna", Role.MANAGER, menu=(40, _l("Urnan")))
def status() -> ResponseReturnValue:
    """Show how far the set-up has come, and each year's urn in words."""
    here = desk()
    return render_template(
        "desk/urn.html",
        ready=here.gate.is_ready(),
        begun=here.keys.has(OPENING, opening_keys.LOCK_FILE),
        years=_years(here),
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
    return _show("desk/urn_open.html", OpenForm(formdata=None), year=year)


@urn.action("/urna/oppna/<int:year>", Role.MANAGER)
def open_now(year: int) -> ResponseReturnValue:
    """Open a year's urn, or go on with an opening that was interrupted."""
    form = OpenForm()
    if not form.validate():
        return _show("desk/urn_open.html", form, 422, year=year)
    opened = open_year(desk(), year, form.secret.data)
    if isinstance(opened, OpeningRefused):
        form.secret.errors = [str(REFUSALS[opened])]
        return _show("desk/urn_open.html", form, 422, year=year)
    text = ngettext(
        "Urnan är öppnad. %(num)s svar är räknat.",
        "Urnan är öppnad. %(num)s svar är räknade.",
        opened.answers or 0,
    )
    flash(text, "success")
    return redirect(url_for("urn.status"), 303)


def open_year(here: Desk, year: int, secret: str) -> Opening | OpeningRefused:
    """Open the urn and take a new estimate of the one that follows it."""
    backup = here.settings.folder / "backup"
    opened = openings.open_year(here.gate, year, secret, here.today(), backup, lambda _step: None)
    if isinstance(opened, Opening):
        with here.contacts.write() as connection:
            estimates.store(connection, {year: here.gate.rounded_count(year)}, here.today())
    return opened


def _years(here: Desk) -> list[YearOfUrn]:
    with here.contacts.read() as connection:
        years = estimates.offered_years(connection)
        known = {estimate.year: estimate for estimate in estimates.latest(connection)}
    with here.answers.read() as connection:
        return [
            YearOfUrn(
                year,
                known.get(year),
                opening.finished(connection, year),
                opening.current(connection, year) is not None,
            )
            for year in years
        ]


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
