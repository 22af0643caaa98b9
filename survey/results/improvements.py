"""The improvement log as it is shown: each line with where it stands on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from survey.contacts import improvements as stored
from survey.database.engines import Database
from survey.domain.improvements import Improvement, ImprovementStatus
from survey.i18n import _l

STATUSES: Mapping[ImprovementStatus, str] = {
    ImprovementStatus.UNDER_WAY: _l("Pågår"),
    ImprovementStatus.OVERDUE: _l("Försenat"),
    ImprovementStatus.DONE: _l("Klart"),
}


@dataclass(frozen=True, slots=True)
class ImprovementFigures:
    """One line of the log; `label` is its status in words, `done` what came of it."""

    id: str
    heard: str
    decision: str
    owner: str
    decided_on: date
    due_on: date | None
    done_on: date | None
    done: str
    status: ImprovementStatus
    label: str


def improvements_of(contacts: Database, year: int, today: date) -> tuple[ImprovementFigures, ...]:
    """Return the log of a year of ending, the earliest decision first."""
    with contacts.read() as connection:
        return shown_improvements(stored.of_year(connection, year), today)


def shown_improvements(found: Iterable[Improvement], today: date) -> tuple[ImprovementFigures, ...]:
    """Return lines of the log as they are shown on a day."""
    return tuple(_shown(each, each.status(today)) for each in found)


def _shown(line: Improvement, status: ImprovementStatus) -> ImprovementFigures:
    return ImprovementFigures(
        line.id,
        line.heard,
        line.decision,
        line.owner,
        line.decided_on,
        line.due_on,
        line.done_on,
        line.done,
        status,
        str(STATUSES[status]),
    )
