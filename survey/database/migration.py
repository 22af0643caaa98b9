"""Migrations of the two databases through Alembic's command API, up and down, on either engine."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from survey.database.engines import Database

FOLDER = Path(__file__).parent / "migrations"


def upgrade(database: Database, name: str) -> None:
    """Bring a database (`contacts` or `answers`) to the newest schema.

    SQLite's write-ahead log is switched on here, once: it is a property of the file.
    """
    if database.is_sqlite:
        with database.outside_transactions() as connection:
            connection.execute(text("PRAGMA journal_mode=WAL"))
    with database.write() as connection:
        command.upgrade(alembic_config(name, connection), "head")


def downgrade(database: Database, name: str) -> None:
    """Take every table of a database away again."""
    with database.write() as connection:
        command.downgrade(alembic_config(name, connection), "base")


def alembic_config(name: str, connection: Connection) -> Config:
    """Return Alembic's configuration for one database's migrations on a connection."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("version_locations", str(FOLDER / name))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
