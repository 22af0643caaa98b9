"""The one way to a year's results: everything that an audience may see of it, and nothing else."""

from datetime import date

from analysis.release import RULE, Audience
from survey.answers import tallies
from survey.contacts import overview
from survey.database.engines import Database
from survey.domain.organisation import Operation
from survey.results.breakdowns import breakdowns_of
from survey.results.figures import CommentCount, DeskCounts, Returns, YearResults
from survey.results.goals import Told, goal_figures
from survey.results.improvements import improvements_of
from survey.results.names import area_names, kind_names, told_areas
from survey.results.published import published_of
from survey.results.questions import versions_of
from survey.results.register import areas_told, offer_counts, register_of
from survey.results.returned import own_answers, returns_of
from survey.results.sources import Contacts, Opened, read_contacts, read_opened, same_part
from survey.results.trend_figures import Trend
from survey.results.trends import OwnYear, trend_of
from survey.results.voices import participation_of

TREND_YEARS = 5


def year_results(
    contacts: Database,
    answers: Database,
    operation: Operation,
    year: int,
    today: date,
    audience: Audience,
    *,
    with_trend: bool = True,
) -> YearResults:
    """Return what an audience may see of a year of ending, as it stands today."""
    who, what = read_contacts(contacts, year), read_opened(answers, year)
    kinds, areas = kind_names(), area_names(operation)
    ongoing = today <= date(year, 12, 31)
    register = register_of(who.endings, kinds, areas, audience)
    population = population_of(who, what)
    versions = versions_of(what.counts, audience, population)
    answered = own_answers(what.openings)
    told = Told(who.by_area, told_areas(operation), population, who.interviews)
    before = same_part(who.year_before, today) if ongoing else who.year_before
    for_chef = audience is Audience.CHEF
    return YearResults(
        year=year,
        operation=operation.name,
        audience=audience,
        ongoing=ongoing,
        register=register,
        last_year=register_of(before, kinds, areas, audience) if before and not for_chef else None,
        returns=_returns(who, what, audience),
        participation=participation_of(who.released, kinds, areas_told(register), answered, audience),
        versions=versions,
        breakdowns=breakdowns_of(answers, operation, year, audience),
        goals=goal_figures(who.goals, register, versions, ongoing=ongoing, told=told),
        trend=trend_up_to(contacts, answers, operation, year, today, audience) if with_trend else None,
        improvements=improvements_of(contacts, year, today),
        comments=_comments(what) if for_chef else None,
        desk=DeskCounts(who.new_links, who.paper_for_own_client) if for_chef else None,
    )


def year_returns(contacts: Database, answers: Database, year: int, audience: Audience) -> Returns:
    """Return what a year's results say of how many answered, and nothing else."""
    return _returns(read_contacts(contacts, year), read_opened(answers, year), audience)


def trend_up_to(
    contacts: Database,
    answers: Database,
    operation: Operation,
    year: int,
    today: date,
    audience: Audience,
    *,
    this_year: OwnYear | None = None,
) -> Trend:
    """Return the last years up to this one side by side, with what older reports have printed.

    `this_year` takes the place of the year as it stands today.
    """
    years = sorted(each for each in shown_years(contacts, answers) if each <= year)[-TREND_YEARS:]
    own = [
        this_year if this_year and each == year else _own_year(contacts, answers, each, today, audience)
        for each in years
    ]
    printed = [each for each in published_of(operation.id) if each.year <= year]
    return trend_of(own, printed, audience)


def population_of(who: Contacts, what: Opened) -> int | None:
    """Return how many the year's sheets were drawn from; None when sheets of another year are among them."""
    return None if any(each.joined for each in what.openings) else len(who.endings)


def shown_years(contacts: Database, answers: Database) -> list[int]:
    """Return the years with an ending or an opening, newest first."""
    with contacts.read() as one, answers.read() as other:
        return sorted({*overview.years(one), *tallies.opened_years(other)}, reverse=True)


def first_year(contacts: Database, answers: Database, today: date) -> int:
    """Return the year to show first: the newest with an opening, else the newest of all, else today's."""
    with answers.read() as connection:
        opened = tallies.opened_years(connection)
    return next(iter([*opened, *shown_years(contacts, answers), today.year]))


def _comments(what: Opened) -> CommentCount:
    enough = {each.number for each in what.openings if (each.answers or 0) >= RULE.distribution_from}
    readable = sum(number for opening, number in what.comments.items() if opening in enough)
    return CommentCount(readable, sum(what.comments.values()) - readable)


def _returns(who: Contacts, what: Opened, audience: Audience) -> Returns:
    counts = offer_counts(who.endings, own_answers(what.openings))
    return returns_of(what.openings, counts, who.estimate, audience)


def _own_year(contacts: Database, answers: Database, year: int, today: date, audience: Audience) -> OwnYear:
    who, what = read_contacts(contacts, year), read_opened(answers, year)
    answered = own_answers(what.openings)
    counts = offer_counts(who.endings, answered)
    return OwnYear(
        year=year,
        counts=counts,
        versions=versions_of(what.counts, audience, population_of(who, what)),
        opened=bool(what.openings) and counts.answers == answered,
        ongoing=today <= date(year, 12, 31),
    )
