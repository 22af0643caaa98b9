"""The slip box: sealed, padded, tied to nothing, and gone when it is said to be gone."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy import select

from survey.answers import comments, housekeeping, slip_box
from survey.answers import tables as t
from survey.contacts.desk_log import Action
from survey.contacts.desk_log import count as logged
from survey.domain.envelopes import new_key_pair
from survey.domain.slips import Slip, SlipKind
from survey.gate.slips import done_with_slip, waiting_slips
from survey.security.keys import DESK, PUBLIC, KeyRefused
from tests.conftest import TODAY
from tests.scene import files_with, how_many, open_now, people_who_answer, rows

CALL = Slip(SlipKind.CALL, "070-174 06 05", "Jag vill prata.")
FAULT = Slip(SlipKind.FAULT, "", "Knappen syns inte.")
WORDS = [word.encode() for word in (CALL.reach, CALL.about, FAULT.about)]


@pytest.fixture
def put(instance):
    """Leave a slip as the public door does."""
    public = slip_box.public_key(instance.keys)
    return lambda slip=CALL, today=TODAY: slip_box.put(instance.answers, public, slip, today)


def waiting(instance, today=TODAY):
    return [one.slip for one in waiting_slips(instance.gate, today)]


def test_what_is_left_at_the_public_door_is_read_at_the_desk(instance, put):
    assert put(CALL)
    assert put(FAULT)
    assert sorted(waiting(instance), key=repr) == sorted([CALL, FAULT], key=repr)


def test_a_slip_is_nowhere_in_clear_and_all_have_one_size(instance, put):
    put(CALL)
    put(FAULT)
    assert files_with(instance.settings.folder, WORDS) == {}
    assert len({len(row["box"]) for row in rows(instance, "slip")}) == 1


def test_the_public_doors_half_of_the_key_opens_nothing(instance, put):
    put()
    public = slip_box.public_key(instance.keys)
    assert public not in (instance.keys.root / DESK / slip_box.KEY_NAME).read_bytes()
    with instance.answers.read() as connection:
        (found,) = slip_box.waiting(connection, public[:96], TODAY)
    assert found.slip is None


def test_a_slip_names_no_ticket_and_nothing_names_a_slip(instance, offer, put):
    people_who_answer(instance, offer, 2)
    put()
    (slip,) = rows(instance, "slip")
    assert set(slip) == {"id", "fortnight", "box"}
    others = [row for table in t.metadata.tables if table != "slip" for row in rows(instance, table)]
    assert not any(slip["id"] in map(str, row.values()) for row in others)


def test_two_slips_of_one_fortnight_differ_in_random_key_and_sealed_bytes_alone(instance, put):
    put()
    put()
    first, second = rows(instance, "slip")
    assert first["fortnight"] == second["fortnight"]
    assert first["box"] != second["box"]


def test_the_order_is_that_of_the_random_keys(instance, put):
    for number in range(12):
        put(Slip(SlipKind.CALL, f"nr {number}", ""))
    shown = waiting_slips(instance.gate, TODAY)
    assert [one.id for one in shown] == sorted(one.id for one in shown)
    assert [one.slip.reach for one in shown] != [f"nr {number}" for number in range(12)]


def test_a_slip_that_is_seen_to_is_gone_from_the_disk(instance, put):
    put()
    (slip,), (row,) = waiting_slips(instance.gate, TODAY), rows(instance, "slip")
    assert done_with_slip(instance.gate, slip.id, "karin", TODAY)
    assert waiting(instance) == []
    assert files_with(instance.settings.folder, [row["box"][:64]]) == {}
    with instance.contacts.read() as connection:
        assert logged(connection, Action.SLIP_DONE, TODAY.year) == 1


def test_who_comes_second_logs_nothing(instance, put):
    put()
    (slip,) = waiting_slips(instance.gate, TODAY)
    assert done_with_slip(instance.gate, slip.id, "karin", TODAY)
    assert not done_with_slip(instance.gate, slip.id, "sara", TODAY)
    with instance.contacts.read() as connection:
        assert logged(connection, Action.SLIP_DONE, TODAY.year) == 1


@pytest.mark.parametrize(("days", "left"), [(76, 1), (91, 0)])
def test_after_ninety_days_a_slip_is_neither_shown_nor_stored(instance, put, days, left):
    put()
    later = TODAY + timedelta(days)
    assert len(waiting(instance, later)) == left
    slip_box.forget_old(instance.answers, later)
    assert how_many(instance, "slip") == left


def test_the_next_slip_takes_the_old_ones_away(instance, put):
    put()
    put(FAULT, TODAY + timedelta(91))
    assert how_many(instance, "slip") == 1


def test_a_full_box_takes_no_more_and_says_so(instance, put, monkeypatch):
    monkeypatch.setattr(slip_box, "MOST_SLIPS", 2)
    assert [put(), put(), put()] == [True, True, False]
    assert how_many(instance, "slip") == 2


def test_a_slip_of_a_lost_key_is_shown_as_unreadable_and_hides_no_other(instance, put):
    slip_box.put(instance.answers, new_key_pair().public, CALL, TODAY)
    put(FAULT)
    assert set(waiting(instance)) == {None, FAULT}


def test_making_the_keys_again_keeps_them(instance):
    before = slip_box.public_key(instance.keys)
    slip_box.make_keys(instance.keys)
    assert slip_box.public_key(instance.keys) == before


def test_a_door_without_its_key_says_what_to_do(instance):
    instance.keys.destroy(PUBLIC, slip_box.KEY_NAME)
    with pytest.raises(KeyRefused, match="survey init"):
        slip_box.public_key(instance.keys)


@pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)
def test_a_backup_holds_no_slip(instance, put):
    put()
    (row,) = rows(instance, "slip")
    housekeeping.back_up(instance.answers, instance.backup)
    copy = instance.backup / "answers.sqlite3"
    assert row["box"][:64] not in copy.read_bytes()
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM slip").fetchone() == (0,)


def test_an_opening_leaves_the_slips_where_they_are(instance, offer, put):
    put()
    people_who_answer(instance, offer, 10)
    open_now(instance)
    assert waiting(instance) == [CALL]


@pytest.mark.parametrize(("year", "month", "left"), [(2031, 12, 10), (2032, 1, 0)])
def test_texts_go_so_many_months_after_their_years_end(instance, offer, year, month, left):
    people_who_answer(instance, offer, 10)
    open_now(instance)
    comments.forget_old(instance.answers, instance.backup, 60, TODAY.replace(year=year, month=month))
    with instance.answers.read() as connection:
        texts = list(connection.execute(select(t.comment.c.text)).scalars())
    assert len(texts) == left
    found = files_with(instance.settings.folder, [b"ord 7"])
    assert bool(found) is bool(left) or not instance.answers.is_sqlite
