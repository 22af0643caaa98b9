"""Migrations go up and down on both engines and make the very tables that the code names."""

import datetime

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Boolean, Date, DateTime, Integer, LargeBinary, Text, Time, inspect, text
from sqlalchemy.exc import IntegrityError

from survey.accounts import tables as accounts
from survey.answers import tables as t
from survey.contacts import tables as c
from survey.database.migration import alembic_config, downgrade, upgrade
from tests.scene import METADATA, dumps

NAMES = ("answers", "contacts")


def tables_of(database):
    with database.read() as connection:
        return set(inspect(connection).get_table_names()) - {"alembic_version"}


@pytest.mark.parametrize("name", NAMES)
def test_migrations_and_code_name_the_same_tables(bare_instance, name):
    with getattr(bare_instance, name).read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, list(METADATA[name])) == []


@pytest.mark.parametrize("name", NAMES)
def test_down_takes_every_table_away_and_up_brings_them_back(bare_instance, name):
    database = getattr(bare_instance, name)
    before = tables_of(database)
    assert before == {table.name for metadata in METADATA[name] for table in metadata.sorted_tables}
    downgrade(database, name)
    assert tables_of(database) == set()
    upgrade(database, name)
    assert tables_of(database) == before


def test_up_a_second_time_changes_nothing(instance, offer):
    offer()
    before = dumps(instance)
    for name in NAMES:
        upgrade(getattr(instance, name), name)
    assert dumps(instance) == before


def test_offers_and_their_slots_outlive_the_outbox_down_and_up(instance, offer):
    for _ in range(3):
        offer()
    before = dumps(instance)
    with instance.contacts.write() as connection:
        command.downgrade(alembic_config("contacts", connection), "contacts_0004")
    with instance.contacts.read() as connection:
        assert "outbox" not in inspect(connection).get_table_names()
        assert connection.execute(text("SELECT count(*) FROM slot WHERE offer_id IS NOT NULL")).scalar() == 3
    upgrade(instance.contacts, "contacts")
    assert dumps(instance) == before


DAY = datetime.date(2026, 5, 4)
TICKET = {"hash": b"h" * 32, "version": "v", "year": 2026, "last_day": DAY, "state": "open"}
OPENING = {"id": "o", "year": 2026, "number": 1, "step": 1, "joined": 0, "overall_only": 0}
TALLY = {"opening_id": "o", "version": "v", "question": "q", "answer": "ja", "count": 1}
COMMENT = {"id": "c", "opening_id": "o", "question": "q", "text": "x"}
GROUP = {
    "opening_id": "o", "version": "v", "question": "q", "audience": "chef", "dimension": "kind",
    "level": "formal", "ja": 8, "ej_ja": 2,
}  # fmt: skip
URN = {"id": "u", "year": 2026, "public_key": b"k", "state": "open"}
ENDING = {
    "id": "e", "form_token": "f", "ended_on": DAY, "kind": "formal", "municipality": "1780",
    "area": "a", "ombud_id": "o", "registered_on": DAY,
}  # fmt: skip
OFFER = {"id": "of", "ending_id": "e", "channel": "link", "offered_on": DAY}
SLOT = {"number": 1, "version": "v", "year": 2026, "last_day": DAY, "standing": "free"}
ACCOUNT = {"id": "a", "username": "u", "name": "n", "role": "ombud", "password_hash": "x"}


@pytest.mark.parametrize(
    ("name", "table", "good", "bad"),
    [
        ("answers", t.ticket, TICKET, {"state": "answered"}),
        ("answers", t.opening, OPENING, {"step": 0}),
        ("answers", t.opening, OPENING, {"step": 6}),
        ("answers", t.tally, TALLY, {"count": 0}),
        ("answers", t.tally, TALLY, {"count": -1}),
        ("answers", t.urn, URN, {"state": "lost"}),
        ("answers", t.group_tally, GROUP, {"ja": 1}),
        ("answers", t.group_tally, GROUP, {"ej_ja": 0}),
        ("answers", t.group_tally, GROUP, {"ja": 7}),
        ("answers", t.comment, COMMENT, {"state": "new"}),
        ("answers", t.comment, COMMENT, {"level": "high"}),
        ("contacts", c.ending, ENDING, {"kind": "gone"}),
        ("contacts", c.ending, ENDING, {"age_group": "12-17"}),
        ("contacts", c.ending, ENDING, {"gender": "x"}),
        ("contacts", c.ending, ENDING, {"reason": "no reason"}),
        ("contacts", c.ending, ENDING, {"municipality": None, "gender": "woman"}),
        ("contacts", c.slot, SLOT, {"standing": "taken"}),
        ("contacts", accounts.account, ACCOUNT, {"role": "god"}),
    ],
)
def test_the_database_itself_refuses_nonsense(bare_instance, name, table, good, bad):
    database = getattr(bare_instance, name)
    with pytest.raises(IntegrityError, match=r"(?i)check"), database.write() as connection:
        connection.execute(table.insert().values(**{**good, **bad}))
    with database.write() as connection:
        connection.execute(table.insert().values(**good))


