"""One database: reads that never wait, writes that take turns and are on disk when acknowledged."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite

from survey.security.locks import locked

BUSY_MILLISECONDS = 10_000
INSERT: Mapping[str, Callable[[Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class Database:
    """An engine with two kinds of transaction.

    On SQLite a write is `BEGIN IMMEDIATE` behind a file lock, so that writers take fair turns
    instead of sleeping and retrying; reads are deferred and see one snapshot.
    """

    def __init__(self, url: str) -> None:
        self.engine = open_engine(url)
        self._turn = turn_file(self.engine)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection in a transaction of one snapshot that changes nothing: always rolled back."""
        with self.engine.connect() as connection:
            if not self.is_sqlite:
                connection.execution_options(isolation_level="REPEATABLE READ")
            self._begin(connection, "BEGIN")
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a connection in a transaction: durable when the block ends, undone when it raises."""
        with take_turn(self._turn), self.engine.connect() as connection:
            self._begin(connection, "BEGIN IMMEDIATE")
            yield connection
            connection.commit()

    @contextmanager
    def outside_transactions(self) -> Iterator[Connection]:
        """Give a connection for what no transaction may hold: VACUUM and checkpoints."""
        with take_turn(self._turn), self.engine.connect() as connection:
            yield connection.execution_options(isolation_level="AUTOCOMMIT")

    def _begin(self, connection: Connection, statement: str) -> None:
        """Begin on SQLite, where the driver would choose a moment of its own.

        Said outright and not by an engine event: a listener costs every statement that follows.
        """
        if self.is_sqlite:
            connection.exec_driver_sql(statement)

    @property
    def is_sqlite(self) -> bool:
        """True on the embedded engine."""
        return self.engine.dialect.name == "sqlite"

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def open_engine(url: str) -> Engine:
    """Return an engine for SQLite (WAL, synchronous=FULL) or PostgreSQL; no error or log shows a value."""
    engine = create_engine(url, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def turn_file(engine: Engine) -> Path | None:
    """Return the file whose lock gives writers their turn; None where the server does that."""
    name = engine.url.database
    return Path(name + ".turn") if engine.dialect.name == "sqlite" and name else None


def take_turn(path: Path | None) -> AbstractContextManager[None]:
    """Return a context that holds the writers' lock, if there is one."""
    return locked(path) if path else nullcontext()


def insert_once(connection: Connection, table: Table, row: Mapping[str, Any]) -> bool:
    """Insert a row unless it meets one that is there already, or just being made; tell whether it did."""
    insert = INSERT[connection.dialect.name](table).values(**row).on_conflict_do_nothing()
    return connection.execute(insert.returning(*table.primary_key.columns)).first() is not None


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we send BEGIN ourselves
    connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
