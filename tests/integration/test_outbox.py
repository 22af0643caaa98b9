"""The outbox: everybody once, nobody twice, nothing after a stop, and no row that tells who has answered."""

from datetime import date, datetime

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from survey.cli.main import main
from survey.contacts import contact_details, endings, invitations, outbox, reminders
from survey.contacts import tables as t
from survey.contacts.contact_details import Address
from survey.delivery.calendar import ZONE
from survey.delivery.choosing import WaysOut
from survey.delivery.file_outbox import FileOutbox
from survey.delivery.messages import MessageWay
from survey.delivery.protocol import Cause, Refused, Sent, TryLater, handle
from survey.domain.kinds import Channel, NotOfferedReason, StopReason
from survey.security.keys import DESK
from survey.worker import run
from tests.scene import PowerCut, answer, dump, participation_of, ticket_of
from tests.sending import (
    DOWN,
    MAILBOX,
    NUMBER,
    START,
    UNKNOWN,
    Idempotent,
    Provider,
    Timepiece,
    send_offer,
    states,
    worker_of,
)

KILLS = 500


@pytest.fixture
def engine_urls():
    """SQLite alone: the days of waiting make many transactions."""
    return {}


@pytest.fixture
def clock():
    return Timepiece()


@pytest.fixture
def provider():
    return Provider()


@pytest.fixture
def worker(instance, clock, provider):
    return worker_of(instance, clock, provider)


def _die(*_args):
    raise PowerCut


def find(instance, ending_id):
    with instance.contacts.read() as connection:
        return endings.find(connection, ending_id)


def stop(instance, ending_id, reason, today):
    with instance.contacts.write() as connection:
        return endings.stop(connection, ending_id, reason, today)


# ------------------------------------------------------------- the invitation


def test_an_invitation_goes_out_with_a_link_that_works_and_is_stored_nowhere(
    instance, clock, provider, worker, browser
):
    _, offer_id, issued = send_offer(instance, clock())
    worker.work()
    worker.work()
    [(key, message)] = provider.came
    assert message.to == NUMBER
    assert f"/e/{issued.token}" in message.text
    assert "31/12" in message.text
    assert states(instance, offer_id) == {0: "sent"}
    assert "går inte längre att använda" not in browser().get(f"/e/{issued.token}").text
    stored = repr(dump(instance.contacts, "contacts"))
    for secret in (NUMBER, issued.token, issued.code):
        assert secret not in stored
    assert handle(key) in stored


def test_nothing_is_sent_at_night_or_on_a_holiday(instance, clock, provider, worker):
    clock.now = datetime(2026, 4, 30, 20, tzinfo=ZONE)
    send_offer(instance, clock())
    [row] = dump(instance.contacts, "contacts")["outbox"]
    assert int(datetime(2026, 5, 4, 10, tzinfo=ZONE).timestamp()) in row
    for hours in (0, 9, 15, 24, 24):
        clock.move(hours=hours)
        worker.work()
        assert provider.tried == 0
    clock.now = datetime(2026, 5, 4, 10, tzinfo=ZONE)
    worker.work()
    assert provider.to() == {NUMBER: 1}


def test_a_row_whose_time_has_come_waits_for_the_morning(instance, clock, provider, worker):
    send_offer(instance, clock())
    clock.now = clock.now.replace(hour=19)
    worker.work()
    assert provider.tried == 0
    clock.move(hours=16)
    worker.work()
    assert provider.to() == {NUMBER: 1}


