"""After an opening no deleted envelope stays in the file or its log, and a verified backup is made."""

import sqlite3
from pathlib import Path

from sqlalchemy import ColumnElement, Table, delete, func, select, text

from survey.answers import tables as t
from survey.database import traces
from survey.database.engines import Database

BACKUP = "answers.sqlite3"
CHECKPOINT_TRIES = 20
TAKE_OUT = ("DELETE FROM slip", "DELETE FROM second_keying")
"""What no backup holds: it is thrown away when somebody has seen to it."""


class BackupFaulty(Exception):
    """The fresh backup does not hold what the database holds; the keys must not be destroyed."""


class LogInUse(Exception):
    """A reader kept the write-ahead log from being emptied: deleted envelopes may still lie in it."""


def sweep(database: Database) -> None:
    """Rewrite the tables in the order of their keys, and empty the write-ahead log; raises LogInUse."""
    with database.outside_transactions() as connection:
        if not database.is_sqlite:
            for table in t.metadata.sorted_tables:
                connection.execute(text(f"CLUSTER {table.name} USING {table.name}_pkey"))
            return
        connection.execute(text("VACUUM"))
        for _ in range(CHECKPOINT_TRIES):
            busy = connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).one()[0]
            if not busy:
                return
    raise LogInUse


def leave_no_trace(database: Database, table: Table) -> None:
    """Let no deleted or replaced content of a table stay in the file or in its log."""
    traces.leave_no_trace(database, [table])


def forget(database: Database, table: Table, old: ColumnElement[bool]) -> int:
    """Delete rows without a trace; return how many, and write nothing when there is none."""
    with database.read() as connection:
        if connection.execute(select(table).where(old).limit(1)).first() is None:
            return 0
    with database.write() as connection:
        gone = connection.execute(delete(table).where(old)).rowcount
    leave_no_trace(database, table)
    return gone


def renew_backup(database: Database, folder: Path) -> None:
    """Write the copy anew if there is one: what is gone here must not lie on there."""
    if (folder / BACKUP).exists():
        back_up(database, folder)


def back_up(database: Database, folder: Path) -> None:
    """Write one verified copy in place of the last one; raises BackupFaulty.

    Slips and the copies of double entry are left out: what is thrown away must not lie on in a backup.
    On PostgreSQL the copy is the cluster's own base backup, made by whoever runs it.
    """
    if not database.is_sqlite:
        return
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = folder / f"{BACKUP}.new"
    fresh.unlink(missing_ok=True)
    with database.outside_transactions() as connection:
        connection.execute(text("VACUUM INTO :target"), {"target": str(fresh)})
        counted = connection.execute(select(func.sum(t.tally.c.count))).scalar()
    fresh.chmod(0o600)
    _take_passing_out(fresh)
    if _counts_in(fresh) != ("ok", counted):
        raise BackupFaulty(str(fresh))
    fresh.replace(folder / BACKUP)


def _take_passing_out(copy: Path) -> None:
    connection = sqlite3.connect(copy, isolation_level=None)
    try:
        for statement in ("PRAGMA secure_delete=ON", *TAKE_OUT, "VACUUM"):
            connection.execute(statement)
    finally:
        connection.close()


def _counts_in(copy: Path) -> tuple[str, int | None]:
    connection = sqlite3.connect(f"file:{copy}?mode=ro", uri=True)
    try:
        (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
        (counted,) = connection.execute("SELECT sum(count) FROM tally").fetchone()
    finally:
        connection.close()
    return verdict, counted
