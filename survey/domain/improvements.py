"""One line of the improvement log: what was heard, what was decided, who sees to it, what came of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ImprovementStatus(StrEnum):
    """Where an improvement stands; computed from its dates, never stored."""

    UNDER_WAY = "under_way"
    OVERDUE = "overdue"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Improvement:
    """An improvement and the year of ending whose answers led to it."""

    id: str
    year: int
    heard: str
    decision: str
    owner: str
    """Who sees to it: a role or a member of staff."""
    decided_on: date
    due_on: date | None = None
    done_on: date | None = None
    done: str = ""
    """What was done, in words that a former client may read; empty until it is done."""

    def status(self, today: date) -> ImprovementStatus:
        """Return where it stands on a day."""
        if self.done_on:
            return ImprovementStatus.DONE
        late = self.due_on is not None and self.due_on < today
        return ImprovementStatus.OVERDUE if late else ImprovementStatus.UNDER_WAY
