"""The desk's log: who did what in which month; never an answer, never whose answer."""

import secrets
from datetime import date
from enum import StrEnum

from sqlalchemy import Connection, delete, func, insert, select

from survey.contacts import tables as t
from survey.domain.interviews import months_after
from survey.domain.retention import LOG_MONTHS


class Action(StrEnum):
    """What is logged."""

    REISSUED = "reissued"
    PAPER_FOR_OWN_CLIENT = "paper_for_own_client"
    COMMENT_ACCEPTED = "comment_accepted"
    COMMENT_WITHHELD = "comment_withheld"
    SUMMARY_PUBLISHED = "summary_published"
    SUMMARY_WITHDRAWN = "summary_withdrawn"
    STOPPED = "stopped"
    STOP_UNDONE = "stop_undone"
    FACTS_CORRECTED = "facts_corrected"
    COVER_BEGUN = "cover_begun"
    COVERED = "covered"
    """Something was done with a colleague's ending; never which, nor what."""
    SLIP_DONE = "slip_done"
    """A slip was seen to and thrown away; never which."""


def write(
    connection: Connection,
    action: Action,
    account_id: str,
    today: date,
    *,
    ending_id: str | None = None,
    note: str = "",
) -> None:
    """Log an action with its month."""
    row = {"id": secrets.token_hex(8), "month": f"{today:%Y-%m}", "account_id": account_id}
    connection.execute(insert(t.desk_log).values(action=action, ending_id=ending_id, note=note, **row))


def forget_old(connection: Connection, today: date) -> int:
    """Delete what was logged so long ago that it goes; return how many lines."""
    last = months_after(today, -LOG_MONTHS)
    return connection.execute(delete(t.desk_log).where(t.desk_log.c.month < f"{last:%Y-%m}")).rowcount


def count(connection: Connection, action: Action, year: int) -> int:
    """Return how often an action was logged in a calendar year."""
    logged = select(func.count()).select_from(t.desk_log)
    return connection.execute(
        logged.where(t.desk_log.c.action == action, t.desk_log.c.month.startswith(f"{year}-"))
    ).scalar_one()


def counts(connection: Connection, year: int) -> dict[tuple[str, str], int]:
    """Return (account id, action) → how often it was logged in a calendar year."""
    who = (t.desk_log.c.account_id, t.desk_log.c.action)
    query = select(*who, func.count()).where(t.desk_log.c.month.startswith(f"{year}-")).group_by(*who)
    return {
        (str(account_id), str(action)): int(times) for account_id, action, times in connection.execute(query)
    }
