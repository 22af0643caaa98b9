"""Ni sa – vi gjorde: the chef keeps the log of what was heard, decided and done."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from survey.contacts import improvements as stored
from survey.desk.context import Section, desk
from survey.desk.years import first_year_shown
from survey.domain.improvements import Improvement
from survey.domain.kinds import Role
from survey.forms.improvements import DoneForm, ImprovementForm
from survey.i18n import _
from survey.results.improvements import improvements_of
from survey.results.staff_texts import Guard, guard_of

improvements = Section("improvements", __name__, under="results")


@improvements.page("/forbattringar", Role.MANAGER)
def overview() -> ResponseReturnValue:
    """Show the log of a year."""
    here = desk()
    with here.contacts.read() as connection:
        known = stored.years(connection)
    year = request.args.get("ar", default=known[0] if known else first_year_shown(), type=int)
    lines = improvements_of(here.contacts, year, here.today())
    return render_template("desk/improvements.html", year=year, years=known, lines=lines)


@improvements.page("/forbattringar/ny", Role.MANAGER)
def new() -> ResponseReturnValue:
    """Ask for a new line."""
    year = request.args.get("ar", default=first_year_shown(), type=int)
    return show_form(ImprovementForm(formdata=None, data={"year": year, "decided_on": desk().today()}))


def show_form(form: ImprovementForm | None = None, line: Improvement | None = None) -> ResponseReturnValue:
    """Return the form, with what was typed if it comes back."""
    form = form or ImprovementForm()
    return render_template("desk/improvement.html", form=form, line=line), 422 if form.problems else 200


@improvements.action("/forbattringar/ny", Role.MANAGER, stale=show_form)
def add() -> ResponseReturnValue:
    """Write the new line."""
    form = _form()
    if not form.validate():
        return show_form(form)
    line = form.improvement(stored.new_id())
    with desk().contacts.write() as connection:
        stored.add(connection, line)
    return _saved(line)


@improvements.page("/forbattringar/<improvement_id>", Role.MANAGER)
def edit(improvement_id: str) -> ResponseReturnValue:
    """Show one line to change."""
    line = _line(improvement_id)
    return show_form(ImprovementForm(formdata=None, obj=line), line)


@improvements.action("/forbattringar/<improvement_id>", Role.MANAGER)
def change(improvement_id: str) -> ResponseReturnValue:
    """Store a changed line."""
    line, form = _line(improvement_id), _form()
    if not form.validate():
        return show_form(form, line)
    changed = form.improvement(line.id, line)
    with desk().contacts.write() as connection:
        stored.change(connection, changed)
    return _saved(changed)


@improvements.page("/forbattringar/<improvement_id>/klart", Role.MANAGER)
def ask_done(improvement_id: str) -> ResponseReturnValue:
    """Ask what was done."""
    line = _line(improvement_id)
    data = {"done": line.done, "done_on": line.done_on or desk().today()}
    return _show_done(DoneForm(formdata=None, data=data), line)


@improvements.action("/forbattringar/<improvement_id>/klart", Role.MANAGER)
def mark_done(improvement_id: str) -> ResponseReturnValue:
    """Store what was done."""
    line, form = _line(improvement_id), DoneForm()
    form.today, form.guard = desk().today(), _guard()
    if not form.validate():
        return _show_done(form, line)
    with desk().contacts.write() as connection:
        stored.mark_done(connection, line.id, form.done_on.data, form.done.data.strip())
    return _saved(line)


def _form() -> ImprovementForm:
    form = ImprovementForm()
    form.guard = _guard()
    return form


def _guard() -> Guard:
    return guard_of(desk().contacts, desk().operation)


def _line(improvement_id: str) -> Improvement:
    with desk().contacts.read() as connection:
        return stored.find(connection, improvement_id) or abort(404)


def _show_done(form: DoneForm, line: Improvement) -> ResponseReturnValue:
    return render_template("desk/improvement_done.html", form=form, line=line), 422 if form.problems else 200


def _saved(line: Improvement) -> ResponseReturnValue:
    flash(_("Sparat."), "success")
    return redirect(url_for("improvements.overview", ar=line.year), 303)
