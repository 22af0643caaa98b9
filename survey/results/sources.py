"""What a year's results are made from: one look into each database, nothing that names a person."""

from dataclasses import dataclass
from datetime import date

from survey.answers import opening, tallies
from survey.answers.opening import Opening
from survey.answers.tallies import Count
from survey.contacts import desk_log, endings, estimates, goals, interviews, participation
from survey.contacts.desk_log import Action
from survey.contacts.endings import Ending
from survey.contacts.estimates import Estimate
from survey.contacts.participation import ReleasedCell
from survey.database.engines import Database
from survey.domain.goals import Goal


@dataclass(frozen=True, slots=True)
class Contacts:
    """The contact side of a year of ending."""

    endings: list[Ending]
    year_before: list[Ending]
    estimate: Estimate | None
    released: list[ReleasedCell]
    goals: list[Goal]
    by_area: dict[str, dict[str, int]]
    interviews: int | None
    new_links: int
    paper_for_own_client: int


@dataclass(frozen=True, slots=True)
class Opened:
    """The answer side of a year of ending."""

    openings: list[Opening]
    counts: list[Count]
    comments: dict[int, int]


def read_contacts(contacts: Database, year: int) -> Contacts:
    """Return what the contact side knows of a year."""
    with contacts.read() as connection:
        kept = (each for each in estimates.latest(connection) if each.year == year)
        return Contacts(
            endings=endings.of_year(connection, year),
            year_before=endings.of_year(connection, year - 1),
            estimate=next(kept, None),
            released=participation.released(connection, year),
            goals=goals.of_year(connection, year),
            by_area=goals.counts_by_area(connection, year),
            interviews=interviews.held_in(connection, year),
            new_links=desk_log.count(connection, Action.REISSUED, year),
            paper_for_own_client=desk_log.count(connection, Action.PAPER_FOR_OWN_CLIENT, year),
        )


def read_opened(answers: Database, year: int) -> Opened:
    """Return what the openings of a year left behind."""
    with answers.read() as connection:
        return Opened(
            openings=opening.finished(connection, year),
            counts=tallies.counts_of(connection, year),
            comments=tallies.comments_by_opening(connection, year),
        )


def same_part(before: list[Ending], today: date) -> list[Ending]:
    """Return the endings of the year before up to the same day of the year as today."""
    upto = (today.month, today.day)
    return [ending for ending in before if (ending.ended_on.month, ending.ended_on.day) <= upto]
