"""The one way to a year's results: everything that an audience may see of it, and nothing else."""

from datetime import date

from analysis.release import RULE, Audience
from survey.answers import tallies
from survey.contacts import overview
from survey.database.engines import Database
from survey.domain.organisation import Operation
from survey.results.figures import CommentCount, DeskCounts, YearResults
from survey.results.goals import goal_figures
from survey.results.names import area_names, kind_names
from survey.results.questions import versions_of
from survey.results.register import offer_counts, register_of
from survey.results.returned import own_answers, participation_of, returns_of
from survey.results.sources import Opened, read_contacts, read_opened, same_part


def year_results(
    contacts: Database, answers: Database, operation: Operation, year: int, today: date, audience: Audience
) -> YearResults:
    """Return what an audience may see of a year of ending, as it stands today."""
    who, what = read_contacts(contacts, year), read_opened(answers, year)
    kinds, areas = kind_names(), area_names(operation)
    ongoing = today <= date(year, 12, 31)
    register = register_of(who.endings, kinds, areas)
    versions = versions_of(what.counts, audience)
    counts = offer_counts(who.endings, own_answers(what.openings))
    before = same_part(who.year_before, today) if ongoing else who.year_before
    for_chef = audience is Audience.CHEF
    return YearResults(
        year=year,
        operation=operation.name,
        audience=audience,
        ongoing=ongoing,
        register=register,
        last_year=register_of(before, kinds, areas) if before and not for_chef else None,
        returns=returns_of(what.openings, counts, who.estimate, audience),
        participation=participation_of(who.released, kinds, areas, audience),
        versions=versions,
        goals=goal_figures(who.goals, register, versions, ongoing=ongoing),
        comments=_comments(what) if for_chef else None,
        desk=DeskCounts(who.new_links, who.paper_for_own_client) if for_chef else None,
    )


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
