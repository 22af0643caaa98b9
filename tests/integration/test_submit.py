"""One finished answer is stored once, sealed; what stores nothing never says thanks."""

from datetime import date, timedelta

import pytest

from survey.answers import draft_store, tickets, urns
from survey.answers import submit as submitting
from survey.answers.submit import NoOpenUrn, submit
from survey.domain.drafts import Draft, draft_keys, new_secret
from survey.domain.envelopes import SealedAnswer
from survey.domain.kinds import Way
from survey.domain.outcomes import Submitted
from tests.conftest import TODAY
from tests.scene import (
    VERSION,
    PowerCut,
    dump,
    how_many,
    open_now,
    participation_of,
    person,
    rows,
    sealed_answers,
    ticket_of,
)
from tests.threads import at_once

ANSWERS = {"bemotande": "ja", "vad_var_bra": "Hon lyssnade."}
SEALED = SealedAnswer(VERSION, Way.LINK, ANSWERS)


@pytest.fixture
def send(instance):
    """Send an answer with a browser's secret; gives what came of it."""

    def make(issued, secret, today=TODAY, answers=SEALED):
        receipt = draft_keys(person(instance, issued).ticket_id, secret).receipt
        return submit(instance.answers, ticket_of(instance, issued), answers, receipt, today)

    return make


def test_an_answer_is_one_envelope_that_only_the_urns_key_opens(instance, offer, send):
    issued = offer()
    assert send(issued, new_secret()) is Submitted.STORED
    assert sealed_answers(instance) == {person(instance, issued).hash: SEALED}
    (envelope,) = rows(instance, "envelope")
    assert b"Hon lyssnade" not in envelope["box"]
    assert ticket_of(instance, issued).state == "spent"


def test_the_same_browser_is_told_that_it_has_sent_and_nobody_else_is(instance, offer, send):
    issued, mine = offer(), new_secret()
    assert send(issued, mine) is Submitted.STORED
    before = dump(instance.answers, "answers")
    assert send(issued, mine) is Submitted.STORED_BEFORE
    assert send(issued, new_secret()) is Submitted.REFUSED
    assert dump(instance.answers, "answers") == before


def test_of_many_at_once_one_is_stored(instance, offer, send):
    issued = offer()
    outcomes = at_once(12, lambda: send(issued, new_secret()))
    assert sorted(outcomes) == [Submitted.REFUSED] * 11 + [Submitted.STORED]
    assert how_many(instance, "envelope") == 1


def test_a_double_click_is_stored_once_and_thanked_twice(instance, offer, send):
    issued, mine = offer(), new_secret()
    outcomes = at_once(6, lambda: send(issued, mine))
    assert sorted(outcomes) == [Submitted.STORED] + [Submitted.STORED_BEFORE] * 5
    assert how_many(instance, "envelope") == 1


def test_a_second_click_sees_ticket_and_draft_as_they_were_at_one_moment(instance, offer, send):
    """Else it could find the ticket open and its draft gone, and say that nothing was answered."""
    issued, mine = offer(), new_secret()
    one = person(instance, issued)
    keys = draft_keys(one.ticket_id, mine)
    draft_store.save(instance.answers, one.hash, keys, Draft(ANSWERS, "kolla"), TODAY)
    with instance.answers.read() as second_click:
        assert tickets.find(second_click, one.hash).is_open(TODAY)
        assert send(issued, mine) is Submitted.STORED
        assert draft_store.load(second_click, one.hash, keys) == Draft(ANSWERS, "kolla")
    assert how_many(instance, "draft") == 0


def test_web_and_paper_at_once_give_one_envelope_whoever_comes_first(instance, offer, send):
    for _ in range(5):
        issued = offer()
        ticket, before = ticket_of(instance, issued), how_many(instance, "envelope")
        ways = iter([
            lambda issued=issued: send(issued, new_secret()),
            lambda ticket=ticket: instance.gate.submit_paper(ticket, Way.PAPER, ANSWERS, TODAY),
        ] * 3)  # fmt: skip
        outcomes = at_once(6, lambda ways=ways: next(ways)())
        assert outcomes.count(Submitted.STORED) == 1
        assert outcomes.count(Submitted.REFUSED) == 5
        assert how_many(instance, "envelope") == before + 1


def test_paper_typed_twice_is_stored_once_and_paper_after_the_web_not_at_all(instance, offer, send):
    issued, other = offer(), offer()
    gate, ticket = instance.gate, ticket_of(instance, issued)
    assert gate.submit_paper(ticket, Way.PAPER, ANSWERS, TODAY) is Submitted.STORED
    assert gate.submit_paper(ticket, Way.PAPER, ANSWERS, TODAY) is Submitted.REFUSED
    assert send(issued, new_secret()) is Submitted.REFUSED
    send(other, new_secret())
    assert gate.submit_paper(ticket_of(instance, other), Way.PAPER, ANSWERS, TODAY) is Submitted.REFUSED
    assert how_many(instance, "envelope") == 2


