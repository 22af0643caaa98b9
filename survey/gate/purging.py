"""The purge: throws away what has been kept its time, on both sides and among the files, and counts it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Table

from survey.accounts import sessions
from survey.accounts import tables as account_tables
from survey.answers import comments, draft_store, housekeeping, second_keying, slip_box, tickets
from survey.answers import tables as answer_tables
from survey.contacts import contact_details, desk_log, interviews, outbox, purge_log
from survey.contacts import tables as contact_tables
from survey.database.traces import leave_no_trace
from survey.delivery.bounce_folder import MAILDIR
from survey.delivery.choosing import OUTBOX
from survey.domain.retention import CONTACT_DAYS, RETURNED_DAYS, DataClass, rules
from survey.gate import Gate
from survey.security.keys import erase_file


@dataclass(frozen=True, slots=True)
class Premises:
    """All that is purged: both wings through the gate, and the files of an instance."""

    gate: Gate
    folder: Path
    """The instance folder."""
    comment_months: int
    returned: Path | None = None
    """The Maildir where e-mail comes back; None where that is not to be touched."""

    @property
    def backup(self) -> Path:
        """Where the one verified copy of the answer side lies."""
        return self.folder / "backup"

    @property
    def message_folders(self) -> list[Path]:
        """Where an example folder keeps its messages."""
        return [self.folder / OUTBOX]

    @property
    def mail_folders(self) -> list[Path]:
        """Where mail that came back may lie."""
        return [self.returned / name for name in MAILDIR] if self.returned else []


@dataclass(frozen=True, slots=True)
class Moment:
    """When the purge runs: the day by our own time zone, and seconds since 1970."""

    today: date
    seconds: int


CONTACT_SIDE: Mapping[DataClass, Callable[[Connection, Moment], int]] = {
    DataClass.CONTACT_DETAILS: lambda rows, now: contact_details.erase_expired(rows, now.today),
    DataClass.SENDINGS: lambda rows, now: outbox.forget_old(rows, now.today),
    DataClass.INTERVIEW_DETAILS: lambda rows, now: interviews.erase_expired(rows, now.today),
    DataClass.DESK_LOG: lambda rows, now: desk_log.forget_old(rows, now.today),
    DataClass.SESSIONS: lambda rows, now: sessions.forget_ended(rows, now.seconds),
}
"""What goes in one transaction with its lines of the protocol."""
CONTACT_TABLES: Mapping[DataClass, Table] = {
    DataClass.CONTACT_DETAILS: contact_tables.contact_detail,
    DataClass.SENDINGS: contact_tables.outbox,
    DataClass.INTERVIEW_DETAILS: contact_tables.interview,
    DataClass.DESK_LOG: contact_tables.desk_log,
    DataClass.SESSIONS: account_tables.staff_session,
}
"""Where their rows lay."""


def purge(premises: Premises, now: Moment, *, thorough: bool = True) -> dict[DataClass, int]:
    """Throw away whatever has been kept its time; return how many of each class went, unrounded.

    Done again it finds nothing. Killed in the middle it goes on the next time; what had gone by then on
    the answer side is missing in the protocol at most. `thorough` also sweeps up after what others erased.
    """
    told = {rule.data: rule.told for rule in rules(premises.comment_months)}
    contacts = premises.gate.contacts
    with contacts.write() as connection:
        gone = {data: forget(connection, now) for data, forget in CONTACT_SIDE.items()}
        purge_log.write(connection, gone, now.today)
    for data, forget_elsewhere in ELSEWHERE.items():
        gone[data] = forget_elsewhere(premises, now.today)
        if gone[data]:
            with contacts.write() as connection:
                purge_log.write(connection, {data: told[data](gone[data])}, now.today)
    with contacts.write() as connection:
        purge_log.note_run(connection, now.today)
    if any(gone[data] for data in ANSWER_SIDE):
        housekeeping.renew_backup(premises.gate.answers, premises.backup)
    swept = [table for data, table in CONTACT_TABLES.items() if thorough or gone[data]]
    if swept:
        leave_no_trace(contacts, swept)
    return gone


def _tickets(premises: Premises, today: date) -> int:
    """Close the years that are over and counted: the key to whose the tickets were, and then the tickets."""
    answers = premises.gate.answers
    with answers.read() as connection:
        years = tickets.years(connection)
    closed = premises.gate.close_cohorts(today, *years)
    return housekeeping.forget(answers, answer_tables.ticket, answer_tables.ticket.c.year.in_(closed))


def _files(folders: Iterable[Path], days: int, today: date) -> int:
    """Erase the files that were written more than so many days ago."""
    last = today - timedelta(days=days)
    old = [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and datetime.fromtimestamp(path.stat().st_mtime).astimezone().date() < last
    ]
    for path in old:
        erase_file(path)
    return len(old)


ANSWER_SIDE: Mapping[DataClass, Callable[[Premises, date], int]] = {
    DataClass.TICKETS: _tickets,
    DataClass.DRAFTS: lambda place, today: draft_store.forget_over(place.gate.answers, today),
    DataClass.CONTINUE_WORDS: lambda place, today: draft_store.forget_words(place.gate.answers, today),
    DataClass.PAPER_COPIES: lambda place, today: second_keying.forget_old(place.gate.answers, today),
    DataClass.SLIPS: lambda place, today: slip_box.forget_old(place.gate.answers, today),
    DataClass.COMMENTS: lambda place, today: comments.forget_old(
        place.gate.answers, place.backup, place.comment_months, today
    ),
}
ELSEWHERE: Mapping[DataClass, Callable[[Premises, date], int]] = {
    **ANSWER_SIDE,
    DataClass.MESSAGE_FILES: lambda place, today: _files(place.message_folders, CONTACT_DAYS, today),
    DataClass.RETURNED_MAIL: lambda place, today: _files(place.mail_folders, RETURNED_DAYS, today),
}
"""What goes outside the contact side; each leaves no trace behind."""
