"""How full the urns are, as far as the chef may know: at least so many, taken once a week."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, delete, insert, select

from survey.contacts import tables as t


@dataclass(frozen=True, slots=True)
class Estimate:
    """At least so many answers lay unopened for a year of ending, that week's Monday or later."""

    year: int
    monday: date
    at_least: int


def monday_of(today: date) -> date:
    """Return the Monday of the week that holds the day."""
    return today - timedelta(days=today.weekday())


def outdated(connection: Connection, today: date) -> list[int]:
    """Return the years with offers whose estimate is missing or older than this week's Monday."""
    fresh = select(t.urn_estimate.c.year).where(t.urn_estimate.c.monday >= monday_of(today))
    known = set(connection.execute(fresh).scalars())
    return [year for year in offered_years(connection) if year not in known]


def offered_years(connection: Connection) -> list[int]:
    """Return the years of ending that have offers whose answers can still be told apart, newest first."""
    query = select(t.slot.c.year).where(t.slot.c.standing != t.Standing.FREE).distinct()
    return sorted(connection.execute(query).scalars(), reverse=True)


def store(connection: Connection, counts: dict[int, int], today: date) -> None:
    """Let this week's counts (year → already rounded down) take the place of the last ones."""
    for year, at_least in counts.items():
        connection.execute(delete(t.urn_estimate).where(t.urn_estimate.c.year == year))
        row = {"year": year, "monday": monday_of(today), "at_least": at_least}
        connection.execute(insert(t.urn_estimate).values(**row))


def latest(connection: Connection) -> list[Estimate]:
    """Return the stored estimates, newest year first."""
    rows = connection.execute(select(t.urn_estimate).order_by(t.urn_estimate.c.year.desc()))
    return [Estimate(row.year, row.monday, row.at_least) for row in rows]
