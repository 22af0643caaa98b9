"""Answers by group on the pages and in the files: what was released and no more, or one calm sentence."""

import json
import re

import pytest
from sqlalchemy import insert

from analysis.release import Audience
from survey.answers import tables as t
from survey.cli.instance import EXAMPLE_DATA
from survey.domain.organisation_file import load_operation
from survey.forms import words
from survey.results.as_json import as_json
from survey.results.breakdowns import breakdowns_of
from survey.results.chapter import Source
from survey.results.exports.registry import FORMATS, write
from survey.results.reports import draft_of
from survey.results.yearly import year_results
from tests.conftest import TODAY
from tests.scene import VERSION, open_now, people_who_answer
from tests.web.reports.conftest import READERS, plain
from tests.web.results.test_replica import SCHEMA, faults

OPERATION = load_operation(EXAMPLE_DATA / "operation.toml")
WHY_NOT = "Uppdelade svar visas först när minst 40 svar har samlats och granskats."
READING = "Ett streck (–) betyder att talet inte visas."


def release(instance, rows, years=(2026,), opening=1):
    """Write what an opening of 2026 released: (question, audience, dimension, level) → ja, ej ja."""
    name = f"released {opening}"
    with instance.answers.write() as connection:
        openings = [{"id": name, "year": 2026, "number": opening}]
        openings += [{"id": f"{name} {year}", "year": year, "number": 9} for year in years if year != 2026]
        common = {"step": 5, "joined": 0, "overall_only": 0, "answers": 0}
        connection.execute(insert(t.opening), [{**each, **common} for each in openings])
        for question, audience, dimension in {key[:3] for key in rows}:
            place = {"question": question, "audience": audience, "dimension": dimension}
            shown = {"plan": "2026-1", "shown": sum(key[:3] == tuple(place.values()) for key in rows)}
            entry = {"opening_id": name, "version": VERSION, **place}
            connection.execute(insert(t.ledger).values(**entry, **shown))
        for (question, audience, dimension, level), (ja, ej_ja) in rows.items():
            place = {"question": question, "audience": audience, "dimension": dimension, "level": level}
            values = {"opening_id": name, "version": VERSION, "ja": ja, "ej_ja": ej_ja}
            connection.execute(insert(t.group_tally).values(**place, **values))
        for question in {key[0] for key in rows}:
            for each in openings:
                row = {"opening_id": each["id"], "version": VERSION, "question": question}
                connection.execute(insert(t.pooled_opening).values(released_by=name, **row))


ROWS = {
    ("tillganglighet", "chef", "area", "centrala"): (20, 10),
    ("tillganglighet", "chef", "area", "norra"): (8, 4),
    ("bemotande", "chef", "area", "centrala"): (26, 4),
    ("bemotande", "chef", "way", "paper"): (9, 3),
    ("tillganglighet", "ledningsgrupp", "area", "centrala"): (20, 10),
}


@pytest.fixture
def told(instance):
    def of(audience=Audience.CHEF):
        return breakdowns_of(instance.answers, OPERATION, 2026, audience)

    return of


def texts(table):
    return {row.question: [cell.text for cell in row.cells] for row in table.rows}


def test_a_table_has_every_group_and_one_sign_for_whatever_is_not_released(instance, told):
    release(instance, ROWS)
    by_area, by_way = told().tables
    assert [group.name for group in by_area.groups] == ["Centrala", "Norra", "Västra", "Östra", "Ej angivet"]
    assert texts(by_area) == {
        "tillganglighet": ["67\u00a0% (20 av 30)", "67\u00a0% (8 av 12)", "–", "–", "–"],
        "bemotande": ["87\u00a0% (26 av 30)", "–", "–", "–", "–"],
    }
    assert by_way.caption == "Svarade ja, efter sätt att svara"
    assert texts(by_way) == {"bemotande": ["–", "–", "75\u00a0% (9 av 12)", "–", "–"]}


def test_the_ledningsgrupp_is_told_counts_alone_of_what_was_released_to_it(instance, told):
    release(instance, ROWS)
    (by_area,) = told(Audience.LEDNINGSGRUPP).tables
    assert texts(by_area) == {"tillganglighet": ["20 av 30", "–", "–", "–", "–"]}
    assert by_area.rows[0].cells[0].percent is None


