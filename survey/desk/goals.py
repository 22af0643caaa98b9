"""The goals of a year, for the chef: how they went, setting and changing them, telling what came of them."""

from collections.abc import Mapping
from dataclasses import replace

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError

from analysis.release import Audience
from survey.accounts import people
from survey.contacts import goal_edits, goals
from survey.contacts.goal_edits import Editor
from survey.desk.context import Section, desk, signed_in
from survey.desk.problems import STALE, trouble_page
from survey.desk.years import years_to_choose
from survey.domain.goals import Goal
from survey.domain.kinds import Role
from survey.forms.goal_history import ToldChange, told_changes
from survey.forms.goals import GoalForm, OutcomeForm, goal_form, new_goal_form, outcome_form
from survey.i18n import _, _l
from survey.results.names import told_areas
from survey.results.staff_texts import Guard, guard_of
from survey.results.yearly import year_results

FIRST_YEAR = 2000
aims = Section("goals", __name__)


@aims.page("/mal", Role.MANAGER, menu=(38, _l("Mål")))
def overview() -> ResponseReturnValue:
    """Show a year's goals, how they went, and every change to them."""
    here = desk()
    year = _known(request.args.get("ar", default=here.today().year, type=int))
    shown = year_results(
        here.contacts, here.answers, here.operation, year, here.today(), Audience.CHEF, with_trend=False
    )
    return render_template(
        "desk/goals.html", year=year, years=_years(), goals=shown.goals, changes=_history(year)
    )


def new_again() -> ResponseReturnValue:
    """Return the form for a new goal with what was typed."""
    return _new_page(int((request.view_args or {})["year"]), new_goal_form())


@aims.page("/mal/nytt/<int:year>", Role.MANAGER)
def new(year: int) -> ResponseReturnValue:
    """Ask for a new goal of the year."""
    return _new_page(_known(year), new_goal_form())


@aims.action("/mal/nytt/<int:year>", Role.MANAGER, stale=new_again)
def add(year: int) -> ResponseReturnValue:
    """Store a new goal; one form sent twice is one goal."""
    form = new_goal_form()
    form.guard = _guard()
    if not form.validate():
        return _new_page(_known(year), form), 422
    _add(form.goal(_known(year), f"mal_{form.form_token.data}"))
    flash(_("Målet är sparat."), "success")
    return _to_list(year)


def edit_again() -> ResponseReturnValue:
    """Return the form for a goal with what was typed."""
    goal = _asked_goal()
    return _edit_page(goal, goal_form(goal)) if goal else trouble_page(STALE)


@aims.page("/mal/<int:year>/<key>", Role.MANAGER)
def edit(year: int, key: str) -> ResponseReturnValue:
    """Ask what is to be changed of a goal."""
    goal = _goal(year, key)
    return _edit_page(goal, goal_form(goal))


@aims.action("/mal/<int:year>/<key>", Role.MANAGER, stale=edit_again)
def change(year: int, key: str) -> ResponseReturnValue:
    """Change a goal; what was told of its outcome stays where it still fits."""
    old = _goal(year, key)
    form = goal_form(old)
    form.guard = _guard()
    if not form.validate():
        return _edit_page(old, form), 422
    return _keep(goal_edits.with_outcome_of(form.goal(year, key), old))


def outcome_again() -> ResponseReturnValue:
    """Return the form for an outcome with what was typed."""
    goal = _asked_goal()
    return _outcome_page(goal, _outcome_form(goal)) if goal else trouble_page(STALE)


@aims.page("/mal/<int:year>/<key>/utfall", Role.MANAGER)
def outcome(year: int, key: str) -> ResponseReturnValue:
    """Ask what came of a goal."""
    goal = _goal(year, key)
    return _outcome_page(goal, _outcome_form(goal))


