"""A pile of letters: tickets that are nobody's, and endings that drew one; nothing tells which drew which."""

import secrets
from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from alembic import command

from analysis.participation_plan import released
from analysis.release import Audience
from survey.contacts import endings, piles, reminders
from survey.contacts.endings import NewEnding
from survey.contacts.tables import Standing
from survey.database.migration import alembic_config, upgrade
from survey.delivery.calendar import ZONE
from survey.domain.kinds import Channel, EndingKind
from survey.domain.organisation_file import load_operation
from survey.domain.periods import HalfYear
from survey.gate.piles import Wanted, make_pile, pile_participation
from survey.results.openings import people_of
from survey.results.yearly import year_results
from tests.conftest import TODAY
from tests.scene import answer, dumps, files_with, open_now, participation_of, pool_of, rows
from tests.sending import START, send_offer

HALF = HalfYear(2026, 1)
YEAR_IS_OVER = date(2027, 7, 1)


@pytest.fixture
def pile(instance):
    """Make a pile and return its letters' keys."""

    def make(letters=10, today=TODAY, half=HALF):
        printables = make_pile(instance.gate, Wanted(secrets.token_hex(16), half, letters), today)
        return [each.issued for each in printables]

    return make


@pytest.fixture
def ending(instance):
    """Register an ending that waits and return its id."""

    def register(ended_on=TODAY, kind=EndingKind.FORMAL, area="centrala"):
        new = NewEnding(secrets.token_hex(8), ended_on, kind, "1780", area, "anna", ended_on)
        with instance.contacts.write() as connection:
            return endings.register(connection, new)

    return register


@pytest.fixture
def draw(instance, ending):
    """Let a person draw a letter, and note it; tells whether there was one."""

    def note(today=TODAY, ending_id="", **given):
        drawn_by = ending_id or ending(**given)
        with instance.contacts.write() as connection:
            return piles.has_drawn(connection, drawn_by, today)

    return note


def test_noting_who_drew_writes_the_offer_and_nothing_else(instance, pile, ending, draw):
    pile()
    ids = [ending() for _ in range(3)]
    before = dumps(instance)
    assert all(draw(ending_id=each) for each in ids)
    after = dumps(instance)
    assert after["answers"] == before["answers"]
    assert {name for name, found in after["contacts"].items() if found != before["contacts"][name]} == {
        "offer"
    }
    assert {row[1] for row in after["contacts"]["offer"]} == set(ids)


def test_no_row_leads_from_an_ending_to_a_letter(instance, pile, ending, draw):
    letters = pile()
    ids = [ending() for _ in range(3)]
    assert all(draw(ending_id=each) for each in ids)
    with instance.contacts.read() as connection:
        drawn = [str(endings.find(connection, each).offer_id) for each in ids]
        piled = piles.slots_of(connection, 2026)
    assert len(piled) == len(letters)
    assert {(slot.version, slot.year, slot.last_day) for slot in piled} == {
        ("klarsprak-2026", 2026, date(2026, 12, 31))
    }
    names = {*ids, *drawn}
    for table, found in dumps(instance)["contacts"].items():
        of_slots = [row for row in found if {slot.number for slot in piled} & set(row)]
        assert not [row for row in of_slots if names & set(map(str, row))], table
        assert {row[1:] for row in of_slots} <= {
            ("klarsprak-2026", 2026, date(2026, 12, 31), None, Standing.PILED.value)
        }


def test_no_code_and_no_link_is_stored(instance, pile):
    keys = [key for issued in pile() for key in (issued.code, issued.token)]
    assert files_with(instance.settings.folder, [key.encode() for key in keys]) == {}


def test_the_letters_are_ordinary_tickets_that_no_offer_takes(instance, pile, offer):
    letters = pile(50)
    codes = {issued.code for issued in letters}
    assert len(codes) == 50
    assert codes.isdisjoint({offer().code for _ in range(20)})
    assert {(row["year"], row["last_day"], row["state"]) for row in rows(instance, "ticket")} == {
        (2026, date(2026, 12, 31), "open")
    }


