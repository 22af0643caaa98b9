"""A part of a year for those who meet four times in it: registered up to a day, counted by now."""

from dataclasses import replace
from datetime import date

from survey.database.engines import Database
from survey.domain.organisation import Operation
from survey.results.figures import GoalFigures, Register, Returns, YearResults
from survey.results.goals import Told, goal_figures
from survey.results.names import area_names, kind_names, told_areas
from survey.results.register import register_of
from survey.results.sources import Contacts, read_contacts, same_part

LAST_DAYS = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}


def quarter_of(day: date) -> int:
    """Return the quarter of a day, 1 to 4."""
    return (day.month + 2) // 3


def last_day(year: int, quarter: int) -> date:
    """Return the last day of a quarter."""
    return date(year, *LAST_DAYS[quarter])


def quarters_to_choose(year: int, today: date) -> range:
    """Return the quarters of a year that have begun."""
    return range(1, (quarter_of(today) if year == today.year else 4) + 1)


def up_to(results: YearResults, contacts: Database, operation: Operation, until: date) -> YearResults:
    """Return a year as it was registered up to the end of an earlier quarter.

    The answers stay those of `results`, whole openings counted by now: nobody keeps the day of an answer. So
    no response rate is given. Reasons and områden are left out: what differs between two quarters can be one
    single person.
    """
    who = read_contacts(contacts, results.year)
    kinds, areas = kind_names(), area_names(operation)
    ended = [each for each in who.endings if each.ended_on <= until]
    register = register_of(ended, kinds, areas, results.audience)
    before = register_of(same_part(who.year_before, until), kinds, areas, results.audience)
    return replace(
        results,
        ongoing=True,
        register=without_small(register),
        last_year=before if who.year_before else None,
        returns=without_rates(results.returns),
        participation=replace(results.participation, by_area=(), by_channel=()),
        goals=goals_up_to(results, who, operation, register, ongoing=True),
    )


def goals_up_to(
    results: YearResults, who: Contacts, operation: Operation, register: Register, *, ongoing: bool
) -> tuple[GoalFigures, ...]:
    """Return the goals of a year held against its register of an earlier day; answers as in `results`."""
    population = None if results.returns.joined else results.register.endings
    told = Told(who.by_area, told_areas(operation), population, who.interviews)
    return goal_figures(who.goals, register, results.versions, ongoing=ongoing, told=told)


def without_rates(returns: Returns) -> Returns:
    """Return how many answered by now, without any share of those who had the survey at an earlier day."""
    return replace(returns, measures=(), unopened=None)


def without_small(register: Register) -> Register:
    """Return a register without what could differ by a single person between two days."""
    return replace(
        register,
        offered_without_deceased=None,
        unreached=None,
        declined=None,
        deceased=None,
        by_area=(),
        not_offered=(),
    )
