"""Two years of 21 answers: counts by group appear where the rules and the audit allow, and only there."""

from collections import Counter
from datetime import date

import pytest
from alembic import command

from survey.answers import breakdowns, pool, tallies
from survey.answers.submit import submit
from survey.database.migration import alembic_config
from survey.domain.envelopes import SealedAnswer
from survey.domain.kinds import EndingKind, Way
from survey.domain.outcomes import Submitted
from tests.conftest import TODAY
from tests.scene import VERSION, PowerCut, cut_after, dump, open_now, pool_of, rows, ticket_of, urn_keys

NEXT_YEAR, AUTUMN = date(2027, 5, 4), date(2027, 9, 1)
WAITING = (
    "fullfoljt_uppdrag", "ratt_vard_stod", "positiv_forandring", "myndighetssamverkan", "rekommendera",
)  # fmt: skip
"""The questions with fewer than 40 answers in two years."""
FORMAL, BROKEN_OFF = EndingKind.FORMAL, EndingKind.BROKEN_OFF


@pytest.fixture
def year_of(instance, offer):
    """Let 21 people of a year answer: 15 formal and 6 broken off, three of them from another område."""

    def make(day, first=0, last=21):
        for place in range(first, last):
            kind = FORMAL if place < 15 else BROKEN_OFF
            area = "vastra" if place in (4, 9, 20) else "centrala"
            issued = offer(ended_on=day, today=day, kind=kind, area=area)
            way = Way.CODE if place in range(0, 16, 2) else Way.LINK
            sealed = SealedAnswer(VERSION, way, answers(place, day.year))
            assert (
                submit(instance.answers, ticket_of(instance, issued), sealed, b"r", day) is Submitted.STORED
            )

    return make


def answers(place, year):
    """Return what somebody says: mixed, nearly unanimous, unanimous in one year, too often left blank."""
    given = {
        "tillganglighet": "ja" if place % 3 else "till_viss_del",
        "bemotande": "nej" if (place, year) == (0, 2026) else "ja",
        "arbetat_tillsammans": "ja" if year == 2026 or place % 2 else "nej",
        "fullfoljt_uppdrag": "ja" if place % 3 else "nej",
    }
    if place in (5, 16):
        given["fullfoljt_uppdrag"] = "inte_aktuellt"
    return given


def tables(instance, year=2027, audience="chef"):
    with instance.answers.read() as connection:
        return {
            (each.question, each.dimension): {group.level: (group.ja, group.ej_ja) for group in each.groups}
            for each in tallies.group_tables_of(connection, year, audience)
        }


def still_pooled(instance):
    """Return question → how many sheets of it lie in the sealed pool."""
    sheets = Counter()
    for cell, count in pool_of(instance).items():
        sheets[cell.question] += count
    return dict(sheets)


def both_years(instance, year_of):
    year_of(TODAY)
    open_now(instance)
    year_of(NEXT_YEAR)


def test_forty_two_answers_of_two_years_become_counts_by_kind_where_rules_and_audit_allow(instance, year_of):
    both_years(instance, year_of)
    assert tables(instance, 2026) == {}
    open_now(instance, 2027, NEXT_YEAR)
    found = tables(instance)
    assert {question for question, _ in found} == {"tillganglighet", "bemotande", "arbetat_tillsammans"}
    assert set(found) == {(q, d) for q, _ in found for d in ("kind", "area", "way")}
    shown = {place: groups for place, groups in found.items() if groups}
    assert shown == {
        ("tillganglighet", "kind"): {"formal": (20, 10), "broken_off": (8, 4)},
        ("tillganglighet", "way"): {"code": (10, 6), "link": (18, 8)},
    }


def test_ledningsgrupp_is_released_a_part_with_larger_groups_in_the_same_run(instance, year_of):
    both_years(instance, year_of)
    open_now(instance, 2027, NEXT_YEAR)
    shown = {place: groups for place, groups in tables(instance, 2027, "ledningsgrupp").items() if groups}
    assert shown == {("tillganglighet", "way"): {"code": (10, 6), "link": (18, 8)}}


