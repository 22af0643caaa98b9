"""How long each class of data is kept: one list, which the purge, the protocol and the pages all read.

A new class of data gets a line here, what throws it away in gate/purging.py, and its words in
forms/purging.py; a test sees to it that none of them is forgotten.
"""

from dataclasses import dataclass
from enum import StrEnum

from survey.domain.interviews import GONE_MONTH
from survey.domain.slips import KEPT_DAYS as SLIP_DAYS


class DataClass(StrEnum):
    """A class of data with a day when it goes; the code stands in the protocol for good."""

    CONTACT_DETAILS = "contact_details"
    SENDINGS = "sendings"
    INTERVIEW_DETAILS = "interview_details"
    DESK_LOG = "desk_log"
    SESSIONS = "sessions"
    TICKETS = "tickets"
    DRAFTS = "drafts"
    CONTINUE_WORDS = "continue_words"
    PAPER_COPIES = "paper_copies"
    SLIPS = "slips"
    COMMENTS = "comments"
    MESSAGE_FILES = "message_files"
    RETURNED_MAIL = "returned_mail"


class Begins(StrEnum):
    """The day that a time is counted from."""

    OFFERED = "offered"
    LAST_DAY = "last_day"
    """The last day to answer."""
    ENDED = "ended"
    """The day that the contact ended."""
    WRITTEN = "written"
    CAME = "came"
    SIGNED_IN = "signed_in"
    YEAR_END = "year_end"
    """The end of the year of ending."""
    COUNTED = "counted"
    """When every answer of the year is counted, and none can come."""


CONTACT_DAYS = 28 + 30
"""The last reminder's day, and thirty days for it to go out."""
SENDING_DAYS = 30
LOG_MONTHS = 24
SESSION_HOURS = 10
WORD_DAYS = 28
COPY_DAYS = 14
RETURNED_DAYS = 30


@dataclass(frozen=True, slots=True)
class Rule:
    """When a class of data is gone: so long after a day; nothing of both means that very day."""

    data: DataClass
    after: Begins
    days: int = 0
    months: int = 0
    hours: int = 0
    exact: bool = True
    """False where the number itself could tell of somebody: it is rounded down to a multiple of five."""

    def told(self, count: int) -> int:
        """Return the number that may stand in the protocol."""
        return count if self.exact else count // 5 * 5


@dataclass(frozen=True, slots=True)
class Times:
    """What the page on data protection says of the rules."""

    comment_months: int
    slip_days: int = SLIP_DAYS
    contact_days: int = CONTACT_DAYS
    interview_months: int = GONE_MONTH


def rules(comment_months: int) -> tuple[Rule, ...]:
    """Return every rule, in the order of the pages; `comment_months` is the operation's own choice."""
    return (
        Rule(DataClass.CONTACT_DETAILS, Begins.OFFERED, days=CONTACT_DAYS),
        Rule(DataClass.SENDINGS, Begins.LAST_DAY, days=SENDING_DAYS),
        Rule(DataClass.INTERVIEW_DETAILS, Begins.ENDED, months=GONE_MONTH),
        Rule(DataClass.TICKETS, Begins.COUNTED),
        Rule(DataClass.DRAFTS, Begins.LAST_DAY, exact=False),
        Rule(DataClass.CONTINUE_WORDS, Begins.WRITTEN, days=WORD_DAYS, exact=False),
        Rule(DataClass.PAPER_COPIES, Begins.WRITTEN, days=COPY_DAYS, exact=False),
        Rule(DataClass.SLIPS, Begins.WRITTEN, days=SLIP_DAYS),
        Rule(DataClass.COMMENTS, Begins.YEAR_END, months=comment_months),
        Rule(DataClass.RETURNED_MAIL, Begins.CAME, days=RETURNED_DAYS),
        Rule(DataClass.MESSAGE_FILES, Begins.WRITTEN, days=CONTACT_DAYS),
        Rule(DataClass.DESK_LOG, Begins.WRITTEN, months=LOG_MONTHS),
        Rule(DataClass.SESSIONS, Begins.SIGNED_IN, hours=SESSION_HOURS),
    )
