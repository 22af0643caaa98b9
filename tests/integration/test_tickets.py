"""Tickets are made blank, ahead, in batches that tell nothing; a new link takes over an old one's right."""

from datetime import date

import pytest
from sqlalchemy import select, text, update

from survey.answers import tables as t
from survey.answers import tickets
from survey.contacts import desk_log, endings, slots
from survey.contacts import tables as c
from survey.contacts.tables import Standing
from survey.domain.kinds import Channel, StopReason, TicketState
from survey.gate import BATCH
from survey.gate.stops import stop
from survey.security.keys import DESK
from tests.conftest import TODAY
from tests.scene import PowerCut, answer, dump, dumps, person, rows, ticket_of
from tests.threads import at_once


@pytest.fixture
def reissue(instance):
    """Give an ending a new link, as the desk does; `ending` None means the only one there is."""

    def make(ending=None, today=TODAY):
        with instance.contacts.read() as connection:
            ending = ending or connection.execute(select(c.ending.c.id)).scalar_one()
        return instance.gate.reissue(ending, "anna", today)

    return make


def standings(instance):
    with instance.contacts.read() as connection:
        taken = connection.execute(select(c.slot.c.standing).where(c.slot.c.offer_id.is_not(None)))
        return sorted(taken.scalars())


def states(instance, *issued):
    return [ticket_of(instance, one).state for one in issued]


def test_the_first_offer_makes_a_batch_of_64_that_share_all_but_their_hash(instance, offer):
    issued = offer()
    batch = rows(instance, "ticket")
    assert len(batch) == BATCH == 64
    assert {(row["version"], row["year"], row["last_day"], row["state"]) for row in batch} == {
        ("klarsprak-2026", 2026, date(2026, 12, 31), "open")
    }
    assert len({row["code_hash"] for row in batch}) == 64
    assert {row["receipt"] for row in batch} == {None}
    assert person(instance, issued).hash in {row["hash"] for row in batch}


def test_tickets_lie_in_the_order_of_their_hashes(instance, offer):
    offer()
    with instance.answers.read() as connection:
        as_they_lie = list(connection.execute(text("SELECT hash FROM ticket")).scalars())
    assert as_they_lie == sorted(as_they_lie)


def test_offering_writes_nothing_on_the_answer_side_while_a_blank_is_left(instance, offer):
    offer()
    before = dump(instance.answers, "answers")
    for _ in range(63):
        offer()
    assert dump(instance.answers, "answers") == before


def test_the_sixty_fifth_offer_makes_a_second_batch(instance, offer):
    links = {offer().token for _ in range(65)}
    assert len(links) == 65
    assert len(rows(instance, "ticket")) == 128
    assert len(rows(instance, "urn")) == 1


def test_everybody_gets_a_ticket_of_their_own_and_link_and_code_lead_to_the_same_one(instance, offer):
    offers = [offer() for _ in range(20)]
    people = [person(instance, issued) for issued in offers]
    assert len({one.hash for one in people}) == 20
    for one in people:
        assert instance.gate.paper_ticket(one.issued.code, "bo").ticket.hash == one.hash


def test_which_ticket_comes_next_follows_no_order_of_the_answer_side(instance, offer):
    given = [person(instance, offer()).hash for _ in range(40)]
    assert given != sorted(given)
    assert given != sorted(given, reverse=True)


@pytest.mark.parametrize(
    ("ended_on", "today", "last_day"),
    [
        (date(2026, 6, 30), date(2026, 7, 1), date(2026, 12, 31)),
        (date(2026, 7, 1), date(2026, 7, 1), date(2027, 6, 30)),
        (date(2026, 3, 1), date(2026, 11, 1), date(2027, 6, 30)),
    ],
)
def test_a_late_offer_gets_a_late_batch_of_the_same_year(instance, offer, ended_on, today, last_day):
    issued = offer(ended_on=ended_on, today=today)
    ticket = ticket_of(instance, issued)
    assert (ticket.year, ticket.last_day, issued.last_day) == (2026, last_day, last_day)


def test_an_ending_is_offered_once(instance, offer):
    offer()
    with instance.contacts.read() as connection:
        ending = connection.execute(select(c.ending.c.id)).scalar_one()
    assert instance.gate.offer(ending, Channel.LETTER, TODAY) is None
    assert instance.gate.offer("no-such-ending", Channel.LINK, TODAY) is None
    assert standings(instance) == [Standing.CURRENT]


