"""One sheet for the ledningsgrupp, four times a year: words and counts, no free text."""

from dataclasses import replace

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from analysis.release import Audience
from survey.desk.context import Section, desk
from survey.desk.long_words import with_soft_hyphens
from survey.desk.years import asked_year, years_to_choose
from survey.domain.kinds import Role
from survey.forms import words
from survey.i18n import _, _l
from survey.results.figures import YearResults
from survey.results.group_questions import questions_to_group
from survey.results.quarters import last_day, quarters_to_choose, up_to
from survey.results.yearly import year_results

steering = Section("steering", __name__)


@steering.page("/ledningsgrupp", Role.READER, Role.MANAGER, menu=(36, _l("Ledningsgrupp")))
def page() -> ResponseReturnValue:
    """Show a year, or its first quarters, on one sheet to the ledningsgrupp."""
    here, year = desk(), asked_year()
    today = here.today()
    quarters = quarters_to_choose(year, today)
    quarter = _asked_quarter(quarters)
    whole = year_results(
        here.contacts, here.answers, here.operation, year, today, Audience.LEDNINGSGRUPP, with_trend=False
    )
    earlier = quarter < quarters[-1]
    until = last_day(year, quarter)
    shown = up_to(whole, here.contacts, here.operation, until) if earlier else whole
    return render_template(
        "desk/steering.html",
        results=_broken(shown),
        heading=with_soft_hyphens(_("Till ledningsgruppen %(year)s", year=year)),
        population=whole.register.endings,
        questions=_questions(shown, whole),
        years=years_to_choose(),
        quarters=quarters,
        quarter=quarter,
        earlier=earlier,
        until=min(until, today),
    )


def _asked_quarter(quarters: range) -> int:
    """Return the quarter that is asked for, or the last one; one that has not begun is no page."""
    if "kvartal" not in request.args:
        return quarters[-1]
    asked = request.args.get("kvartal", 0, type=int)
    return asked if asked in quarters else abort(404)


def _broken(shown: YearResults) -> YearResults:
    goals = tuple(replace(goal, text=with_soft_hyphens(goal.text)) for goal in shown.goals)
    return replace(shown, goals=goals)


def _questions(shown: YearResults, whole: YearResults) -> tuple[str, ...]:
    reasons = {code.value: word for code, word in words.REASONS.items()}
    return questions_to_group(shown if shown.register.endings else whole, reasons)
