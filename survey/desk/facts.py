"""Wrong facts of an ending: the day, the kind and the kommun may be corrected until its year is opened."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from survey.contacts import corrections, desk_log
from survey.contacts.corrections import Facts
from survey.contacts.desk_log import Action
from survey.contacts.endings import Ending
from survey.desk.context import STAFF, Section, desk, signed_in
from survey.desk.late_offers import is_opened
from survey.desk.visible import visible_ending
from survey.forms.changes import FactsForm, facts_form
from survey.i18n import _

facts = Section("facts", __name__, under="endings")


@facts.page("/avslut/<ending_id>/ratta", *STAFF)
def show(ending_id: str) -> ResponseReturnValue:
    """Show what is registered, to be corrected."""
    ending = visible_ending(ending_id)
    return _page(ending, _form(ending))


@facts.action("/avslut/<ending_id>/ratta", *STAFF)
def correct(ending_id: str) -> ResponseReturnValue:
    """Store what was corrected, unless answers of its year (or of the year it moves to) are counted."""
    ending = visible_ending(ending_id)
    form, here = _form(ending), desk()
    if not form.validate():
        return _page(ending, form)
    if is_opened(ending.ended_on.year) or is_opened(form.facts().ended_on.year):
        return _refused(ending)
    if form.facts() != Facts.of(ending):
        with here.contacts.write() as connection:
            corrections.correct(connection, ending, form.facts(), here.today())
            action = Action.FACTS_CORRECTED
            desk_log.write(connection, action, signed_in().id, here.today(), ending_id=ending.id)
    flash(_("Sparat."), "success")
    return redirect(url_for("offers.details", ending_id=ending.id), 303)


def _form(ending: Ending) -> FactsForm:
    return facts_form(desk().operation, desk().today(), ending)


def _page(ending: Ending, form: FactsForm) -> ResponseReturnValue:
    page = render_template(
        "desk/facts.html", ending=ending, form=form, refused=is_opened(ending.ended_on.year)
    )
    return page, 422 if form.problems else 200


def _refused(ending: Ending) -> ResponseReturnValue:
    return render_template("desk/facts.html", ending=ending, form=_form(ending), refused=True), 409
