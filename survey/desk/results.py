"""What the chef sees of a year: all pages show `YearResults` and compute nothing."""

from flask import render_template
from flask.typing import ResponseReturnValue

from analysis.release import Audience
from survey.desk.context import Section, desk
from survey.desk.years import asked_year, years_to_choose
from survey.domain.kinds import Role
from survey.i18n import _l
from survey.results.figures import YearResults
from survey.results.paper import paper_figures
from survey.results.pictures import chart_of
from survey.results.yearly import year_results

results = Section("results", __name__)


@results.page("/resultat", Role.MANAGER, menu=(35, _l("Resultat")))
def overview() -> ResponseReturnValue:
    """Show a year's results to the chef."""
    shown = _results(Audience.CHEF)
    charts = {version.version: chart_of(version) for version in shown.versions}
    paper = paper_figures(desk().contacts, desk().answers, shown.year)
    years = years_to_choose()
    return render_template("desk/results.html", results=shown, years=years, charts=charts, paper=paper)


@results.page("/resultat/roster", Role.MANAGER)
def voices() -> ResponseReturnValue:
    """Show which voices are missing: who was offered, who answered, and whether it differs."""
    return render_template("desk/voices.html", results=_results(Audience.CHEF), years=years_to_choose())


@results.page("/resultat/trend", Role.MANAGER)
def trend() -> ResponseReturnValue:
    """Show the years side by side, and which of them may be compared."""
    shown = _results(Audience.CHEF, with_trend=True)
    return render_template("desk/trend.html", results=shown, years=years_to_choose())


def _results(audience: Audience, *, with_trend: bool = False) -> YearResults:
    here, year = desk(), asked_year()
    return year_results(
        here.contacts, here.answers, here.operation, year, here.today(), audience, with_trend=with_trend
    )
