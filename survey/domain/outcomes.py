"""What can come of a step: values, not exceptions; one table per door turns them into pages."""

from enum import StrEnum


class Problem(StrEnum):
    """Why a former client's step cannot be taken."""

    LINK_BROKEN = "link_broken"
    """The link is not one of ours, or a part of it is missing."""
    LINK_CLOSED = "link_closed"
    """Spent, declined, replaced, past its last day or unknown: one page for all causes."""
    CODE_MISSING = "code_missing"
    CODE_WRONG = "code_wrong"
    TOO_MANY_CODES = "too_many_codes"
    NO_VISIT = "no_visit"
    """The browser holds no ticket: no cookie, or it has run out."""
    EMPTIED = "emptied"
    """The browser held a ticket a moment ago, and the screen was emptied."""
    OTHER_VISIT = "other_visit"
    """The form belongs to another ticket than the one that the browser now holds."""
    WORD_WRONG = "word_wrong"
    WORD_SPENT = "word_spent"
    NO_PAGE = "no_page"
    SENT_BEFORE = "sent_before"
    """A step taken in an old tab after the answers were sent: it is not stored."""
    FOREIGN_FORM = "foreign_form"
    """The form was sent from another site."""
    TOO_LARGE = "too_large"
    OUT_OF_ORDER = "out_of_order"
    """We cannot store just now; nothing is lost and nothing is thanked for."""


class Submitted(StrEnum):
    """What a submit did."""

    STORED = "stored"
    """One envelope more, on disk."""
    STORED_BEFORE = "stored_before"
    """This same browser has sent already; nothing new was stored."""
    REFUSED = "refused"
    """The ticket is not open; nothing was stored."""


class OpeningRefused(StrEnum):
    """Why an urn is not opened."""

    TOO_FEW = "too_few"
    WRONG_SECRET = "wrong_secret"
    NOT_SET_UP = "not_set_up"
    NO_URN = "no_urn"