def test_the_last_day_is_a_day_to_answer_and_the_next_is_not(instance, offer, send):
    issued = offer()
    assert send(issued, new_secret(), issued.last_day + timedelta(days=1)) is Submitted.REFUSED
    assert how_many(instance, "envelope") == 0
    assert send(issued, new_secret(), issued.last_day) is Submitted.STORED


def test_whoever_has_said_no_or_has_a_newer_link_sends_nothing_with_this_one(instance, offer, send):
    issued = offer()
    with instance.answers.write() as connection:
        assert tickets.decline(connection, person(instance, issued).hash, TODAY)
        assert not tickets.decline(connection, person(instance, issued).hash, TODAY)
    assert send(issued, new_secret()) is Submitted.REFUSED
    assert how_many(instance, "envelope") == 0


def test_without_an_open_urn_nothing_is_stored_and_the_link_stays_unspent(instance, offer, send):
    issued = offer()
    with instance.answers.write() as connection:
        urns.close(connection, [row["id"] for row in rows(instance, "urn")], "o")
    with pytest.raises(NoOpenUrn):
        send(issued, new_secret())
    assert ticket_of(instance, issued).state == "open"
    assert how_many(instance, "envelope") == 0


def test_a_submit_that_is_cut_off_before_its_end_leaves_everything_as_it_was(
    instance, offer, send, monkeypatch
):
    def cut(*_args):
        raise PowerCut

    issued = offer()
    before = dump(instance.answers, "answers")
    for module, name in ((submitting, "seal"), (submitting.tickets, "forget_drafts")):
        with monkeypatch.context() as broken:
            broken.setattr(module, name, cut)
            with pytest.raises(PowerCut):
                send(issued, new_secret())
        assert dump(instance.answers, "answers") == before
    assert send(issued, new_secret()) is Submitted.STORED


def test_the_way_of_answering_lies_inside_the_envelope_only(instance, offer):
    one, other = offer(), offer()
    instance.gate.submit_paper(ticket_of(instance, one), Way.PAPER_OWN_OMBUD, ANSWERS, TODAY)
    instance.gate.submit_paper(ticket_of(instance, other), Way.PAPER, {}, TODAY)
    assert {answer.way for answer in sealed_answers(instance).values()} == {"paper_own_ombud", "paper"}
    assert "paper" not in repr(dump(instance.answers, "answers"))
    assert len({len(row["box"]) for row in rows(instance, "envelope")}) == 1


def test_the_chef_sees_how_many_lie_there_rounded_down_to_fives(instance, offer, send):
    shown = []
    for _ in range(11):
        send(offer(), new_secret())
        shown.append(instance.gate.rounded_count(TODAY.year))
    assert shown == [0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10]
    assert instance.gate.rounded_count(2025) == 0


def test_participation_tells_nothing_of_answers_that_lie_unopened(instance, offer, send):
    for area in ("centrala", "vastra") * 6:
        send(offer(area=area), new_secret())
    offer()
    before = participation_of(instance)
    everybody = [("kind", "formal"), ("age_group", "unknown"), ("gender", "unknown"), ("channel", "link")]
    centrala, vastra = ("area", "centrala"), ("area", "vastra")
    assert before == {**dict.fromkeys(everybody, (0, 13)), centrala: (0, 7), vastra: (0, 6)}
    open_now(instance)
    after = participation_of(instance)
    assert after == {**dict.fromkeys(everybody, (12, 13)), centrala: (6, 7), vastra: (6, 6)}
    assert participation_of(instance, 2019) == {}


def test_a_code_leads_to_its_own_ticket_and_tells_the_typing_ombud_whose_client_it_is(instance, offer):
    issued = offer(ombud_id="anna")
    mine, not_mine = (instance.gate.paper_ticket(issued.code, who) for who in ("anna", "bo"))
    assert mine.ticket == not_mine.ticket == ticket_of(instance, issued)
    assert (mine.own_client, not_mine.own_client) == (True, False)
    assert instance.gate.paper_ticket("0" * 11, "anna") is None


def test_an_answer_of_an_ending_late_in_the_year_before_goes_into_that_years_urn(instance, offer, send):
    old, new = offer(ended_on=date(2025, 11, 3)), offer()
    for issued in (old, new):
        send(issued, new_secret())
    year_of = {row["id"]: row["year"] for row in rows(instance, "urn")}
    where = {row["ticket_hash"]: year_of[row["urn_id"]] for row in rows(instance, "envelope")}
    assert where == {person(instance, old).hash: 2025, person(instance, new).hash: 2026}
