"""A database: reads change nothing, writes are whole and take turns, and are on disk when acknowledged."""

import sqlite3

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from survey.database import engines
from survey.database.engines import Database, turn_file
from tests.threads import at_once


@pytest.fixture
def database(tmp_path):
    made = Database(f"sqlite:///{tmp_path / 'a.sqlite3'}")
    with made.outside_transactions() as connection:
        connection.execute(text("PRAGMA journal_mode=WAL"))
    with made.write() as connection:
        connection.execute(text("CREATE TABLE n (n INTEGER)"))
    yield made
    made.close()


def total(database):
    with database.read() as connection:
        return connection.execute(text("SELECT count(*) FROM n")).scalar_one()


def test_a_write_is_there_for_everybody_when_its_block_ends(database, tmp_path):
    with database.write() as connection:
        connection.execute(text("INSERT INTO n VALUES (1)"))
        assert total(database) == 0
    with sqlite3.connect(tmp_path / "a.sqlite3") as other:
        assert other.execute("SELECT count(*) FROM n").fetchone() == (1,)
    other.close()


def test_a_write_that_raises_leaves_nothing_behind(database):
    def fail_half_way():
        with database.write() as connection:
            connection.execute(text("INSERT INTO n VALUES (1)"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail_half_way()
    assert total(database) == 0


def test_what_is_written_in_a_read_is_undone(database):
    with database.read() as connection:
        connection.execute(text("INSERT INTO n VALUES (1)"))
    assert total(database) == 0


@pytest.mark.parametrize(("pragma", "value"), [("synchronous", 2), ("secure_delete", 1), ("foreign_keys", 1)])
def test_every_connection_is_durable_and_erases_what_is_deleted(database, pragma, value):
    for block in (database.read, database.write, database.outside_transactions):
        with block() as connection:
            assert connection.execute(text(f"PRAGMA {pragma}")).scalar_one() == value


def test_a_write_takes_the_lock_from_its_first_moment(database, tmp_path):
    impatient = sqlite3.connect(tmp_path / "a.sqlite3", timeout=0)
    with database.write(), pytest.raises(sqlite3.OperationalError, match="locked"):
        impatient.execute("BEGIN IMMEDIATE")
    impatient.close()


def test_a_reader_sees_one_snapshot_and_never_waits_for_a_writer(database):
    with database.read() as reader:
        assert reader.execute(text("SELECT count(*) FROM n")).scalar_one() == 0
        with database.write() as connection:
            connection.execute(text("INSERT INTO n VALUES (1)"))
        assert reader.execute(text("SELECT count(*) FROM n")).scalar_one() == 0


def test_many_writers_take_turns_and_none_is_lost(tmp_path, database):
    def write_ten():
        mine = Database(f"sqlite:///{tmp_path / 'a.sqlite3'}")
        for _ in range(10):
            with mine.write() as connection:
                seen = connection.execute(text("SELECT count(*) FROM n")).scalar_one()
                connection.execute(text("INSERT INTO n VALUES (:seen)"), {"seen": seen})
        mine.close()

    at_once(8, write_ten)
    with database.read() as connection:
        numbers = sorted(connection.execute(text("SELECT n FROM n")).scalars())
    assert numbers == list(range(80))


def test_another_program_that_holds_the_file_makes_a_write_fail_instead_of_wait_for_ever(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(engines, "BUSY_MILLISECONDS", 50)
    patient = Database(f"sqlite:///{tmp_path / 'b.sqlite3'}")
    holder = sqlite3.connect(tmp_path / "b.sqlite3", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="locked"), patient.write():
        pass
    holder.close()
    patient.close()


def test_a_server_needs_no_turn_file():
    engine = engines.open_engine("postgresql+psycopg://x@localhost/y")
    assert turn_file(engine) is None
    with engines.take_turn(None):
        pass
    assert turn_file(engines.open_engine("sqlite://")) is None
