"""A stop: all that is queued ends with it, a link that must die dies at once, and nobody learns more."""

import secrets
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from survey.answers import tickets
from survey.contacts import contact_details, desk_log, endings, interviews, slots
from survey.contacts.contact_details import Address
from survey.contacts.invitations import invite_again
from survey.contacts.tables import Standing
from survey.delivery.messages import MessageWay
from survey.domain.kinds import Channel, NotOfferedReason, StopReason, TicketState
from survey.gate import stops
from tests.scene import PowerCut, answer, dump, dumps, participation_of, person, rows, ticket_of
from tests.sending import NUMBER, Provider, Timepiece, send_offer, states, worker_of

CLOSING = [reason for reason in StopReason if reason.closes_link]


@pytest.fixture
def engine_urls():
    """SQLite alone: what is asked of the engine is asked in test_tickets."""
    return {}


@pytest.fixture
def moment():
    return Timepiece()


@pytest.fixture
def provider():
    return Provider()


@pytest.fixture
def worker(instance, moment, provider):
    return worker_of(instance, moment, provider, provider)


def stop(instance, ending_id, reason, today):
    return stops.stop(instance.gate, ending_id, reason, "anna", today)


def find(instance, ending_id):
    with instance.contacts.read() as connection:
        return endings.find(connection, ending_id)


def decline(instance, issued, today):
    with instance.answers.write() as connection:
        assert tickets.decline(connection, person(instance, issued).hash, today)


def current(instance, offer_id):
    """The state of the ticket that an offer's current slot leads to."""
    with instance.contacts.read() as connection:
        slot = slots.of_offer(connection, offer_id, Standing.CURRENT)
    with instance.answers.read() as connection:
        return tickets.find(connection, instance.gate.hash_of(slot)).state


@pytest.mark.parametrize("reason", [one for one in StopReason if one is not StopReason.BOUNCED])
def test_after_a_stop_sixty_days_bring_nothing_more(instance, moment, provider, worker, reason):
    ending_id, offer_id, _ = send_offer(instance, moment(), email=True)
    worker.work()
    moment.move(days=10)
    assert stop(instance, ending_id, reason, moment().date())
    assert dump(instance.contacts, "contacts")["contact_detail"] == []
    for _ in range(20):
        moment.move(days=3)
        worker.work()
    assert len(provider.came) == 1
    assert states(instance, offer_id) == {0: "sent"}


@pytest.mark.parametrize(
    ("place", "part"),
    [(contact_details, "erase"), (interviews, "take_back"), (desk_log, "write"), (stops, "take_slot")],
)
def test_killed_in_the_middle_of_a_stop_nothing_of_it_has_happened(
    instance, moment, worker, monkeypatch, place, part
):
    ending_id, _, _ = send_offer(instance, moment())
    with instance.contacts.write() as connection:
        interviews.agree(connection, instance.keys, ending_id, Address(MessageWay.SMS, NUMBER))
    worker.work()
    before = dumps(instance)

    def die(*_args, **_named):
        raise PowerCut

    with monkeypatch.context() as broken:
        broken.setattr(place, part, die)
        with pytest.raises(PowerCut):
            stop(instance, ending_id, StopReason.DECEASED, moment().date())
    assert dumps(instance) == before
    assert stop(instance, ending_id, StopReason.DECEASED, moment().date())
    assert dump(instance.contacts, "contacts")["interview"] == []
    assert find(instance, ending_id).stopped is StopReason.DECEASED


@pytest.mark.parametrize("reason", CLOSING)
def test_a_link_that_must_die_is_dead_at_once_and_ends_at_the_honest_page(
    instance, moment, worker, browser, reason
):
    ending_id, offer_id, issued = send_offer(instance, moment())
    worker.work()
    walker = browser()
    walker.enter(issued.token)
    walker.answer(1, tillganglighet="ja")
    assert stop(instance, ending_id, reason, moment().date())
    assert ticket_of(instance, issued).state is TicketState.REPLACED
    assert rows(instance, "draft") == []
    page = browser().get(f"/e/{issued.token}")
    assert (page.status, page.h1) == (410, "Länken eller koden går inte längre att använda")
    assert current(instance, offer_id) is TicketState.OPEN