@pytest.mark.parametrize(
    ("name", "table", "row", "other"),
    [
        ("answers", t.urn, URN, {"id": "another"}),
        ("answers", t.opening, OPENING, {"id": "another"}),
        ("answers", t.ticket, {**TICKET, "code_hash": b"c"}, {"hash": b"i" * 32}),
        ("contacts", c.ending, ENDING, {"id": "another"}),
        ("contacts", accounts.account, ACCOUNT, {"id": "another"}),
    ],
)
def test_what_may_be_there_once_is_refused_a_second_time(bare_instance, name, table, row, other):
    database = getattr(bare_instance, name)
    with database.write() as connection:
        connection.execute(table.insert().values(**row))
    with pytest.raises(IntegrityError, match=r"(?i)unique"), database.write() as connection:
        connection.execute(table.insert().values(**{**row, **other}))


def test_an_offer_belongs_to_an_ending_and_a_taken_slot_to_an_offer(bare_instance):
    for table, row in ((c.offer, OFFER), (c.slot, {**SLOT, "offer_id": "of"})):
        with (
            pytest.raises(IntegrityError, match=r"(?i)foreign key"),
            bare_instance.contacts.write() as connection,
        ):
            connection.execute(table.insert().values(**row))


def test_an_emptied_urn_makes_room_for_the_next_of_its_year(bare_instance):
    with bare_instance.answers.write() as connection:
        connection.execute(t.urn.insert().values(**{**URN, "state": "emptied"}))
        connection.execute(t.urn.insert().values(**{**URN, "id": "next"}))


FORBIDDEN = (
    "time", "created", "updated", "stamp", "date", "when", "kind", "area", "ombud", "office", "serial",
    "channel", "gender", "age", "municipality", "slot", "ending", "contact",
)  # fmt: skip


def test_no_column_of_the_answer_side_tells_when_who_or_where(bare_instance):
    with bare_instance.answers.read() as connection:
        inspector = inspect(connection)
        columns = {
            (table, column["name"]): column
            for table in inspector.get_table_names()
            for column in inspector.get_columns(table)
            if table != "alembic_version"
        }
        assert not [key for key in columns if inspector.get_foreign_keys(key[0])]
    assert [name for name in columns if any(word in name[1] for word in FORBIDDEN)] == []
    # The words kind and område stand in group_tally as values, beside counts of ten people or more:
    # a table that has them knows no ticket, no urn and no text, so that they are never one person's.
    by_group = {table for table, name in columns if name in ("dimension", "level") and table != "comment"}
    assert by_group == {"group_tally", "ledger"}
    assert {name for table, name in columns if table in by_group} == {
        "opening_id", "version", "question", "audience", "dimension", "level", "ja", "ej_ja", "plan", "shown",
    }  # fmt: skip
    dated = {name for name, column in columns.items() if isinstance(column["type"], (Date, DateTime, Time))}
    assert dated == {("ticket", "last_day")}
    known = (Text, Integer, LargeBinary, Date)
    assert [name for name, column in columns.items() if not isinstance(column["type"], known)] == []
    assert not [name for name, column in columns.items() if isinstance(column["type"], Boolean)]
    assert not [name for name, column in columns.items() if column.get("default") or column.get("identity")]


def test_no_row_of_the_answer_side_has_a_number_that_counts_up(bare_instance):
    with bare_instance.answers.read() as connection:
        if bare_instance.answers.is_sqlite:
            made = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
            ours = {name: sql for name, sql in made if name != "alembic_version"}
            assert len(ours) == len(t.metadata.tables)
            assert [name for name, sql in ours.items() if not sql.rstrip().endswith("WITHOUT ROWID")] == []
            assert [name for name, sql in ours.items() if "AUTOINCREMENT" in sql.upper()] == []
        else:
            assert inspect(connection).get_sequence_names() == []


def test_every_key_of_the_answer_side_is_random_or_a_hash(bare_instance):
    """A key that holds a time (UUIDv1, v7) or a counter would order the rows."""
    numbers = {
        (table.name, column.name)
        for table in t.metadata.sorted_tables
        for column in table.primary_key.columns
        if isinstance(column.type, Integer)
    }
    assert numbers == set()