def test_a_released_question_has_left_the_pool_which_lies_under_a_new_key_and_begins_from_nothing(
    instance, year_of
):
    both_years(instance, year_of)
    (before,) = rows(instance, "sealed_pool")
    assert sum(pool_of(instance).values()) == 21 * 8
    open_now(instance, 2027, NEXT_YEAR)
    (after,) = rows(instance, "sealed_pool")
    assert still_pooled(instance) == dict.fromkeys(WAITING, 42)
    assert (after["id"] == before["id"], len(after["box"])) == (False, len(before["box"]))
    assert f"pool-{before['id']}" not in urn_keys(instance)["keys"] | urn_keys(instance)["key-backup"]
    year_of(AUTUMN)
    released = tables(instance)
    second = open_now(instance, 2027, AUTUMN)
    left = {cell for cell in pool_of(instance) if cell.question == "tillganglighet"}
    assert {cell.opening for cell in left} == {second.id}
    assert still_pooled(instance)["tillganglighet"] == 21
    assert {place: groups for place, groups in tables(instance).items() if place in released} == released


def test_a_question_that_some_left_out_waits_until_it_has_forty_answers_by_itself(instance, year_of):
    """Of 21 answers in each opening two are "inte aktuellt": 38 after two openings, 57 after three."""
    both_years(instance, year_of)
    open_now(instance, 2027, NEXT_YEAR)
    assert "fullfoljt_uppdrag" not in {question for question, _ in tables(instance)}
    year_of(AUTUMN)
    open_now(instance, 2027, AUTUMN)
    found = tables(instance)
    assert found["fullfoljt_uppdrag", "kind"] == {"formal": (27, 15), "broken_off": (9, 6)}
    with instance.answers.read() as connection:
        pooled = tallies.pooled_openings_of(connection, 2027)
    mine = [
        (each.released_by, each.year, each.number) for each in pooled if each.question == "fullfoljt_uppdrag"
    ]
    assert mine == [(2, 2026, 1), (2, 2027, 1), (2, 2027, 2)]
    assert "fullfoljt_uppdrag" not in still_pooled(instance)


def test_the_ledger_says_what_was_released_by_which_plan_and_nothing_of_why(instance, year_of):
    both_years(instance, year_of)
    opened = open_now(instance, 2027, NEXT_YEAR)
    ledger = rows(instance, "ledger")
    assert {(row["opening_id"], row["version"], row["plan"]) for row in ledger} == {
        (opened.id, VERSION, "2026-1")
    }
    chef = {(row["question"], row["dimension"]): row["shown"] for row in ledger if row["audience"] == "chef"}
    assert {place: number for place, number in chef.items() if number} == {
        ("tillganglighet", "kind"): 2,
        ("tillganglighet", "way"): 2,
    }
    assert len(chef) == len(ledger) // 2 == 9
    with instance.answers.read() as connection:
        pooled = tallies.pooled_openings_of(connection, 2027)
    assert {(each.released_by, each.year, each.number) for each in pooled} == {(1, 2026, 1), (1, 2027, 1)}
    assert {each.question for each in pooled} == {question for question, _ in chef}


def test_thirty_nine_answers_stay_sealed_and_the_fortieth_alone_changes_nothing(instance, year_of):
    year_of(TODAY)
    open_now(instance)
    year_of(NEXT_YEAR, 0, 18)
    public = ("group_tally", "ledger", "pooled_opening", "tally", "opening", "sealed_pool")

    def everything():
        return {name: found for name, found in dump(instance.answers, "answers").items() if name in public}

    before = everything()
    year_of(NEXT_YEAR, 18, 19)
    assert everything() == before
    open_now(instance, 2027, NEXT_YEAR)
    assert rows(instance, "ledger") != []


def test_thirty_nine_answers_release_nothing(instance, year_of):
    year_of(TODAY)
    open_now(instance)
    year_of(NEXT_YEAR, 0, 18)
    open_now(instance, 2027, NEXT_YEAR)
    assert (rows(instance, "ledger"), rows(instance, "group_tally"), rows(instance, "pooled_opening")) == (
        [],
        [],
        [],
    )
    assert sum(pool_of(instance).values()) == 39 * 8


