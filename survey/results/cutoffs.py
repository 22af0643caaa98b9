"""A year with its register taken on an earlier day, the stickdag, and the answers counted by now."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from analysis.release import Audience
from survey.contacts.endings import Ending
from survey.database.engines import Database
from survey.domain.organisation import Operation
from survey.results.figures import Participation, YearResults
from survey.results.names import area_names, kind_names
from survey.results.quarters import goals_up_to, without_rates, without_small
from survey.results.register import offer_counts, register_of
from survey.results.sources import Contacts, read_contacts
from survey.results.trends import OwnYear
from survey.results.yearly import trend_up_to

NOBODY_TOLD = Participation((), (), (), (), (), ())


@dataclass(frozen=True, slots=True)
class Days:
    """The day that the register is taken on, and the day that the answers are counted on."""

    until: date
    today: date

    @property
    def is_earlier(self) -> bool:
        """True when the register is of another day than the answers."""
        return self.until < self.today


def registered_by(endings: Iterable[Ending], until: date) -> list[Ending]:
    """Return the endings up to a day, without offers made later; reasons carry no day and stay."""
    return [_as_of(each, until) for each in endings if each.ended_on <= until]


def taken_on(
    results: YearResults, contacts: Database, answers: Database, operation: Operation, days: Days
) -> YearResults:
    """Return a year with its register as of `days.until`; its answers stay those of `results`.

    Where the register has changed since, nothing is told that would set answers of now against it. Others
    than the chef are then told of no reason and no område: what differs between two days can be one person.
    """
    who, ongoing = read_contacts(contacts, results.year), days.until <= date(results.year, 12, 31)
    ended = registered_by(who.endings, days.until)
    if ended == who.endings:
        goals = goals_up_to(results, who, operation, results.register, ongoing=ongoing)
        return replace(results, ongoing=ongoing, goals=goals)
    this_year = OwnYear(results.year, offer_counts(ended), results.versions, opened=False, ongoing=True)
    trend = trend_up_to(
        contacts, answers, operation, results.year, days.today, results.audience, this_year=this_year
    )
    return replace(_cut(results, who, operation, ended, ongoing=ongoing), trend=trend)


def _cut(
    results: YearResults, who: Contacts, operation: Operation, ended: list[Ending], *, ongoing: bool
) -> YearResults:
    register = register_of(ended, kind_names(), area_names(operation), results.audience)
    return replace(
        results,
        ongoing=ongoing,
        register=register if results.audience is Audience.CHEF else without_small(register),
        returns=without_rates(results.returns),
        participation=NOBODY_TOLD,
        goals=goals_up_to(results, who, operation, register, ongoing=ongoing),
    )


def _as_of(ending: Ending, until: date) -> Ending:
    if ending.offered_on is None or ending.offered_on <= until:
        return ending
    return replace(ending, offer_id=None, channel=None, offered_on=None, stopped=None)
