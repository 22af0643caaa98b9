"""What was deleted or replaced leaves no trace in the database's file or its log."""

from collections.abc import Iterable

from sqlalchemy import Table, text

from survey.database.engines import Database

CHECKPOINT_TRIES = 20


def leave_no_trace(database: Database, tables: Iterable[Table]) -> bool:
    """Let no deleted content of these tables stay; False when a reader kept the log from being emptied.

    On SQLite deleted rows are overwritten at once (secure_delete), and the log is emptied here.
    """
    with database.outside_transactions() as connection:
        if not database.is_sqlite:
            for table in tables:
                connection.execute(text(f"CLUSTER {table.name} USING {table.name}_pkey"))
            return True
        return any(
            not connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).one()[0]
            for _ in range(CHECKPOINT_TRIES)
        )
