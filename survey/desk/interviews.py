"""Djupintervjuer: a separate yes at the ending, a draw after 18 to 24 months, progress against the goal."""

import random
from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from survey.contacts import goals
from survey.contacts import interviews as stored
from survey.contacts.endings import Ending
from survey.desk.context import STAFF, Section, desk
from survey.desk.visible import visible_ending
from survey.domain.addresses import as_read
from survey.domain.interviews import GONE_MONTH, Person, Stage, draw, months_after
from survey.domain.kinds import EndingKind, NotOfferedReason, Role, StopReason
from survey.forms.interviews import ConsentForm, DrawForm
from survey.i18n import _, _l, ngettext

interviews = Section("interviews", __name__)
USUAL_GOAL = 2


@dataclass(frozen=True, slots=True)
class Drawn:
    """Somebody whom the lot fell on, as the chef sees it."""

    person: Person
    stage: Stage
    to: str
    """Where to reach the person; empty once it is erased."""


@interviews.page("/djupintervjuer", Role.MANAGER, menu=(34, _l("Djupintervjuer")))
def overview() -> ResponseReturnValue:
    """Show who said yes in numbers, whom the lot fell on, and how far the goal is."""
    here, today = desk(), desk().today()
    with here.contacts.read() as connection:
        people, goal, held = (
            stored.people(connection),
            _goal(connection),
            stored.held_in(connection, today.year),
        )
        drawn = [_drawn(connection, person) for person in people if person.drawn_on]
    stages = [person.stage(today) for person in people]
    return render_template(
        "desk/interviews.html",
        goal=goal,
        done=held or 0,
        said_yes=len(people),
        in_window=stages.count(Stage.IN_WINDOW),
        wanted=_wanted(goal, people),
        form=DrawForm(formdata=None, data={"drawn": len(drawn)}),
        drawn=drawn,
    )


@interviews.action("/djupintervjuer/slumpa", Role.MANAGER)
def draw_some() -> ResponseReturnValue:
    """Let the lot fall on as many as the goal lacks; a form sent twice draws once."""
    here, today, form = desk(), desk().today(), DrawForm()
    with here.contacts.write() as connection:
        stored.erase_expired(connection, today)
        people, goal = stored.people(connection), _goal(connection)
        before = [person for person in people if person.drawn_on]
        wanted = _wanted(goal, people)
        chosen = (
            draw(people, wanted, today, random.SystemRandom().shuffle)
            if form.drawn.data == len(before)
            else []
        )
        stored.mark_drawn(connection, chosen, today)
    if chosen:
        flash(ngettext("%(num)s person är lottad.", "%(num)s personer är lottade.", len(chosen)), "success")
    return _to_overview()


@interviews.action("/djupintervjuer/<ending_id>/gjord", Role.MANAGER)
def mark_done(ending_id: str) -> ResponseReturnValue:
    """Write that the interview was held; the contact details are gone at once."""
    with desk().contacts.write() as connection:
        stored.mark_done(connection, ending_id, desk().today())
    flash(_("Sparat. Kontaktuppgiften är raderad."), "success")
    return _to_overview()


@interviews.action("/djupintervjuer/<ending_id>/nej", Role.MANAGER)
def mark_no(ending_id: str) -> ResponseReturnValue:
    """Write that the drawn person says no now: nothing of the yes is left, and another may be drawn."""
    with desk().contacts.write() as connection:
        stored.say_no(connection, ending_id)
    flash(_("Sparat. Klientens ja och kontaktuppgift är borttagna. Du kan slumpa en till."), "success")
    return _to_overview()


@interviews.action("/djupintervjuer/<ending_id>/svarar-inte", Role.MANAGER)
def mark_silent(ending_id: str) -> ResponseReturnValue:
    """Write that the drawn person does not answer: the contact details are gone, and another may be drawn."""
    with desk().contacts.write() as connection:
        stored.give_up(connection, ending_id)
    flash(_("Sparat. Kontaktuppgiften är raderad. Du kan slumpa en till."), "success")
    return _to_overview()


@interviews.page("/avslut/<ending_id>/intervju", *STAFF)
def ask(ending_id: str) -> ResponseReturnValue:
    """Ask for a yes to an interview, apart from the survey."""
    ending = _askable(ending_id)
    return _show(ending, ConsentForm(formdata=None, data={"said_yes": _person(ending) is not None}))


@interviews.action("/avslut/<ending_id>/intervju", *STAFF)
def agree(ending_id: str) -> ResponseReturnValue:
    """Store the yes."""
    ending, form = _askable(ending_id), ConsentForm()
    if not form.validate():
        return _show(ending, form)
    with desk().contacts.write() as connection:
        stored.agree(connection, desk().keys, ending.id, form.address())
    flash(_("Sparat. Klienten kan bli tillfrågad om en intervju."), "success")
    return redirect(url_for("offers.details", ending_id=ending.id), 303)


@interviews.action("/avslut/<ending_id>/intervju/nej", *STAFF)
def withdraw(ending_id: str) -> ResponseReturnValue:
    """Take a yes back: nothing of it is left."""
    ending = visible_ending(ending_id)
    with desk().contacts.write() as connection:
        stored.withdraw(connection, ending.id)
    flash(_("Borttaget. Vi hör inte av oss om en intervju."), "success")
    return redirect(url_for("offers.details", ending_id=ending.id), 303)


def may_be_asked(ending: Ending) -> bool:
    """Tell whether a yes may be taken down: never for the dead, a protected identity or a lost contact."""
    dead = ending.reason is NotOfferedReason.DECEASED or ending.stopped is StopReason.DECEASED
    return ending.kind is EndingKind.FORMAL and ending.municipality is not None and not dead


def _askable(ending_id: str) -> Ending:
    """Return the ending, while a yes may still be taken down for it."""
    ending = visible_ending(ending_id)
    late = desk().today() >= months_after(ending.ended_on, GONE_MONTH)
    return ending if may_be_asked(ending) and not late else abort(404)


def _show(ending: Ending, form: ConsentForm) -> ResponseReturnValue:
    page = render_template("desk/interview_consent.html", form=form, ending=ending, person=_person(ending))
    return page, 422 if form.problems else 200


def _person(ending: Ending) -> Person | None:
    with desk().contacts.read() as connection:
        return stored.find(connection, ending.id)


def _goal(connection: Connection) -> int:
    of_year = goals.of_year(connection, desk().today().year)
    return next((int(each.target) for each in of_year if each.counts_interviews and each.target), USUAL_GOAL)


def _wanted(goal: int, people: list[Person]) -> int:
    """Return how many to draw next: what the goal lacks, at least one, never too many.

    Somebody drawn who said no or does not answer no longer counts.
    """
    today = desk().today()
    stages = [(person.stage(today), person.drawn_on) for person in people]
    counting = [on for stage, on in stages if on and on.year == today.year and stage is not Stage.GONE]
    return min(max(goal - len(counting), 1), [stage for stage, _on in stages].count(Stage.IN_WINDOW))


def _drawn(connection: Connection, person: Person) -> Drawn:
    stage = person.stage(desk().today())
    known = stored.address(connection, desk().keys, person.ending_id) if stage is Stage.DRAWN else None
    return Drawn(person, stage, as_read(known.to) if known else "")


def _to_overview() -> ResponseReturnValue:
    return redirect(url_for("interviews.overview"), 303)