def test_a_pile_larger_than_what_is_left_of_a_batch_takes_more_blanks(instance, pile):
    codes = {issued.code for _ in range(3) for issued in pile(50)}
    assert len(codes) == 150


def test_the_same_form_sent_twice_is_one_pile(instance):
    wanted = Wanted("f" * 32, HALF, 10)
    assert make_pile(instance.gate, wanted, TODAY)
    before = dumps(instance)
    assert make_pile(instance.gate, wanted, TODAY) is None
    assert dumps(instance) == before


def test_a_letter_can_be_drawn_once_by_an_ending_and_no_more_than_there_are(pile, ending, draw):
    pile(2)
    first = ending()
    assert draw(ending_id=first)
    assert not draw(ending_id=first)
    assert draw()
    assert not draw()
    pile(1)
    assert draw()


@pytest.mark.parametrize(
    ("ended_on", "today", "drawn"),
    [
        (date(2026, 6, 30), TODAY, True),
        (date(2026, 7, 1), TODAY, False),
        (date(2025, 12, 31), TODAY, False),
        (date(2026, 1, 1), date(2026, 12, 31), True),
        (date(2026, 1, 1), date(2027, 1, 1), False),
    ],
)
def test_a_pile_is_for_the_endings_of_its_half_year_while_it_may_be_answered(
    pile, draw, ended_on, today, drawn
):
    pile()
    assert draw(ended_on=ended_on, today=today) is drawn


def test_who_was_offered_another_way_draws_nothing(instance, pile, ending, draw):
    pile()
    one = ending()
    assert instance.gate.offer(one, Channel.LETTER, TODAY)
    assert not draw(ending_id=one)


def test_whoever_drew_counts_as_offered_and_gets_no_new_link(instance, pile, ending, draw):
    pile()
    one = ending()
    draw(ending_id=one)
    with instance.contacts.read() as connection:
        found = endings.find(connection, one)
    assert (found.is_offered, found.given_the_chance, found.channel) == (True, True, Channel.PILE)
    before = dumps(instance)
    assert instance.gate.reissue(one, "anna", TODAY) is None
    assert instance.gate.keys_for(found.offer_id, TODAY, only_if_open=False) is None
    assert dumps(instance) == before


def test_nobody_who_drew_gets_a_row_for_a_reminder(instance, pile, draw, offer):
    pile()
    draw()
    offer()
    for days in (15, 29):
        with instance.contacts.write() as connection:
            reminders.write_due(
                connection,
                datetime.combine(TODAY + timedelta(days=days), datetime.min.time(), ZONE)
                + timedelta(hours=12),
            )
    contacts = dumps(instance)["contacts"]
    with_channel = {row[0]: row[2] for row in contacts["offer"]}
    reminded = {with_channel[row[2]] for row in contacts["outbox"]}
    assert reminded == {Channel.LINK.value}


def drawn_and_answered(instance, pile, draw, offer, drawn=10, answered=6, linked=10):
    """Let some draw and some of them answer; beside them all but three of those with a link answer."""
    letters = pile(20)
    for _ in range(drawn):
        assert draw()
    for issued in letters[:answered]:
        answer(instance, issued, {"bemotande": "ja"})
    own = [offer() for _ in range(linked)]
    for issued in own[: linked - 3]:
        answer(instance, issued, {"bemotande": "nej"})


def test_what_they_answer_is_counted_without_kind_and_area(instance, pile, draw, offer):
    drawn_and_answered(instance, pile, draw, offer)
    assert open_now(instance).answers == 13
    profiles = Counter()
    for cell, count in pool_of(instance).items():
        if cell.question == "bemotande":
            profiles[cell.kind, cell.area] += count
    assert profiles == {("unknown", "unknown"): 6, ("formal", "centrala"): 7}