def test_many_first_offers_at_once_give_everybody_a_ticket_that_works(instance, offer):
    people = [person(instance, issued) for issued in at_once(8, offer)]
    assert len({one.hash for one in people}) == 8
    assert states(instance, *(one.issued for one in people)) == ["open"] * 8
    assert len(rows(instance, "urn")) == 1


def test_a_crash_between_the_tickets_and_their_slots_leaves_no_slot_without_a_ticket(
    instance, offer, monkeypatch
):
    def fail(*_args):
        raise PowerCut

    with monkeypatch.context() as broken:
        broken.setattr(slots, "add", fail)
        with pytest.raises(PowerCut):
            offer()
    assert states(instance, offer()) == ["open"]


def test_a_new_link_works_and_the_old_one_is_closed(instance, offer, reissue):
    old = offer()
    new = reissue()
    assert new.token != old.token
    assert new.code != old.code
    assert states(instance, old, new) == [TicketState.REPLACED, TicketState.OPEN]
    assert standings(instance) == [Standing.CURRENT, Standing.FORMER]


def test_a_new_link_takes_over_that_somebody_has_answered_or_said_no(instance, offer, reissue):
    for settle, state in ((_spend, TicketState.SPENT), (_decline, TicketState.DECLINED)):
        old = offer()
        settle(instance, old)
        with instance.contacts.read() as connection:
            ending = connection.execute(select(c.ending.c.id).order_by(c.ending.c.id)).scalars().all()
        mine = [one for one in ending if _current(instance, one) == person(instance, old).hash]
        new = reissue(mine[0])
        assert states(instance, old, new) == [TicketState.REPLACED, state]
    assert len(rows(instance, "envelope")) == 1


def _spend(instance, issued):
    answer(instance, issued, {"bemotande": "ja"})


def _decline(instance, issued):
    with instance.answers.write() as connection:
        assert tickets.decline(connection, person(instance, issued).hash, TODAY)


def _current(instance, ending_id):
    with instance.contacts.read() as connection:
        slot = slots.of_offer(connection, endings.find(connection, ending_id).offer_id, Standing.CURRENT)
    return instance.gate.hash_of(slot)


def test_a_new_link_for_one_who_has_answered_gives_no_second_answer(instance, offer, reissue):
    old = offer()
    _spend(instance, old)
    new = reissue()
    with pytest.raises(AssertionError):
        answer(instance, old, {"bemotande": "nej"})
    assert len(rows(instance, "envelope")) == 1
    assert ticket_of(instance, new).receipt is None


def test_the_desk_sees_the_same_whether_somebody_has_answered_or_not(instance, offer, reissue):
    offer()
    reissue()
    unanswered = {name: len(found) for name, found in dump(instance.contacts, "contacts").items()}
    assert unanswered["desk_log"] == 1
    last = reissue()
    _spend(instance, last)
    before = dump(instance.contacts, "contacts")
    assert isinstance(reissue(), type(last))
    after = dump(instance.contacts, "contacts")
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"desk_log", "slot"}


def test_drafts_of_the_old_link_go_with_it(instance, offer, reissue, browser):
    walker = browser()
    walker.enter(offer().token)
    walker.answer(1, tillganglighet="ja")
    assert len(rows(instance, "draft")) == 1
    reissue()
    assert rows(instance, "draft") == []


def test_without_an_offer_there_is_nothing_to_replace(instance, offer):
    offer()
    before = dumps(instance)
    assert instance.gate.reissue("no-such-ending", "anna", TODAY) is None
    assert dumps(instance) == before


@pytest.mark.parametrize("broken_step", ["answers", "contacts"])
def test_a_new_link_that_was_interrupted_goes_on_with_the_same_ticket(
    instance, offer, reissue, monkeypatch, broken_step
):
    def fail(*_args):
        raise PowerCut

    old = offer()
    _spend(instance, old)
    with monkeypatch.context() as broken:
        if broken_step == "answers":
            broken.setattr(tickets, "replace", fail)
        else:
            broken.setattr(slots, "make_current", fail)
        with pytest.raises(PowerCut):
            reissue()
    new = reissue()
    assert states(instance, old, new) == [TicketState.REPLACED, TicketState.SPENT]
    assert standings(instance) == [Standing.CURRENT, Standing.FORMER]
    assert sum(row["state"] == "open" for row in rows(instance, "ticket")) == 62
    assert len(dump(instance.contacts, "contacts")["desk_log"]) == 1


