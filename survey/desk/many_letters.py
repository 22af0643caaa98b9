"""Letters for many: those who wait are offered the survey in one step, and their letters lie in one file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from survey.contacts import endings as stored
from survey.contacts.endings import Ending, OfferState
from survey.desk.context import STAFF, Section, desk, signed_in
from survey.desk.pieces import Sheet, hint_in, printed
from survey.desk.visible import may_see
from survey.domain.codes import shown
from survey.domain.hints import hint_for
from survey.domain.kinds import Channel
from survey.forms.many_letters import (
    BatchForm,
    ChosenForm,
    PersonForm,
    chosen_form,
    first_batch,
    first_person,
    sent_people,
)
from survey.gate.letters import printable
from survey.i18n import _, _l

many_letters = Section("many_letters", __name__)
PRINTED = "utskrivna"
"""In the browser's cookie: the batch that was printed last, a number of its own that no table knows."""
LISTED = timedelta(days=14)
"""How long those who were offered by letter are easy to find again."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of a batch: the ending, and the form with the keys and the address."""

    ending: Ending
    form: PersonForm


@many_letters.page("/brev", *STAFF, menu=(25, _l("Brev")))
def choose() -> ResponseReturnValue:
    """Show those who wait and may get a letter."""
    return _show_choice(_form(sent=False))


@many_letters.action("/brev", *STAFF, stale=lambda: _show_choice(_form(sent=True)))
def offer() -> ResponseReturnValue:
    """Offer the survey by letter to those who were chosen, each once, and ask for their addresses."""
    here, form = desk(), _form(sent=True)
    if not form.validate():
        return _show_choice(form, 422)
    if not here.gate.is_ready():
        flash(_("Urnan är inte klar, så enkäten kan inte erbjudas än. Säg till chefen."), "error")
        return redirect(url_for("many_letters.choose"), 303)
    chosen = _visible(form.endings.data)
    offered = [(one, here.gate.offer(one.id, Channel.LETTER, here.today())) for one in chosen]
    made = [(ending, issued) for ending, issued in offered if issued]
    if not made:
        flash(
            _("Breven är redan gjorda. Behöver någon ett nytt? Gå till avslutet och gör en ny länk."), "info"
        )
        return redirect(url_for("many_letters.choose"), 303)
    people = []
    for number, (ending, issued) in enumerate(made):
        hint = hint_for(ending.kind, Channel.LETTER)
        path = f"{issued.token}/{hint}" if hint else issued.token
        people.append(Person(ending, first_person(number, ending.id, path, shown(issued.code))))
    return _show_people(first_batch(), people, missed=len(chosen) - len(made))


@many_letters.action("/brev/skriv-ut", *STAFF, stale=lambda: _show_people(BatchForm(), _sent_people()))
def letters() -> ResponseReturnValue:
    """Return one file with everybody's letter, each on a sheet of its own; nothing is kept."""
    form, people = BatchForm(), _sent_people()
    if not all([form.validate(), *(person.form.validate() for person in people)]):
        return _show_people(form, people, status=422)
    wish = form.wish()
    sheets = {person.ending.id: _sheet(person, wish.language) for person in people}
    good = [sheet for sheet in sheets.values() if sheet]
    if not good:
        flash(_("Breven gäller inte längre. Gör en ny länk för var och en."), "info")
        return redirect(url_for("many_letters.choose"), 303)
    if len(good) < len(people):
        left = [person for person in people if sheets[person.ending.id]]
        return _show_people(form, left, gone=len(people) - len(left), status=409)
    session[PRINTED] = form.batch.data
    return printed(good, wish)


@many_letters.action("/brev/klart", *STAFF, stale=lambda: _show_people(BatchForm(), _sent_people()))
def finish() -> ResponseReturnValue:
    """Leave the letters once they are printed; before that, ask first, for without them nobody can answer."""
    form, people = BatchForm(), _sent_people()
    if not people or (form.batch.data and session.get(PRINTED) == form.batch.data):
        session.pop(PRINTED, None)
        return redirect(url_for("start.overview"), 303)
    return render_template("desk/many_unprinted.html", form=form, people=people, days=LISTED.days)


@many_letters.action("/brev/tillbaka", *STAFF, stale=lambda: _show_people(BatchForm(), _sent_people()))
def back() -> ResponseReturnValue:
    """Show the letters again, with what was chosen and typed."""
    return _show_people(BatchForm(), _sent_people())


def _sheet(person: Person, language: str) -> Sheet | None:
    form = person.form
    keys = printable(desk().gate, person.ending.id, form.token, form.typed_code())
    hint = hint_in(language, form.hint, person.ending.kind)
    return Sheet(keys, hint, form.lines()) if keys else None


def _sent_people() -> list[Person]:
    """Return the people of the form that was sent, without those that this member of staff may not see."""
    forms = {form.ending.data or "": form for form in sent_people(list(request.form))}
    return [Person(ending, forms[ending.id]) for ending in _visible(list(forms))]


def _visible(ids: Sequence[str]) -> list[Ending]:
    """Return the endings with these ids that may be seen and may get an address printed, each once."""
    with desk().contacts.read() as connection:
        found = [stored.find(connection, each) for each in dict.fromkeys(ids)]
    return [each for each in found if each and each.municipality and may_see(signed_in(), each)]


def _form(*, sent: bool) -> ChosenForm:
    return chosen_form([(each.id, "") for each in _waiting()], sent=sent)


def _waiting() -> list[Ending]:
    """Return those who wait for a first offer in time; a protected identity is seen to one at a time."""
    with desk().contacts.read() as connection:
        found = stored.waiting(connection)
    in_time = [each for each in found if each.state(desk().today()) is not OfferState.UNEXPLAINED]
    return [
        each for each in in_time if each.municipality and not each.offer_id and may_see(signed_in(), each)
    ]


def _show_choice(form: ChosenForm, status: int = 200) -> ResponseReturnValue:
    page = render_template(
        "desk/many_letters.html",
        form=form,
        waiting=_waiting(),
        lately=_lately(),
        days=LISTED.days,
        problems=form.problems,
    )
    return page, status


def _lately() -> list[Ending]:
    """Return those who were offered by letter not long ago, and may get a new link, the newest first."""
    today = desk().today()
    with desk().contacts.read() as connection:
        years = [stored.of_year(connection, year) for year in (today.year, today.year - 1)]
    found = [each for year in years for each in year if each.channel is Channel.LETTER]
    able = [each for each in found if each.is_offered and not each.takes_no_link]
    return [
        each
        for each in able
        if each.offered_on and today - each.offered_on <= LISTED and may_see(signed_in(), each)
    ]


def _show_people(
    form: BatchForm, people: Sequence[Person], *, missed: int = 0, gone: int = 0, status: int = 200
) -> ResponseReturnValue:
    if not people:
        return redirect(url_for("many_letters.choose"), 303)
    problems = [*form.problems, *(problem for person in people for problem in person.form.problems)]
    page = render_template(
        "desk/many_printed.html", form=form, people=people, missed=missed, gone=gone, problems=problems
    )
    return page, status
