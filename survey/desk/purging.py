"""Gallring: what goes on which day, and the protocol of how much has gone; nothing of what it was."""

from dataclasses import dataclass

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from survey.contacts import purge_log
from survey.desk.context import Section, desk
from survey.domain.kinds import Role
from survey.domain.retention import rules
from survey.forms.infosoc import month_name
from survey.forms.purging import NAMES, when
from survey.i18n import _, _l
from survey.results.exports.csv import as_csv

purging = Section("purging", __name__)
FILE_NAME = "gallringsprotokoll.csv"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the protocol in words."""

    month: str
    what: str
    count: str


@purging.page("/gallring", Role.MANAGER, Role.SYSTEM_OWNER, menu=(45, _l("Gallring")))
def overview() -> ResponseReturnValue:
    """Show every class of data with the day when it goes, and what has gone so far."""
    kept = [(NAMES[rule.data], when(rule)) for rule in rules(desk().settings.retention_months)]
    return render_template("desk/purging.html", kept=kept, lines=_lines())


@purging.page("/gallring/protokoll.csv", Role.MANAGER, Role.SYSTEM_OWNER)
def protocol() -> ResponseReturnValue:
    """Give the protocol as a file to keep."""
    rows = [(line.month, line.what, line.count) for line in _lines()]
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    content = as_csv([(_("Månad"), _("Uppgift"), _("Antal")), *rows])
    return Response(content, headers=headers, content_type="text/csv; charset=utf-8")


def _lines() -> list[Line]:
    with desk().contacts.read() as connection:
        months = purge_log.months(connection)
    exact = {rule.data: rule.exact for rule in rules(desk().settings.retention_months)}
    return [
        line
        for month, counts in months.items()
        for line in (
            [
                Line(_month(month), str(NAMES[data]), _count(counts[data], exact=exact[data]))
                for data in exact
                if data in counts
            ]
            or [Line(_month(month), _("Inget behövde tas bort"), "0")]
        )
    ]


def _month(month: str) -> str:
    year, _dash, number = month.partition("-")
    return f"{month_name(int(number))} {year}"


def _count(count: int, *, exact: bool) -> str:
    return str(count) if exact else _("minst %(number)s", number=count)
