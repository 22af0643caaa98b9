"""An offer that comes late: what it changes when the year's answers are counted or its report is locked."""

from dataclasses import dataclass

from analysis.shares import Share
from survey.answers import opening
from survey.contacts import endings, reports
from survey.contacts.endings import Ending
from survey.desk.context import desk


@dataclass(frozen=True, slots=True)
class LateOffer:
    """What the page says before such an offer; `after` is `before` when the person counts already."""

    year: int
    opened: bool
    locked: bool
    before: str
    after: str


def is_opened(year: int) -> bool:
    """Tell whether answers of a year of ending have been counted, or are being counted."""
    with desk().answers.read() as connection:
        return bool(opening.finished(connection, year) or opening.current(connection, year))


def late_offer(ending: Ending) -> LateOffer | None:
    """Return what an offer of this ending would change; None when it changes nothing that is settled."""
    year = ending.ended_on.year
    with desk().contacts.read() as connection:
        locked = bool(reports.of_year(connection, year))
        everyone = endings.of_year(connection, year)
    opened = is_opened(year)
    if not opened and not locked:
        return None
    given = sum(each.given_the_chance for each in everyone)
    then = given + (not ending.given_the_chance)
    before, after = (Share(count, len(everyone)).counts for count in (given, then))
    return LateOffer(year, opened, locked, before, after)