def test_whoever_says_no_to_a_member_of_staff_may_still_change_their_mind(instance, moment, worker):
    ending_id, _, issued = send_offer(instance, moment())
    worker.work()
    stop(instance, ending_id, StopReason.DECLINED, moment().date())
    assert ticket_of(instance, issued).state is TicketState.OPEN
    assert find(instance, ending_id).given_the_chance


@pytest.mark.parametrize("reason", CLOSING)
def test_the_contact_side_is_the_same_whether_the_closed_link_was_used_or_not(
    instance, moment, worker, reason
):
    """All of it: which tables change, how, and what comes back; beside random numbers only."""
    seen = []
    for number, act in enumerate((lambda *_: None, decline, _answer)):
        ending_id, offer_id, issued = send_offer(instance, moment(), number)
        worker.work()
        act(instance, issued, moment().date())
        before = dump(instance.contacts, "contacts")
        told = stop(instance, ending_id, reason, moment().date())
        after = dump(instance.contacts, "contacts")
        changed = {
            name: len(after[name]) - len(before[name]) for name in after if before[name] != after[name]
        }
        standing = sorted(row[5] for row in after["slot"] if row[4] == offer_id)
        seen.append((told, changed, standing, states(instance, offer_id), find(instance, ending_id).stopped))
    assert seen[0] == seen[1] == seen[2]
    assert seen[0][2] == [Standing.CURRENT, Standing.FORMER]


def _answer(instance, issued, today):
    answer(instance, issued, {"bemotande": "ja"}, today=today)


@pytest.mark.parametrize("reason", CLOSING)
def test_an_answer_stays_and_its_right_is_used_up(instance, moment, worker, reason):
    ending_id, offer_id, issued = send_offer(instance, moment())
    worker.work()
    _answer(instance, issued, moment().date())
    stop(instance, ending_id, reason, moment().date())
    assert len(rows(instance, "envelope")) == 1
    assert current(instance, offer_id) is TicketState.SPENT


@pytest.mark.parametrize(("reason", "state"), [
    (StopReason.WRONG_PERSON, TicketState.OPEN),
    (StopReason.DECEASED, TicketState.DECLINED),
    (StopReason.RETURNED, TicketState.DECLINED),
])  # fmt: skip
def test_a_no_stays_the_persons_own_and_a_strangers_binds_nobody(instance, moment, worker, reason, state):
    ending_id, offer_id, issued = send_offer(instance, moment())
    worker.work()
    decline(instance, issued, moment().date())
    stop(instance, ending_id, reason, moment().date())
    assert current(instance, offer_id) is state


@pytest.mark.parametrize("step", ["answers", "contacts"])
def test_a_link_whose_closing_was_interrupted_is_closed_by_the_worker(
    instance, moment, worker, monkeypatch, step
):
    ending_id, offer_id, issued = send_offer(instance, moment())
    worker.work()

    def die(*_args, **_named):
        raise PowerCut

    with monkeypatch.context() as broken:
        broken.setattr(*((tickets, "replace", die) if step == "answers" else (slots, "make_current", die)))
        with pytest.raises(PowerCut):
            stop(instance, ending_id, StopReason.WRONG_PERSON, moment().date())
    assert find(instance, ending_id).is_unreached
    worker.work()
    assert ticket_of(instance, issued).state is TicketState.REPLACED
    assert current(instance, offer_id) is TicketState.OPEN
    before = dumps(instance)
    stops.close_links(instance.gate)
    assert dumps(instance) == before


def test_a_wrong_number_waits_again_and_goes_out_another_way_with_a_link_that_works(
    instance, moment, worker, provider
):
    ending_id, _, old = send_offer(instance, moment())
    worker.work()
    today = moment().date()
    stop(instance, ending_id, StopReason.WRONG_PERSON, today)
    assert participation_of(instance, today.year) == {}
    with instance.contacts.read() as connection:
        assert [one.id for one in endings.waiting(connection)] == [ending_id]
    again = invite_again(instance.keys, Channel.PAPER, (), moment())
    new = instance.gate.reissue(ending_id, "anna", today, again)
    assert ticket_of(instance, new).state is TicketState.OPEN
    assert ticket_of(instance, old).state is TicketState.REPLACED
    assert find(instance, ending_id).given_the_chance
    assert participation_of(instance, today.year)["kind", "formal"] == (0, 1)