@pytest.mark.parametrize("name", ["release", "seal_anew"])
@pytest.mark.parametrize("moment", ["before", "after"])
def test_cut_off_while_it_is_released_and_run_again_it_is_released_once(
    instance, year_of, monkeypatch, name, moment
):
    both_years(instance, year_of)
    place = breakdowns if name == "release" else pool
    whole = getattr(place, name)

    def broken(*args):
        if moment == "after":
            whole(*args)
        raise PowerCut(name)

    with monkeypatch.context() as dying:
        dying.setattr(place, name, broken)
        with pytest.raises(PowerCut):
            open_now(instance, 2027, NEXT_YEAR)
    assert (rows(instance, "ledger"), sum(pool_of(instance).values())) == ([], 21 * 8)
    open_now(instance, 2027, NEXT_YEAR)
    assert (len(rows(instance, "ledger")), len(rows(instance, "group_tally"))) == (18, 6)
    assert still_pooled(instance) == dict.fromkeys(WAITING, 42)
    assert len([key for key in urn_keys(instance)["keys"] if key.startswith("pool-")]) == 1


def test_cut_off_after_the_release_and_run_again_it_is_the_same(instance, year_of):
    both_years(instance, year_of)
    with pytest.raises(PowerCut):
        open_now(instance, 2027, NEXT_YEAR, after_step=cut_after(3))
    after_the_cut = tables(instance), dump(instance.answers, "answers")["ledger"]
    assert any(after_the_cut[0].values())
    open_now(instance, 2027, NEXT_YEAR)
    assert (tables(instance), dump(instance.answers, "answers")["ledger"]) == after_the_cut


def cells(version, question, people, opening="one"):
    """Return a pool of (kind, fold) → how many people."""
    return pool.Pool(
        {
            pool.Cell(version, question, opening, kind, "centrala", "link", fold): count
            for (kind, fold), count in people.items()
        }
    )


FULL = {("formal", "ja"): 20, ("formal", "ej_ja"): 8, ("broken_off", "ja"): 7, ("broken_off", "ej_ja"): 5}


def test_a_question_that_holds_enough_leaves_and_the_others_stay(instance):
    few = cells("new", "q", {**FULL, ("formal", "ja"): 19}) + cells("old", "r", {("formal", ""): 50})
    with instance.answers.write() as connection:
        left = breakdowns.release(connection, "o", cells("old", "q", FULL) + few)
    assert left == few
    assert {(row["version"], row["question"]) for row in rows(instance, "ledger")} == {("old", "q")}


def test_whoever_left_a_question_blank_counts_in_no_group_and_towards_no_limit(instance):
    blank = cells("old", "q", {**FULL, ("formal", "ja"): 18, ("formal", ""): 2})
    assert breakdowns.stands(blank, "old", "q") == 38
    assert Counter(each.people for each in breakdowns.strata_of(blank)) == {26: 1, 12: 1}
    with instance.answers.write() as connection:
        assert breakdowns.release(connection, "o", blank) == blank
    assert (rows(instance, "ledger"), rows(instance, "group_tally")) == ([], [])


def test_when_a_question_leaves_the_pool_depends_on_nothing_that_anybody_said(instance):
    for opening, ja in enumerate((0, 12, 28, 40)):
        said = {("formal", "ja"): ja, ("formal", "ej_ja"): 40 - ja}
        with instance.answers.write() as connection:
            mine = cells("old", "q", said, str(opening))
            assert breakdowns.release(connection, str(opening), mine) == {}
    assert {row["opening_id"] for row in rows(instance, "ledger")} == {"0", "1", "2", "3"}


def test_a_database_that_kept_whose_answers_by_version_keeps_them_by_question_from_now_on(instance):
    with instance.answers.write() as connection:
        breakdowns.release(connection, "o", cells("old", "q", FULL) + cells("old", "r", FULL, "two"))
        command.downgrade(alembic_config("answers", connection), "answers_0003")
        command.upgrade(alembic_config("answers", connection), "head")
    kept = {(row["opening_id"], row["question"]) for row in rows(instance, "pooled_opening")}
    assert kept == {(opening, question) for opening in ("one", "two") for question in ("q", "r")}
