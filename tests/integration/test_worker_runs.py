"""The worker as a process: it stops when asked, holds no lock at a slow provider, and purges once a day."""

import fcntl
import signal
import sqlite3
from contextlib import closing
from datetime import date

import pytest
from sqlalchemy import select, update

from survey.cli.stopping import Stopping
from survey.contacts import outbox, reminders
from survey.contacts import tables as t
from survey.delivery.messages import MessageWay
from survey.domain.retention import DataClass
from survey.worker import run
from tests.integration.test_purge import protocol
from tests.scene import PowerCut, answer, dump
from tests.sending import NUMBER, Provider, Timepiece, send_offer, states, worker_of


@pytest.fixture
def engine_urls():
    return {}


@pytest.fixture
def clock():
    return Timepiece()


@pytest.fixture
def stopping():
    """What takes the signals while the test runs."""
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}
    asked = Stopping()
    asked.listen()
    yield asked
    for each, handler in before.items():
        signal.signal(each, handler)


def never_rest(_seconds):
    raise AssertionError("a worker that is to stop does not rest")


def leased(instance):
    with instance.contacts.read() as connection:
        return connection.execute(select(t.outbox.c.id).where(t.outbox.c.lease_until != 0)).all()


class Struck(Provider):
    """One during whose sending the process is told to stop."""

    how = signal.SIGTERM

    def send(self, message, key):
        signal.raise_signal(self.how)
        return super().send(message, key)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_that_is_told_to_stop_ends_the_sending_at_hand_and_begins_no_other(
    instance, clock, stopping, how
):
    offers = [send_offer(instance, clock(), number)[1] for number in range(5)]
    provider = Struck()
    provider.how = how

    def sleep(seconds):
        stopping.sleep(seconds, never_rest)

    run(worker_of(instance, clock, provider, stopping=stopping), sleep, once=False)
    found = [states(instance, offer_id)[0] for offer_id in offers]
    assert sorted(found) == ["queued"] * 4 + ["sent"]
    assert leased(instance) == []
    assert len(provider.came) == 1
    again = Provider()
    worker_of(instance, clock, again).work()
    assert len(again.came) == 4


def test_reminders_that_wait_for_the_next_worker_are_alike_whoever_has_answered(instance, clock):
    people = {offer: issued for _, offer, issued in (send_offer(instance, clock(), n) for n in range(6))}
    worker_of(instance, clock, Provider()).work()
    clock.move(days=14)
    with instance.contacts.write() as connection:
        reminders.write_due(connection, clock())
        *first, _ = outbox.due_reminders(connection, MessageWay.SMS, clock())
    for sending in first:
        answer(instance, people[sending.offer_id], {"bemotande": "ja"}, today=clock().date())

    def after(turns):
        left = iter(range(turns))
        return lambda: next(left, None) is None

    before = dump(instance.contacts, "contacts")
    for turns in range(1, 6):
        provider = Provider()
        worker_of(instance, clock, provider, stopping=after(turns)).work()
        assert provider.came == []
        assert dump(instance.contacts, "contacts") == before
    worker_of(instance, clock, Provider()).work()
    assert {states(instance, offer_id)[1] for offer_id in people} == {"sent"}


def test_a_resting_worker_wakes_when_it_is_told_to_stop(stopping):
    rests = []

    def nap(seconds):
        rests.append(seconds)
        if len(rests) == 3:
            signal.raise_signal(signal.SIGTERM)

    stopping.sleep(60, nap)
    assert (rests, stopping()) == ([1.0] * 3, True)


def test_told_twice_the_process_ends_at_once(stopping):
    signal.raise_signal(signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


class Slow(Provider):
    """One that takes its time: meanwhile the doors must be able to write."""

    def __init__(self, instance):
        super().__init__()
        self.folder = instance.settings.folder

    def send(self, message, key):
        for name in ("contacts", "answers"):
            file = self.folder / f"{name}.sqlite3"
            with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as door:
                door.execute("BEGIN IMMEDIATE")
                door.execute("ROLLBACK")
                assert door.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0, "somebody reads"
            with file.with_name(file.name + ".turn").open("a") as turn:
                fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return super().send(message, key)


def test_while_a_slow_provider_is_waited_for_nobody_else_waits(instance, clock):
    """No transaction is open and no turn is held, however long a sending takes: the web stays as fast."""
    send_offer(instance, clock())
    provider = Slow(instance)
    worker = worker_of(instance, clock, provider)
    worker.work()
    clock.move(days=14)
    worker.work()
    assert len(provider.came) == 2


def test_the_worker_purges_once_a_day(instance, clock):
    send_offer(instance, clock())
    worker, rests = worker_of(instance, clock, Provider()), []

    def sleep(_seconds):
        rests.append(protocol(instance).get("2026-05", {}))
        with instance.contacts.write() as connection:
            connection.execute(update(t.contact_detail).values(gone_after=date(2020, 1, 1)))
        if len(rests) == 2:
            clock.move(days=1)
        if len(rests) == 3:
            raise PowerCut

    with pytest.raises(PowerCut):
        run(worker, sleep, once=False)
    assert rests == [{}, {}, {DataClass.CONTACT_DETAILS: 1}]
    assert NUMBER not in repr(dump(instance.contacts, "contacts"))


def test_a_purge_that_fails_does_not_keep_anybody_from_their_message(instance, clock, monkeypatch):
    def full(*_args, **_given):
        raise OSError("the disk is full")

    monkeypatch.setattr("survey.worker.purge", full)
    send_offer(instance, clock())
    provider = Provider()
    run(worker_of(instance, clock, provider), never_rest, once=True)
    assert len(provider.came) == 1


def test_only_an_invitation_asks_what_became_of_it(instance, clock):
    send_offer(instance, clock())
    provider = Provider()
    worker = worker_of(instance, clock, provider)
    for _ in range(3):
        worker.work()
        clock.move(days=14)
    assert [message.followed for _, message in provider.came] == [True, False, False]