@pytest.mark.parametrize(("reason", "why", "counts"), [
    (StopReason.DECEASED, NotOfferedReason.DECEASED, False),
    (StopReason.RETURNED, NotOfferedReason.RETURNED_BEFORE_OFFER, False),
    (StopReason.DECLINED, NotOfferedReason.DECLINED, True),
])  # fmt: skip
def test_an_invitation_that_had_not_gone_out_has_offered_nothing(
    instance, moment, provider, reason, why, counts
):
    ending_id, offer_id, _ = send_offer(instance, moment())
    stop(instance, ending_id, reason, moment().date())
    ending = find(instance, ending_id)
    assert (ending.reason, ending.is_offered, ending.given_the_chance) == (why, False, counts)
    assert states(instance, offer_id) == {0: "stopped"}
    with instance.contacts.read() as connection:
        assert slots.of_offer(connection, offer_id, Standing.PENDING) is None
        assert endings.waiting(connection) == []


def test_a_closing_takes_a_blank_of_the_links_own_batch_so_that_the_year_still_ends(instance, moment, worker):
    ending_id, _, issued = send_offer(instance, moment())
    worker.work()
    late = issued.last_day - timedelta(days=20)
    assert stop(instance, ending_id, StopReason.DECEASED, late)
    assert {row["last_day"] for row in rows(instance, "ticket")} == {issued.last_day}


def test_after_the_last_day_nothing_is_left_to_close(instance, moment, worker):
    ending_id, _, issued = send_offer(instance, moment())
    worker.work()
    before = dump(instance.answers, "answers")
    assert stop(instance, ending_id, StopReason.DECEASED, issued.last_day + timedelta(days=1))
    assert dump(instance.answers, "answers") == before


def test_a_stop_is_taken_once_and_logged_with_its_month(instance, moment, worker):
    ending_id, _, _ = send_offer(instance, moment())
    worker.work()
    assert stop(instance, ending_id, StopReason.DECEASED, moment().date())
    assert not stop(instance, ending_id, StopReason.RETURNED, moment().date())
    assert not stop(instance, secrets.token_hex(8), StopReason.RETURNED, moment().date())
    with instance.contacts.read() as connection:
        assert desk_log.counts(connection, moment().year) == {("anna", "stopped"): 1}


def test_a_stop_taken_back_brings_nothing_queued_back_and_a_new_link_works(
    instance, moment, worker, provider
):
    ending_id, _, old = send_offer(instance, moment())
    worker.work()
    stop(instance, ending_id, StopReason.DECEASED, moment().date())
    assert instance.gate.reissue(ending_id, "anna", moment().date()) is None
    with instance.contacts.write() as connection:
        assert endings.undo_stop(connection, ending_id)
        assert not endings.undo_stop(connection, ending_id)
    new = instance.gate.reissue(ending_id, "anna", moment().date())
    assert [ticket_of(instance, one).state for one in (old, new)] == [TicketState.REPLACED, TicketState.OPEN]
    moment.move(days=30)
    worker.work()
    assert len(provider.came) == 1


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.integers(0, 40), reason=st.sampled_from([one for one in StopReason if one.was_reached]))
def test_whatever_was_queued_on_the_day_of_a_stop_is_never_sent(instance, days, reason):
    moment, provider = Timepiece(), Provider()
    worker = worker_of(instance, moment, provider, provider)
    to = f"0701740{secrets.randbelow(1000):03d}"
    ending_id, _, _ = send_offer(instance, moment(), secrets.randbits(60), to=to)
    for _ in range(days // 2):
        worker.work()
        moment.move(days=2)
    sent = provider.to()[to]
    stop(instance, ending_id, reason, moment().date())
    for _ in range(6):
        moment.move(days=10)
        worker.work()
    assert provider.to()[to] == sent
