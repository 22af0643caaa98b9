"""What the chef may know of each year's urn: at least how full it is, what was opened, what can be done."""

from dataclasses import dataclass

from flask import abort
from sqlalchemy import Connection

from survey.answers import opening, tallies, urns
from survey.answers.opening import FEWEST, FEWEST_AT_THE_END, Opening
from survey.contacts import estimates
from survey.contacts.estimates import Estimate
from survey.desk.context import Desk


@dataclass(frozen=True, slots=True)
class YearOfUrn:
    """A year's urn; `over` when nobody can answer any more, `finished` when nothing is left to open."""

    year: int
    estimate: Estimate | None
    openings: list[Opening]
    interrupted: bool
    over: bool
    finished: bool

    @property
    def counted(self) -> int:
        """How many answers the openings have counted."""
        return sum(each.answers or 0 for each in self.openings)

    @property
    def fewest(self) -> int:
        """How many answers the urn must hold to be opened."""
        return FEWEST_AT_THE_END if self.over else FEWEST


def years_of_urn(here: Desk) -> list[YearOfUrn]:
    """Return every year with an offer or an opening, newest first."""
    with here.contacts.read() as connection:
        offered = estimates.offered_years(connection)
        known = {estimate.year: estimate for estimate in estimates.latest(connection)}
    with here.answers.read() as connection:
        years = sorted({*offered, *tallies.opened_years(connection)}, reverse=True)
        return [
            _year(connection, here, each, known.get(each), finished=each not in offered) for each in years
        ]


def year_of_urn(here: Desk, year: int) -> YearOfUrn:
    """Return a year's urn; a year that we know nothing of is no page."""
    found = next((each for each in years_of_urn(here) if each.year == year), None)
    return found or abort(404)


def _year(
    connection: Connection, here: Desk, year: int, estimate: Estimate | None, *, finished: bool
) -> YearOfUrn:
    return YearOfUrn(
        year=year,
        estimate=estimate,
        openings=opening.finished(connection, year),
        interrupted=opening.current(connection, year) is not None,
        over=urns.is_over(connection, year, here.today()),
        finished=finished,
    )