def test_an_offer_that_is_undone_leaves_nothing_to_send(instance, clock, provider, worker, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr("survey.gate.take_slot", _die)
        with pytest.raises(PowerCut):
            send_offer(instance, clock())
    worker.work()
    rows = dump(instance.contacts, "contacts")
    assert (rows["offer"], rows["outbox"], rows["contact_detail"]) == ([], [], [])
    assert provider.tried == 0


def test_an_offer_gets_one_row_a_round_and_no_more(instance, clock):
    _, offer_id, _ = send_offer(instance, clock())
    with instance.contacts.write() as connection:
        assert not outbox.queue(connection, offer_id, 0, MessageWay.EMAIL, clock())
    assert len(dump(instance.contacts, "contacts")["outbox"]) == 1


def test_the_file_outbox_of_an_example_folder_gets_one_file(instance, clock, tmp_path):
    folder = FileOutbox(tmp_path / "outbox")
    send_offer(instance, clock())
    worker = worker_of(instance, clock, folder)
    run(worker, lambda _seconds: None, once=True)
    run(worker, lambda _seconds: None, once=True)
    assert len(list((tmp_path / "outbox").glob("*.eml"))) == 1


def test_the_worker_rests_between_its_rounds(worker):
    rests = []

    def sleep(seconds):
        rests.append(seconds)
        if len(rests) == 3:
            raise PowerCut

    with pytest.raises(PowerCut):
        run(worker, sleep, once=False)
    assert rests == [60.0] * 3


# ------------------------------------------------------------- a new link


def send_link(instance, ending_id, to=NUMBER):
    also = invitations.send_new_link(instance.keys, Address(MessageWay.SMS, to), START)
    return instance.gate.reissue(ending_id, "anna", START.date(), also)


def test_a_new_link_is_not_queued_once_the_offer_is_stopped(instance, provider, worker):
    ending_id, offer_id, _ = send_offer(instance, START)
    stop(instance, ending_id, StopReason.DECEASED, START.date())
    assert send_link(instance, ending_id)
    worker.work()
    assert provider.came == []
    assert states(instance, offer_id) == {0: "stopped"}
    assert dump(instance.contacts, "contacts")["contact_detail"] == []


def test_a_new_link_goes_out_in_place_of_an_invitation_that_still_waits(instance, provider, worker):
    ending_id, _, issued = send_offer(instance, START)
    newest = send_link(instance, ending_id, "+46701740699")
    worker.work()
    ((_, message),) = provider.came
    assert message.to == "+46701740699"
    assert newest.token in message.text
    assert issued.token not in message.text


def test_an_unsure_new_link_that_is_sent_again_is_a_new_link_still(instance, clock, provider, worker):
    ending_id, offer_id, _ = send_offer(instance, START)
    provider.answers = UNKNOWN
    send_link(instance, ending_id)
    worker.work()
    provider.answers = None
    with instance.contacts.write() as connection:
        (row,) = outbox.of_offer(connection, offer_id)
        invitations.resolve(connection, row, False, clock())
    worker.work()
    assert [message.text.startswith("Hej! Din nya länk:") for _, message in provider.came] == [True]


# ------------------------------------------------------------- a provider that is away


def test_after_an_hour_without_provider_all_two_hundred_go_out_once_within_seventy_minutes(
    instance, clock, provider, worker
):
    for number in range(200):
        send_offer(instance, clock(), number, to=f"07017{number:05}")
    provider.answers = DOWN
    for _ in range(12):
        worker.work()
        clock.move(minutes=5)
    provider.answers = None
    for _ in range(7):
        worker.work()
        clock.move(minutes=10)
    assert len(provider.to()) == 200
    assert set(provider.to().values()) == {1}


def test_a_provider_that_is_away_is_asked_once_a_round(instance, clock, provider, worker):
    for number in range(5):
        send_offer(instance, clock(), number)
    provider.answers = DOWN
    worker.work()
    assert provider.tried == 1


def test_a_message_that_is_refused_for_now_holds_up_nobody_else(instance, clock, provider, worker):
    for number in range(5):
        send_offer(instance, clock(), number)
    provider.answers = TryLater(Cause.REFUSED)
    worker.work()
    assert provider.tried == 5


def test_it_is_tried_after_1_5_15_and_60_minutes_and_given_up_after_48_hours():
    now, tried, waits = START, 1, []
    while (again := invitations.next_try(tried, START)) is not None:
        waits.append((again - START).total_seconds() / 60 if tried < 5 else 60)
        tried += 1
    assert waits[:5] == [1, 5, 15, 60, 60]
    assert 48 * 60 <= sum(waits) < 49 * 60
    assert now == START


def test_an_invitation_that_never_got_out_is_back_on_the_worklist(instance, clock, provider, worker):
    ending_id, offer_id, _ = send_offer(instance, clock())
    provider.answers = DOWN
    for _ in range(60):
        clock.now = invitations.next_try(4, clock())
        worker._send_invitations()
    assert states(instance, offer_id) == {0: "failed"}
    assert find(instance, ending_id).is_unreached


# ------------------------------------------------------------- crashes


@pytest.mark.parametrize(("kind", "left"), [(Idempotent, "sent"), (Provider, "unsure")])
def test_a_worker_killed_between_sending_and_commit_sends_nobody_anything_twice(
    instance, clock, monkeypatch, kind, left
):
    provider = kind()
    worker = worker_of(instance, clock, provider)
    settle = invitations.settle
    _, offer_id, _ = send_offer(instance, clock())
    for _ in range(KILLS):
        with instance.contacts.write() as connection:
            outbox.forget(connection, offer_id)
            outbox.queue(connection, offer_id, outbox.INVITATION, MessageWay.SMS, clock())
        monkeypatch.setattr(invitations, "settle", _die)
        with pytest.raises(PowerCut):
            worker._send_invitations()
        monkeypatch.setattr(invitations, "settle", settle)
        clock.move(minutes=5)
        worker._recover()
        worker._send_invitations()
        assert states(instance, offer_id) == {0: left}
        clock.now = START
    keys = [key for key, _ in provider.came]
    assert len(keys) == len(set(keys)) == KILLS


def test_a_worker_killed_before_sending_sends_when_the_provider_knows_nothing(instance, clock):
    provider = Idempotent()
    _, offer_id, _ = send_offer(instance, clock())
    with instance.contacts.write() as connection:
        assert outbox.lease(connection, outbox.of_offer(connection, offer_id)[0], clock())
        assert not outbox.lease(connection, outbox.of_offer(connection, offer_id)[0], clock())
    worker = worker_of(instance, clock, provider)
    clock.move(minutes=4)
    worker.work()
    assert provider.came == []
    clock.move(minutes=1)
    worker.work()
    clock.move(minutes=1)
    worker.work()
    assert provider.to() == {NUMBER: 1}


def test_what_is_unsure_waits_for_a_report_or_for_a_member_of_staff(instance, clock, provider, worker):
    provider.answers = UNKNOWN
    ids = [send_offer(instance, clock(), number)[1] for number in range(3)]
    worker.work()
    provider.answers = None
    for _ in range(5):
        clock.move(hours=1)
        worker.work()
    assert provider.came == []
    with instance.contacts.write() as connection:
        first, second, third = (outbox.of_offer(connection, one)[0] for one in ids)
        assert {one.id for one, _ in outbox.unsure(connection)} == {first.id, second.id, third.id}
        assert invitations.reported(connection, first.id, True, clock().date())
        invitations.resolve(connection, second, True, clock())
        invitations.resolve(connection, third, False, clock())
    worker.work()
    assert [states(instance, one) for one in ids] == [{0: "sent"}] * 3
    assert [key for key, _ in provider.came] != [third.key]
    assert len(provider.came) == 1


# ------------------------------------------------------------- stops and bounces


@pytest.mark.parametrize("reason", StopReason)
@pytest.mark.parametrize("after_the_invitation", [False, True])
def test_nothing_is_sent_after_a_stop(instance, clock, provider, worker, reason, after_the_invitation):
    ending_id, offer_id, _ = send_offer(instance, clock(), email=True)
    if after_the_invitation:
        worker.work()
    assert stop(instance, ending_id, reason, clock().date())
    assert dump(instance.contacts, "contacts")["contact_detail"] == []
    assert not stop(instance, ending_id, StopReason.DECLINED, clock().date())
    for _ in range(15):
        clock.move(days=4)
        worker.work()
    assert len(provider.came) == after_the_invitation
    assert dump(instance.contacts, "contacts")["contact_detail"] == []
    assert states(instance, offer_id) == {0: "sent" if after_the_invitation else "stopped"}
    given = reason.was_reached if after_the_invitation else reason is StopReason.DECLINED
    assert find(instance, ending_id).given_the_chance is given


def test_a_stop_cancels_queued_reminders_in_the_same_transaction(
    instance, clock, provider, worker, monkeypatch
):
    ending_id, offer_id, _ = send_offer(instance, clock())
    worker.work()
    clock.move(days=14)
    with instance.contacts.write() as connection:
        reminders.write_due(connection, clock())
    assert states(instance, offer_id) == {0: "sent", 1: "queued"}
    with monkeypatch.context() as broken:
        broken.setattr(contact_details, "erase", _die)
        with pytest.raises(PowerCut):
            stop(instance, ending_id, StopReason.DECEASED, clock().date())
    assert states(instance, offer_id) == {0: "sent", 1: "queued"}
    stop(instance, ending_id, StopReason.DECEASED, clock().date())
    assert states(instance, offer_id) == {0: "sent", 1: "stopped"}
    worker.work()
    assert len(provider.came) == 1


class Interrupted(Provider):
    """One in whose middle somebody stops the offer."""

    def __init__(self, outcome, then):
        super().__init__(answers=outcome)
        self.then = then

    def send(self, message, key):
        self.then()
        return super().send(message, key)


@pytest.mark.parametrize("outcome", [Refused(Cause.ADDRESS_WRONG), DOWN, UNKNOWN, Sent("r")])
def test_a_message_that_was_on_its_way_at_a_stop_does_not_undo_it(instance, clock, outcome):
    ending_id, offer_id, _ = send_offer(instance, clock())

    def see_death():
        stop(instance, ending_id, StopReason.DECEASED, clock().date())

    interrupted = Interrupted(outcome, see_death)
    worker_of(instance, clock, interrupted).work()
    assert states(instance, offer_id) == {0: "stopped"}
    assert find(instance, ending_id).stopped is StopReason.DECEASED


def test_a_wrong_number_puts_the_ending_back_and_it_counts_as_offered_only_once_reached(
    instance, clock, provider, worker
):
    ending_id, _, old = send_offer(instance, clock())
    send_offer(instance, clock(), 1)
    provider.answers = Refused(Cause.ADDRESS_WRONG)
    worker.work()
    today = clock().date()
    with instance.contacts.read() as connection:
        assert {one.id for one in endings.waiting(connection)} >= {ending_id}
    ending = find(instance, ending_id)
    assert (ending.state(today), ending.given_the_chance) == (endings.OfferState.WAITING, False)
    assert participation_of(instance, today.year) == {}
    provider.answers = None
    address = Address(MessageWay.EMAIL, MAILBOX)
    also = invitations.invite_again(instance.keys, Channel.EMAIL, [address], clock())
    new = instance.gate.reissue(ending_id, "anna", today, also)
    worker_of(instance, clock, provider, provider).work()
    assert provider.to() == {MAILBOX: 1}
    assert f"/e/{new.token}" in provider.came[0][1].text
    assert (ticket_of(instance, old).state, ticket_of(instance, new).state) == ("replaced", "open")
    again = find(instance, ending_id)
    assert (again.state(today), again.given_the_chance, again.channel) == ("offered", True, Channel.EMAIL)
    assert participation_of(instance, today.year)["channel", "email"] == (0, 1)


def test_an_unreached_ending_may_get_a_reason_and_a_reached_one_may_not(instance, clock, provider, worker):
    ending_id, _, _ = send_offer(instance, clock())
    with instance.contacts.write() as connection:
        assert not endings.give_reason(connection, ending_id, NotOfferedReason.NO_CONTACT_PATH)
    provider.answers = Refused(Cause.ADDRESS_WRONG)
    worker.work()
    with instance.contacts.write() as connection:
        assert endings.give_reason(connection, ending_id, NotOfferedReason.NO_CONTACT_PATH)
        assert endings.waiting(connection) == []
    assert find(instance, ending_id).state(clock().date()) is endings.OfferState.NOT_OFFERED


def test_an_offer_that_reached_its_person_does_not_go_out_another_way(instance, clock, provider, worker):
    ending_id, offer_id, _ = send_offer(instance, clock())
    worker.work()
    also = invitations.invite_again(
        instance.keys, Channel.EMAIL, [Address(MessageWay.EMAIL, MAILBOX)], clock()
    )
    instance.gate.reissue(ending_id, "anna", clock().date(), also)
    worker.work()
    assert len(provider.came) == 1
    assert find(instance, ending_id).channel is Channel.SMS
    with instance.contacts.read() as connection:
        kept = contact_details.find(connection, instance.keys, offer_id, MessageWay.SMS)
    assert kept == Address(MessageWay.SMS, NUMBER)
    assert states(instance, offer_id) == {0: "sent"}


def test_a_bounce_of_the_invitation_counts_and_one_of_a_reminder_does_not(instance, clock, provider, worker):
    ending_id, offer_id, _ = send_offer(instance, clock())
    worker.work()
    clock.move(days=14)
    worker.work()
    with instance.contacts.write() as connection:
        first, reminder = outbox.of_offer(connection, offer_id)
        assert not invitations.reported(connection, reminder.id, False, clock().date())
        assert not invitations.reported(connection, "no-such-id", False, clock().date())
    assert find(instance, ending_id).is_offered
    with instance.contacts.write() as connection:
        assert invitations.reported(connection, first.id, False, clock().date())
    assert find(instance, ending_id).is_unreached


# ------------------------------------------------------------- reminders


def through(worker, clock, days, *, hours=24):
    for _ in range(days * 24 // hours):
        clock.move(hours=hours)
        worker.work()


def test_whoever_has_not_answered_is_reminded_on_day_14_and_28_the_second_time_another_way(
    instance, clock, provider
):
    mail = Provider()
    worker = worker_of(instance, clock, provider, mail)
    _, offer_id, issued = send_offer(instance, clock(), email=True)
    worker.work()
    through(worker, clock, 13)
    assert (len(provider.came), len(mail.came)) == (1, 0)
    through(worker, clock, 1)
    assert (len(provider.came), len(mail.came)) == (2, 0)
    through(worker, clock, 13)
    assert (len(provider.came), len(mail.came)) == (2, 0)
    through(worker, clock, 1)
    assert (len(provider.came), len(mail.came)) == (2, 1)
    assert dump(instance.contacts, "contacts")["contact_detail"] == []
    through(worker, clock, 60)
    assert (len(provider.came), len(mail.came)) == (2, 1)
    assert "31 december" in mail.came[0][1].text
    assert f"/e/{issued.token}" in mail.came[0][1].text
    assert states(instance, offer_id) == {0: "sent", 1: "sent", 2: "sent"}
    assert dump(instance.contacts, "contacts")["contact_detail"] == []


CHANGING = ("id", "key", "sealed", "other_sealed", "offer_id", "number")


def reminders_of(instance, offer_id):
    """All that an offer's reminders tell but their random keys."""
    columns = [column for column in t.outbox.c if column.name not in CHANGING]
    wanted = (t.outbox.c.offer_id == offer_id, t.outbox.c.round != outbox.INVITATION)
    with instance.contacts.read() as connection:
        rows = connection.execute(select(*columns).where(*wanted).order_by(t.outbox.c.round))
        return [tuple(row) for row in rows]


def bare(instance):
    """All of the contact side but what is random by nature."""
    with instance.contacts.read() as connection:
        return {
            table.name: sorted(
                repr({name: value for name, value in row._asdict().items() if name not in CHANGING})
                for row in connection.execute(select(table))
            )
            for table in (t.outbox, t.contact_detail, t.offer, t.slot)
        }


@pytest.mark.parametrize(
    "trouble", [None, DOWN, UNKNOWN, Refused(Cause.ADDRESS_WRONG), TryLater(Cause.REFUSED)]
)
def test_the_contact_side_is_the_same_at_every_moment_whoever_has_answered(
    instance, clock, provider, worker, trouble
):
    answered = [send_offer(instance, clock(), number) for number in range(4)]
    others = [send_offer(instance, clock(), number) for number in range(4, 8)]
    worker.work()
    for _, _, issued in answered:
        answer(instance, issued, {"bemotande": "ja"}, today=clock().date())
    provider.answers = trouble
    seen = set()
    clock.move(days=14, hours=-1, minutes=-10)
    for minutes in (*[1] * 24, *[30] * 15, *[20 * 60] * 5):
        clock.move(minutes=minutes)
        if minutes > 30:
            provider.answers = None
        worker.work()
        told = [reminders_of(instance, offer_id) for _, offer_id, _ in (*answered, *others)]
        assert all(one == told[0] for one in told)
        seen.add(repr(told[0]))
    assert len(provider.came) == 8 + (4 if trouble in (None, DOWN) else 0)
    assert len(seen) >= 2


def test_no_row_ends_before_the_others_when_the_provider_is_away(instance, clock, provider, worker):
    people = {offer: issued for _, offer, issued in (send_offer(instance, clock(), n) for n in range(6))}
    worker.work()
    clock.move(days=14)
    with instance.contacts.write() as connection:
        reminders.write_due(connection, clock())
        *first, last = outbox.due_reminders(connection, MessageWay.SMS, clock())
    for sending in first:
        answer(instance, people[sending.offer_id], {"bemotande": "ja"}, today=clock().date())
    provider.answers = DOWN
    worker.work()
    assert {states(instance, offer_id)[1] for offer_id in people} == {"queued"}
    assert len({repr(reminders_of(instance, offer_id)) for offer_id in people}) == 1
    provider.answers = None
    clock.move(minutes=1)
    worker.work()
    assert {states(instance, offer_id)[1] for offer_id in people} == {"sent"}
    assert provider.came[-1][0] == last.key
    assert len(provider.came) == 7


def test_a_new_reminder_waits_with_those_that_wait_for_the_provider(instance, clock, provider, worker):
    _, early, _ = send_offer(instance, clock())
    worker.work()
    clock.move(days=1)
    _, late, issued = send_offer(instance, clock(), 1)
    worker.work()
    answer(instance, issued, {"bemotande": "ja"}, today=clock().date())
    clock.move(days=13)
    with instance.contacts.write() as connection:
        reminders.write_due(connection, clock())
        [sending] = outbox.due_reminders(connection, MessageWay.SMS, clock())
        outbox.lease(connection, sending, clock())
        reminders.put_off(connection, [sending], clock().replace(day=clock().day + 1, hour=15), 4)
    clock.move(days=1)
    worker.work()
    assert (states(instance, early)[1], states(instance, late)[1]) == ("queued", "queued")
    clock.move(hours=5)
    worker.work()
    assert (states(instance, early)[1], states(instance, late)[1]) == ("sent", "sent")
    assert len(provider.came) == 3


def test_two_instances_where_all_and_where_none_have_answered_have_the_same_rows(
    instance, clock, provider, worker
):
    people = [send_offer(instance, clock(), number, email=True) for number in range(6)]
    worker.work()
    before = bare(instance)
    for _, _, issued in people:
        answer(instance, issued, {"bemotande": "ja"}, today=clock().date())
    assert bare(instance) == before
    through(worker, clock, 40)
    rows = bare(instance)["outbox"]
    assert len(provider.came) == 6
    assert len(rows) == 18
    assert len({row for row in rows if "'round': 1" in row}) == 1
    assert len({row for row in rows if "'round': 2" in row}) == 1
    assert all("'state': 'sent'" in row for row in rows)


def test_a_worker_killed_while_it_reminds_sends_no_reminder_twice(
    instance, clock, monkeypatch, provider, worker
):
    for number in range(6):
        send_offer(instance, clock(), number, to=f"07017{number:05}")
    worker.work()
    clock.move(days=14)
    settle = reminders.settle

    for _ in range(6):
        monkeypatch.setattr(reminders, "settle", _die)
        with pytest.raises(PowerCut):
            worker.work()
        monkeypatch.setattr(reminders, "settle", settle)
        clock.move(minutes=6)
    worker.work()
    assert max(provider.to().values()) <= 2
    rows = [row for row in bare(instance)["outbox"] if "'round': 1" in row]
    assert len(rows) == 6
    assert len(set(rows)) == 1


def test_every_offer_gets_its_rows_also_one_without_an_address(instance, offer, clock, provider, worker):
    offer(today=clock().date())
    worker.work()
    through(worker, clock, 30)
    rows = bare(instance)["outbox"]
    assert len(rows) == 2
    assert all("'state': 'sent'" in row and "'way': None" in row for row in rows)
    assert provider.tried == 0


def test_no_reminder_is_written_after_the_last_day(instance, clock, provider, worker):
    clock.now = datetime(2026, 9, 28, 12, tzinfo=ZONE)
    _, offer_id, issued = send_offer(instance, clock())
    worker.work()
    clock.now = datetime.combine(issued.last_day, clock.now.timetz()).replace(year=issued.last_day.year)
    clock.move(days=11)
    worker.work()
    assert states(instance, offer_id) == {0: "sent"}
    assert len(provider.came) == 1


def test_a_first_reminder_that_came_too_late_is_left_out_and_two_never_come_close(
    instance, clock, provider, worker
):
    _, offer_id, _ = send_offer(instance, clock())
    worker.work()
    clock.move(days=25)
    worker.work()
    clock.move(days=3)
    worker.work()
    worker.work()
    assert states(instance, offer_id) == {0: "sent", 2: "sent"}
    assert len(provider.came) == 2


@given(st.dates(date(2025, 1, 1), date(2035, 1, 1)))
def test_the_two_reminders_never_come_within_a_fortnight_of_each_other(offered_on):
    first, second = reminders.days(offered_on)
    assert (first.date() - offered_on).days >= 14
    assert (second.date() - first.date()).days >= 14
    assert (second.date() - offered_on).days <= 28 + 30


def test_nobody_is_reminded_of_an_invitation_that_never_went_out(instance, clock, provider, worker):
    _, offer_id, _ = send_offer(instance, clock())
    provider.answers = UNKNOWN
    clock.move(days=15)
    with instance.contacts.write() as connection:
        assert reminders.write_due(connection, clock()) == 0
    assert states(instance, offer_id) == {0: "queued"}


# ------------------------------------------------------------- contact details


def test_an_address_opens_for_its_own_offer_and_way_alone(instance):
    address = Address(MessageWay.SMS, NUMBER, "2")
    sealed = contact_details.seal(instance.keys, "one", address)
    keys = instance.keys.all(DESK, contact_details.KEY_NAME)
    assert contact_details.unseal(keys, "one", MessageWay.SMS, sealed) == address
    assert contact_details.unseal(keys, "other", MessageWay.SMS, sealed) is None
    assert contact_details.unseal(keys, "one", MessageWay.EMAIL, sealed) is None
    assert contact_details.unseal([b"k" * 32], "one", MessageWay.SMS, sealed) is None
    assert NUMBER not in repr(address)


def test_an_address_still_opens_when_its_key_was_followed_by_a_newer_one(instance):
    address = Address(MessageWay.EMAIL, MAILBOX)
    sealed = contact_details.seal(instance.keys, "one", address)
    instance.keys.rotate(DESK, contact_details.KEY_NAME)
    keys = instance.keys.all(DESK, contact_details.KEY_NAME)
    assert contact_details.unseal(keys, "one", MessageWay.EMAIL, sealed) == address


def test_addresses_are_gone_when_their_time_is_over(instance, clock, provider):
    send_offer(instance, clock(), email=True)
    clock.move(days=59)
    folder = instance.settings.folder
    run(worker_of(instance, clock, provider), print, once=True)
    assert dump(instance.contacts, "contacts")["contact_detail"] == []
    assert all(NUMBER.encode() not in path.read_bytes() for path in folder.glob("contacts.sqlite3*"))


def test_a_way_that_the_operation_has_not_chosen_waits(instance, clock):
    _, offer_id, _ = send_offer(instance, clock())
    worker = worker_of(instance, clock, None)
    assert worker.ways == WaysOut(None, None, "Enkat")
    worker.work()
    assert states(instance, offer_id) == {0: "queued"}
    assert isinstance(Sent("x"), Sent)


def test_the_command_does_what_waits_and_says_nothing_of_anybody(instance, clock):
    send_offer(instance, clock())
    result = CliRunner().invoke(main, ["worker", "--once", "--folder", str(instance.settings.folder)])
    assert (result.exit_code, result.output) == (0, "")
