"""What the chef and the ledningsgrupp see of a year: both pages show `YearResults` and compute nothing."""

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from analysis.release import RULE, Audience
from survey.desk.context import Section, desk
from survey.domain.kinds import Role
from survey.i18n import _l
from survey.results.comments import readable_comments
from survey.results.figures import YearResults
from survey.results.pictures import chart_of
from survey.results.yearly import first_year, shown_years, year_results

results = Section("results", __name__)
steering = Section("steering", __name__)


@results.page("/resultat", Role.MANAGER, menu=(35, _l("Resultat")))
def overview() -> ResponseReturnValue:
    """Show a year's results to the chef."""
    shown = _results(Audience.CHEF)
    charts = {version.version: chart_of(version) for version in shown.versions}
    return render_template("desk/results.html", results=shown, years=_years(), charts=charts)


@results.page("/resultat/fritext", Role.MANAGER)
def comments() -> ResponseReturnValue:
    """Show what people wrote, masked and detached; nothing of an opening with too few answers."""
    year = _year()
    found = readable_comments(desk().answers, year)
    return render_template(
        "desk/results_comments.html", year=year, questions=found, fewest=RULE.distribution_from
    )


@steering.page("/ledningsgrupp", Role.READER, Role.MANAGER, menu=(36, _l("Ledningsgrupp")))
def page() -> ResponseReturnValue:
    """Show a year on one sheet, in words and counts, to the ledningsgrupp."""
    return render_template("desk/steering.html", results=_results(Audience.LEDNINGSGRUPP), years=_years())


def _results(audience: Audience) -> YearResults:
    here = desk()
    return year_results(here.contacts, here.answers, here.operation, _year(), here.today(), audience)


def _year() -> int:
    """Return the year that is asked for, or the one to show first; one that we know nothing of is no page."""
    here = desk()
    year: int | None = request.args.get("ar", type=int)
    if year is None:
        return first_year(here.contacts, here.answers, here.today())
    if year not in _years():
        abort(404)
    return year


def _years() -> list[int]:
    return shown_years(desk().contacts, desk().answers)