@pytest.mark.parametrize("answered", [0, 12, 41])
def test_without_a_table_the_same_sentence_stands_whatever_the_reason(
    instance, offer, told, at_desk, answered
):
    """None answered, too few answered, or all said ja: nobody can tell which."""
    offer()
    people_who_answer(instance, offer, answered)
    open_now(instance)
    assert {told(audience).sentence for audience in Audience} == {WHY_NOT}
    for username, path in (("karin", "/resultat"), ("lars", "/ledningsgrupp"), ("karin", "/rapport")):
        assert WHY_NOT in at_desk(username).open(f"{path}?ar=2026").text


def test_pages_show_their_audiences_tables_with_what_a_dash_means(instance, at_desk):
    release(instance, ROWS)
    chef = plain(at_desk("karin").open("/resultat?ar=2026").text)
    reader = plain(at_desk("lars").open("/ledningsgrupp?ar=2026").text)
    heads = "Svarade ja, efter område Fråga Centrala Norra Västra Östra Ej angivet"
    assert f"{heads} Tillgänglighet 67 % (20 av 30) 67 % (8 av 12) – – –" in chef
    assert f"{heads} Tillgänglighet 20 av 30 – – – –" in reader
    assert "8 av 12" not in reader
    for page in (chef, reader):
        assert READING in page
        assert WHY_NOT not in page


def test_every_file_of_the_chapter_has_the_released_figures_of_its_edition(instance, desk_app):
    release(instance, ROWS)
    source = Source(instance.contacts, instance.answers, OPERATION, words.REASONS)
    with desk_app.test_request_context("/"):
        editions = draft_of(source, 2026, TODAY).editions
        for each in FORMATS:
            if each.code in READERS:
                chef, others = (
                    plain(READERS[each.code](write(each, chapter, "")))
                    for chapter in (editions.chef, editions.others)
                )
                assert ("67 % (8 av 12)" in chef, "8 av 12" in others) == (True, False), each.code
                assert ("20 av 30" in others, "67 % (20 av 30)" in others) == (True, False), each.code
    csv = write(next(each for each in FORMATS if each.code == "csv"), editions.chef, "").decode("utf-8-sig")
    assert "\r\ntillgänglighet_norra;Tillgänglighet: ja, Norra;8;12;67;" in csv


def test_the_json_follows_its_schema_with_and_without_a_table(instance, desk_app):
    from_page = _json(instance)
    assert from_page["breakdowns"] == {"sentence": WHY_NOT, "tables": []}
    release(instance, ROWS)
    shown = _json(instance)
    assert faults(shown, SCHEMA, SCHEMA) == []
    cell = shown["breakdowns"]["tables"][0]["rows"][0]["cells"][1]
    assert cell == {
        "group": "norra", "shown": True, "ja": 8, "answers": 12, "percent": 67, "text": "67\u00a0% (8 av 12)",
    }  # fmt: skip


def _json(instance):
    return json.loads(
        as_json(year_results(instance.contacts, instance.answers, OPERATION, 2026, TODAY, Audience.CHEF))
    )


def test_answers_of_several_years_or_openings_are_told_apart_in_the_caption(instance, told):
    release(instance, {("bemotande", "chef", "kind", "formal"): (20, 10)}, years=(2024, 2025, 2026))
    (only,) = told().tables
    assert (only.years, only.caption) == (
        (2024, 2025, 2026),
        "Svarade ja, efter hur kontakten tog slut (svar från 2024, 2025 och 2026)",
    )
    release(instance, {("bemotande", "chef", "kind", "formal"): (30, 12)}, opening=2)
    assert [re.sub(r".*\(", "", each.caption) for each in told().tables] == [
        "svar från 2024, 2025 och 2026, öppning 1)",
        "öppning 2)",
    ]


def test_a_group_that_has_no_name_any_more_is_shown_under_its_code(instance, told):
    rows = {("bemotande", "chef", "area", level): (20, 10) for level in ("sodra", "unknown")}
    release(instance, rows)
    assert [group.name for group in told().tables[0].groups][-2:] == ["Ej angivet", "sodra"]
