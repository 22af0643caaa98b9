"""The log as the chef reads it: who did what how often in a year, never with whom."""

from flask import render_template
from flask.typing import ResponseReturnValue

from survey.accounts import people
from survey.contacts import desk_log
from survey.desk.context import Section, desk
from survey.domain.kinds import Role
from survey.forms.words import ACTIONS
from survey.i18n import _l

log_counts = Section("log_counts", __name__)


@log_counts.page("/logg", Role.MANAGER, menu=(45, _l("Logg")))
def overview() -> ResponseReturnValue:
    """Show this year's counts by person and by what was done."""
    year = desk().today().year
    with desk().contacts.read() as connection:
        counts = desk_log.counts(connection, year)
        names = {each.id: each.name for each in people.all_accounts(connection)}
    rows = sorted(
        (names.get(who, who), ACTIONS[desk_log.Action(did)], times) for (who, did), times in counts.items()
    )
    return render_template("desk/log.html", year=year, rows=rows)
