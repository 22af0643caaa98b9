"""Gallring: what goes on which day, and the protocol of how much has gone; nothing of what it was."""

from dataclasses import dataclass

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from survey.contacts import purge_log
from survey.desk.context import Section, desk
from survey.domain.kinds import Role
from survey.domain.retention import Rule, rules
from survey.forms.infosoc import month_name
from survey.forms.purging import NAMES, when
from survey.i18n import _, _l
from survey.results.exports.csv import as_csv

purging = Section("purging", __name__)
FILE_NAME = "gallringsprotokoll.csv"


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the protocol in words; no rows when nothing had to go."""

    name: str
    rows: list[tuple[str, str, str]]
    """What, how many, and no way to change it."""


@purging.page("/gallring", Role.MANAGER, Role.SYSTEM_OWNER, menu=(45, _l("Gallring")))
def overview() -> ResponseReturnValue:
    """Show every class of data with the day when it goes, and what has gone so far."""
    kept = [(NAMES[rule.data], when(rule), "") for rule in rules(desk().settings.retention_months)]
    return render_template("desk/purging.html", kept=kept, months=_months())


@purging.page("/gallring/protokoll.csv", Role.MANAGER, Role.SYSTEM_OWNER)
def protocol() -> ResponseReturnValue:
    """Give the protocol as a file to keep."""
    nothing = [(_("Inget behövde tas bort."), "0", "")]
    rows = [(month.name, what, count) for month in _months() for what, count, _way in month.rows or nothing]
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    content = as_csv([(_("Månad"), _("Uppgift"), _("Antal")), *rows])
    return Response(content, headers=headers, content_type="text/csv; charset=utf-8")


def _months() -> list[Month]:
    with desk().contacts.read() as connection:
        months = purge_log.months(connection)
    order = rules(desk().settings.retention_months)
    return [
        Month(
            _month(month),
            [
                (str(NAMES[rule.data]), _count(rule, counts[rule.data]), "")
                for rule in order
                if rule.data in counts
            ],
        )
        for month, counts in months.items()
    ]


def _month(month: str) -> str:
    year, _dash, number = month.partition("-")
    return f"{month_name(int(number))} {year}"


def _count(rule: Rule, count: int) -> str:
    return str(count) if rule.exact else _("minst %(number)s", number=count)