@aims.action("/mal/<int:year>/<key>/utfall", Role.MANAGER, stale=outcome_again)
def tell(year: int, key: str) -> ResponseReturnValue:
    """Store what came of a goal."""
    goal = _goal(year, key)
    form = _outcome_form(goal)
    form.guard = _guard()
    if not form.validate():
        return _outcome_page(goal, form), 422
    return _keep(replace(goal, **form.told()), form.areas())


@aims.action("/mal/<int:year>/<key>/ta-bort", Role.MANAGER)
def remove(year: int, key: str) -> ResponseReturnValue:
    """Take a goal away; that it was there, and who took it away, stays in the history."""
    with desk().contacts.write() as connection:
        removed = goal_edits.remove(connection, year, key, _editor())
    if not removed:
        abort(404)
    flash(_("Målet är borttaget. Det står kvar i listan över ändringar."), "success")
    return _to_list(year)


def _new_page(year: int, form: GoalForm) -> str:
    return render_template("desk/goal_new.html", year=year, form=form)


def _edit_page(goal: Goal, form: GoalForm) -> str:
    return render_template("desk/goal_edit.html", goal=goal, form=form)


def _outcome_page(goal: Goal, form: OutcomeForm) -> str:
    return render_template("desk/goal_outcome.html", goal=goal, form=form)


def _outcome_form(goal: Goal) -> OutcomeForm:
    with desk().contacts.read() as connection:
        counts = goals.counts_by_area(connection, goal.year).get(goal.key, {})
    return outcome_form(goal, told_areas(desk().operation), counts)


def _guard() -> Guard:
    return guard_of(desk().contacts, desk().operation)


def _add(goal: Goal) -> None:
    """Store a goal once; a form sent twice at the same moment finds what the other one stored."""
    try:
        _store(goal)
    except IntegrityError:
        _store(goal)


def _store(goal: Goal) -> None:
    with desk().contacts.write() as connection:
        goal_edits.add(connection, goal, _editor())


def _keep(goal: Goal, counts: Mapping[str, int | None] | None = None) -> ResponseReturnValue:
    """Store a goal as it now is, with the counts by område that were told, and say if anything changed."""
    with desk().contacts.write() as connection:
        changed = goal_edits.change(connection, goal, _editor())
        counted = goal_edits.tell_areas(connection, goal, counts or {}, _editor())
    said = (_("Ändringen är sparad."), "success") if changed or counted else (_("Inget var ändrat."), "info")
    flash(*said)
    return _to_list(goal.year)


def _to_list(year: int) -> ResponseReturnValue:
    return redirect(url_for("goals.overview", ar=year), 303)


def _goal(year: int, key: str) -> Goal:
    """Return the goal that the address names; one that is not there is no page."""
    with desk().contacts.read() as connection:
        found = goals.find(connection, year, key)
    return found or abort(404)


def _history(year: int) -> list[ToldChange]:
    with desk().contacts.read() as connection:
        changes = goal_edits.changes(connection, year)
        texts = {goal.key: goal.text for goal in goals.of_year(connection, year)}
        names = {account.id: account.name for account in people.all_accounts(connection)}
    return told_changes(changes, texts, names, dict(told_areas(desk().operation)))


def _years() -> list[int]:
    """Return the years with something to show, and this year and the next, newest first."""
    with desk().contacts.read() as connection:
        kept = goals.years(connection)
    this_year = desk().today().year
    return sorted({*years_to_choose(), *kept, this_year, this_year + 1}, reverse=True)


def _known(year: int) -> int:
    """Return a year that can have goals; any other is no page."""
    return year if FIRST_YEAR <= year <= desk().today().year + 1 else abort(404)


def _asked_goal() -> Goal | None:
    """Return the goal of the address that was posted to, or None."""
    asked = request.view_args or {}
    with desk().contacts.read() as connection:
        return goals.find(connection, int(asked["year"]), str(asked["key"]))


def _editor() -> Editor:
    return Editor(signed_in().id, desk().today())