def test_they_are_a_group_of_their_own_among_those_who_took_part(instance, pile, draw, offer):
    drawn_and_answered(instance, pile, draw, offer)
    assert pile_participation(instance.gate, 2026) == (0, 10)
    open_now(instance)
    found = participation_of(instance)
    assert found["channel", "pile"] == (6, 10)
    assert found["kind", "unknown"] == (6, 10)
    assert found["channel", "link"] == (7, 10)


@pytest.mark.parametrize(("drawn", "answered"), [(4, 4), (5, 3), (5, 7)])
def test_how_many_of_a_small_pile_answered_is_neither_shown_nor_to_be_worked_out(
    instance, pile, draw, offer, drawn, answered
):
    drawn_and_answered(instance, pile, draw, offer, drawn, answered)
    open_now(instance)
    tables = [each for each in released(people_of(instance.gate, 2026)) if len(each.groups) > 1]
    assert {each.dimension for each in tables} == {"kind", "area", "channel"}
    assert not any(table.tells for table in tables)


def test_letters_that_nobody_noted_never_make_more_answers_than_offers(instance, pile, draw, offer):
    drawn_and_answered(instance, pile, draw, offer, drawn=5, answered=8)
    open_now(instance)
    assert pile_participation(instance.gate, 2026) == (5, 5)


def test_more_answers_than_offers_are_told_without_a_share(instance, pile, draw, offer):
    drawn_and_answered(instance, pile, draw, offer, drawn=1, answered=12, linked=4)
    open_now(instance)
    operation = load_operation(instance.settings.folder / "operation.toml")
    results = year_results(instance.contacts, instance.answers, operation, 2026, TODAY, Audience.CHEF)
    assert results.returns.counted == 13
    assert results.returns.measures == ()
    assert {each.code: each.points[-1].own != "" for each in results.trend.measures}["offer"]
    assert not any(each.points[-1].own for each in results.trend.measures if each.code != "offer")


def test_when_the_year_is_closed_the_piles_slots_are_gone_with_its_key(instance, pile, draw, offer):
    drawn_and_answered(instance, pile, draw, offer)
    open_now(instance)
    for issued in [offer() for _ in range(5)]:
        answer(instance, issued, {"bemotande": "ja"})
    open_now(instance, today=YEAR_IS_OVER)
    with instance.contacts.read() as connection:
        assert piles.slots_of(connection, 2026) == []
        assert [each.letters for each in piles.all_piles(connection)] == [20]
    assert pile_participation(instance.gate, 2026) == (0, 0)
    assert not instance.keys.has("desk", "link-2026")


def test_offers_and_what_points_at_them_outlive_the_piles_down_and_up(instance, offer):
    offer()
    send_offer(instance, START, 1)
    before = dumps(instance)
    assert before["contacts"]["outbox"]
    assert before["contacts"]["contact_detail"]
    with instance.contacts.write() as connection:
        command.downgrade(alembic_config("contacts", connection), "contacts_0007")
    upgrade(instance.contacts, "contacts")
    assert dumps(instance) == before


def test_what_was_drawn_is_a_letter_without_its_slot_when_there_are_no_piles(instance, pile, draw):
    pile(5)
    draw()
    with instance.contacts.write() as connection:
        command.downgrade(alembic_config("contacts", connection), "contacts_0007")
    upgrade(instance.contacts, "contacts")
    contacts = dumps(instance)["contacts"]
    assert [row[2] for row in contacts["offer"]] == [Channel.LETTER]
    assert Counter(row[-1] for row in contacts["slot"]) == {"free": 59, "former": 5}


def test_a_paper_from_a_pile_is_nobodys_own_client(instance, pile, draw):
    (issued, *_others) = pile()
    draw()
    assert instance.gate.paper_ticket(issued.code, "anna").own_client is False
