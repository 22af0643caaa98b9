"""Avstämning: the chef tells Infosoc's totals and sees what is missing where."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from survey.contacts import endings as registered
from survey.contacts import infosoc as stored
from survey.contacts import overview
from survey.desk.context import Section, desk
from survey.domain.infosoc import Comparison, Scope, compare
from survey.domain.kinds import Role
from survey.forms.infosoc import PasteForm, TotalForm, difference, in_numbers, scope_name, total_form
from survey.i18n import _, _l

reconciliation = Section("reconciliation", __name__)
ONLY_DIFFERENCES = "skillnader"


@dataclass(frozen=True, slots=True)
class Line:
    """A comparison as the page shows it."""

    name: str
    infosoc: str
    here: str
    agrees: bool
    difference: str
    scope: Scope


@reconciliation.page("/avstamning", Role.MANAGER, menu=(33, _l("Avstämning")))
def overview_page() -> ResponseReturnValue:
    """Show what Infosoc has and what is here."""
    return show()


@reconciliation.action("/avstamning", Role.MANAGER, stale=lambda: show(total_form(desk().operation)))
def tell() -> ResponseReturnValue:
    """Store one total."""
    form = total_form(desk().operation)
    if not form.validate():
        return show(form)
    with desk().contacts.write() as connection:
        stored.tell(connection, {form.scope(_year()): form.totals()})
    return _saved()


@reconciliation.action("/avstamning/klistra", Role.MANAGER, stale=lambda: show(paste=_paste_form()))
def paste() -> ResponseReturnValue:
    """Store many totals at once; none, when one line cannot be read."""
    form = _paste_form()
    if not form.validate():
        return show(paste=form)
    with desk().contacts.write() as connection:
        stored.tell(connection, form.told())
    return _saved()


@reconciliation.action("/avstamning/ta-bort", Role.MANAGER)
def take_away() -> ResponseReturnValue:
    """Take a total away."""
    with desk().contacts.write() as connection:
        stored.forget(connection, _asked_scope())
    flash(_("Borttaget."), "success")
    return redirect(url_for("reconciliation.overview_page", ar=_year()), 303)


@reconciliation.page("/avstamning/har", Role.MANAGER)
def here() -> ResponseReturnValue:
    """List the endings that are here in one month and område, to hold beside Infosoc's list."""
    scope = _asked_scope()
    with desk().contacts.read() as connection:
        told = stored.told(connection, scope.year)
        of_year = registered.of_year(connection, scope.year)
        counted = stored.counted(connection, scope.year)
    compared = compare([(scope, told[scope])], counted) if scope in told else []
    found = [ending for ending in of_year if scope.holds(ending.ended_on, ending.area)]
    return render_template(
        "desk/reconciliation_here.html",
        name=scope_name(scope, desk().operation),
        line=_line(compared[0]) if compared else None,
        year=scope.year,
        endings=found,
    )


def show(form: TotalForm | None = None, paste: PasteForm | None = None) -> ResponseReturnValue:
    """Return the page, with what was typed if a form comes back."""
    form = form or total_form(desk().operation, Scope(_year()))
    paste = paste or PasteForm(formdata=None, prefix="rader-")
    only = request.args.get("bara") == ONLY_DIFFERENCES
    with desk().contacts.read() as connection:
        years = overview.years(connection)
        compared = compare(stored.told(connection, _year()).items(), stored.counted(connection, _year()))
    problems = [*form.problems, *paste.problems]
    return render_template(
        "desk/reconciliation.html",
        form=form,
        paste=paste,
        problems=problems,
        year=_year(),
        years=years,
        lines=[_line(each) for each in compared if not (only and each.agrees)],
        differing=sum(not each.agrees for each in compared),
        told=len(compared),
        only=only,
    ), 422 if problems else 200


def _line(compared: Comparison) -> Line:
    return Line(
        scope_name(compared.scope, desk().operation),
        in_numbers(compared.infosoc),
        in_numbers(compared.here),
        compared.agrees,
        difference(compared),
        compared.scope,
    )


def _paste_form() -> PasteForm:
    form = PasteForm(prefix="rader-")
    form.year, form.operation = _year(), desk().operation
    return form


def _year() -> int:
    year = request.values.get("ar", default=desk().today().year, type=int)
    return year if 2000 <= year <= 2100 else desk().today().year


def _asked_scope() -> Scope:
    month = request.values.get("manad", default=0, type=int)
    area = desk().operation.area(request.values.get("omrade", default=""))
    return Scope(_year(), month if 1 <= month <= 12 else 0, area.id if area else "")


def _saved() -> ResponseReturnValue:
    flash(_("Sparat."), "success")
    return redirect(url_for("reconciliation.overview_page", ar=_year()), 303)