def test_a_double_click_on_new_link_leaves_one_link_that_works(instance, offer, reissue):
    old = offer()
    links = {new.token for new in at_once(6, reissue)}
    taken = [row for row in dump(instance.contacts, "contacts")["slot"] if row[4]]
    assert standings(instance).count(Standing.CURRENT) == 1
    assert standings(instance).count(Standing.PENDING) == 0
    given = [row for row in rows(instance, "ticket") if row["state"] != "open"]
    assert len(given) == len(taken) - 1
    assert ticket_of(instance, old).state is TicketState.REPLACED
    assert 1 <= len(links) <= 6


def test_a_new_link_that_meets_a_double_click_half_way_is_not_lost(instance, offer, reissue, monkeypatch):
    """The second request ends between the first one's two last transactions."""
    make_current = slots.make_current

    def click_again(*args):
        make_current(*args)
        make_current(*args)

    old = offer()
    monkeypatch.setattr(slots, "make_current", click_again)
    new = reissue()
    assert standings(instance) == [Standing.CURRENT, Standing.FORMER]
    assert states(instance, old, new) == [TicketState.REPLACED, TicketState.OPEN]


def test_a_request_that_comes_to_its_end_after_a_newer_link_was_given_changes_nothing(
    instance, offer, reissue
):
    offer()
    reissue()
    late = dump(instance.contacts, "contacts")["slot"]
    (number,) = (row[0] for row in late if row[5] == Standing.CURRENT)
    (offer_id,) = {row[4] for row in late if row[4]}
    reissue()
    before = dump(instance.contacts, "contacts")
    with instance.contacts.write() as connection:
        slots.make_current(connection, offer_id, number)
    assert dump(instance.contacts, "contacts") == before


@pytest.mark.parametrize("settle", [lambda *_: None, _spend, _decline])
def test_a_closed_link_is_a_replaced_one_whose_right_nobody_is_given(instance, offer, reissue, settle):
    old = offer()
    settle(instance, old)
    (ending_id,) = (row[0] for row in dump(instance.contacts, "contacts")["ending"])
    state = ticket_of(instance, old).state
    assert stop(instance.gate, ending_id, StopReason.DECEASED, "anna", TODAY)
    assert states(instance, old) == [TicketState.REPLACED]
    assert standings(instance) == [Standing.CURRENT, Standing.FORMER]
    with instance.answers.read() as connection:
        assert tickets.find(connection, _current(instance, ending_id)).state == state
    with instance.contacts.read() as connection:
        assert desk_log.counts(connection, TODAY.year) == {("anna", "stopped"): 1}
    assert reissue() is None


def test_links_given_before_a_rotation_of_the_signing_key_still_work(instance, offer, browser):
    issued = offer()
    instance.keys.rotate("public", "link-signing")
    assert browser().enter(issued.token).status == 200
    assert person(instance, issued).hash == ticket_of(instance, issued).hash


def test_the_link_key_and_the_free_slots_are_on_the_contact_side_only(instance, offer):
    offer()
    link_key = instance.keys.newest(DESK, "link-2026")
    everything = repr(dump(instance.answers, "answers")).encode()
    assert link_key.hex().encode() not in everything
    with instance.contacts.read() as connection:
        numbers = connection.execute(select(c.slot.c.number)).scalars().all()
    assert not [number for number in numbers if str(number).encode() in everything]


def test_a_ticket_past_its_last_day_takes_no_answer(instance, offer):
    issued = offer()

    def answer_late():
        answer(instance, issued, {"bemotande": "ja"}, today=date(2027, 1, 1))

    with pytest.raises(AssertionError):
        answer_late()
    assert rows(instance, "envelope") == []
    with instance.answers.write() as connection:
        assert not tickets.decline(connection, person(instance, issued).hash, date(2027, 1, 1))
        connection.execute(update(t.ticket).values(last_day=date(2027, 1, 1)))
    answer_late()
