"""The year 2024 as the chef sees it: every figure true, with both its numbers, on page and in JSON alike."""

import json
import re
from dataclasses import asdict
from pathlib import Path

import pytest

import survey
from analysis.release import Audience
from survey.cli.instance import EXAMPLE_DATA
from survey.domain.organisation_file import load_operation
from survey.forms.words import REASONS
from survey.results.as_json import as_json
from survey.results.chapter import Source
from survey.results.reports import draft_of
from survey.results.yearly import year_results
from tests.conftest import TODAY
from tests.web.results.schema import faults

SCHEMA = json.loads((Path(survey.__file__).parent / "results" / "results.schema.json").read_text("utf-8"))
PERCENT = re.compile(r"\d+(?:,\d+)?\s?%")
WITH_BASE = re.compile(r"\d+\u00a0% \(\d+ av \d+\)")
HARD = "\u00a0"


@pytest.fixture(scope="session")
def printed(replica):
    operation = load_operation(EXAMPLE_DATA / "operation.toml")
    return as_json(year_results(replica.contacts, replica.answers, operation, 2024, TODAY, Audience.CHEF))


@pytest.fixture
def page(chef):
    return chef.open("/resultat?ar=2024")


def said(page):
    """What a person reads on the page, the chart's words included, with the hard spaces kept."""
    words = re.sub(r"data-chart=\"[^\"]*\"", "", page.html)
    return re.sub(r"[ \n]+", " ", re.sub(r"<(?!div class=\"chart\")[^>]+>", " ", words))


def test_the_newest_opened_year_comes_first(chef):
    assert chef.open("/resultat").h1 == "Resultat 2024"


@pytest.mark.parametrize(
    "figure",
    [
        f"84{HARD}% (86 av 102)",
        f"85{HARD}% (86 av 101)",
        f"86{HARD}% (68 av 79)",
        f"78{HARD}% (18 av 23)",
        f"24{HARD}% (21 av 86)",
        f"21{HARD}% (21 av 102)",
        f"95{HARD}% (19 av 20)",
        f"71{HARD}% (15 av 21)",
        f"14{HARD}% (3 av 21)",
        f"78{HARD}% (14 av 18)",
        f"83{HARD}% (15 av 18)",
        f"75{HARD}% (15 av 20)",
    ],
)
def test_a_true_figure_of_the_year_stands_on_the_page(page, figure):
    assert figure in re.sub(r" +", " ", said(page))


def test_the_goal_is_called_missed(page):
    goal = page.html[page.html.index("100 % av alla avslutade klienter") :][:700]
    assert "Ej uppfyllt" in goal
    assert f"84{HARD}% (86 av 102)" in goal
    assert "Tryckt status: Genomfört, underlag saknas." in page.text


def test_what_stands_beside_an_answer_is_said_in_words(page):
    ja, partly = f"95{HARD}% (19 av 20) svarade ja", f"5{HARD}% (1 av 20) svarade till viss del"
    assert f"{ja}, {partly}. 1 har inte besvarat frågan." in said(page)
    assert "2 svarade inte aktuellt." in page.text
    assert "Summan kan avvika från 100 på grund av avrundning." in page.text


def test_response_by_kind_is_hidden_as_nineteen_and_two_would_point_at_two(page, printed):
    rows = json.loads(printed)["participation"]["by_kind"]
    assert [(row["code"], row["shown"], row["answered"], row["text"]) for row in rows] == [
        ("formal", False, None, "–"),
        ("broken_off", False, None, "–"),
    ]
    assert "Avslutade 79 86 % (68 av 79) – Avbrutna 23 78 % (18 av 23) –" in page.text.replace(HARD, " ")


def test_sixteen_were_not_offered_and_the_reasons_say_why(page):
    assert "16 av 102 är inte erbjudna" in page.text
    for reason in ("Saknar kontaktväg 10", "Inte gjort ännu 4", "Klienten har avlidit 1"):
        assert reason in page.text


def test_every_percent_on_the_page_has_both_its_numbers_but_for_a_goals_own_words(page):
    left = PERCENT.findall(WITH_BASE.sub("", said(page).replace(f"84{HARD}% (86 av 102)", "")))
    assert set(left) == {"100 %"}


@pytest.mark.parametrize("false", [r"\b19\s?%", r"\b105\s?%", r"75/15/15"])
def test_the_printed_mistakes_of_the_year_are_nowhere(page, printed, reader, false):
    for surface in (page.html, printed, reader.open("/ledningsgrupp?ar=2024").html):
        assert not re.search(false, surface)


def test_every_percent_on_the_pages_is_in_the_json_and_the_other_way_round(chef, printed):
    pages = [chef.open(f"/resultat{path}?ar=2024") for path in ("", "/roster", "/trend")]
    shown = re.sub(r"\s+", " ", " ".join(said(page) for page in pages).replace(HARD, " ")).replace("( ", "(")
    told = re.sub(r"\s+", " ", printed.replace(HARD, " "))
    pairs = re.compile(r"\d+ % \(\d+ av \d+\)")
    assert set(pairs.findall(shown)) == set(pairs.findall(told))
    assert set(re.findall(r"\d+ %", shown)) == set(re.findall(r"\d+ %", told))
    assert len(pairs.findall(told)) > 40


def every_share(value):
    if isinstance(value, dict):
        if "numerator" in value:
            yield value
        for each in value.values():
            yield from every_share(each)
    elif isinstance(value, list):
        for each in value:
            yield from every_share(each)


def test_every_share_in_the_json_follows_from_its_own_numbers(printed):
    shares = list(every_share(json.loads(printed)))
    assert len(shares) > 50
    for share in shares:
        part, whole, percent = share["numerator"], share["denominator"], share["percent"]
        assert 0 <= part <= whole
        assert percent is None or percent == (200 * part + whole) // (2 * whole)
        assert f"{part} av {whole}" in share["text"]


def test_the_json_is_as_its_schema_says(printed):
    assert faults(json.loads(printed), SCHEMA, SCHEMA) == []


@pytest.mark.parametrize(
    "broken",
    [{"year": "2024"}, {"more": 1}, {"register": {}}, {"schema": "other"}, {"versions": [{"version": "x"}]}],
)
def test_the_schema_refuses_what_is_not_right(printed, broken):
    assert faults({**json.loads(printed), **broken}, SCHEMA, SCHEMA)


def test_the_chart_is_data_on_the_page_with_its_words_and_its_table(page):
    assert 'role="img" aria-label="Liggande staplar' in page.html
    assert "<caption>Alla svar</caption>" in page.html
    assert "<script>" not in page.html


def test_the_replica_has_no_own_words_to_read(chef, page):
    assert "kommentar" not in page.text
    assert "Det finns inga texter att visa." in chef.open("/resultat/fritext?ar=2024").text


def test_the_ledningsgrupp_reads_counts_on_one_sheet(reader):
    page = reader.open("/ledningsgrupp")
    assert page.h1 == "Till lednings\u00adgruppen 2024"
    assert "Tillgänglighet 19 av 20" in page.text
    assert "Ej uppfyllt" in page.text
    answers = page.html[page.html.index("Så många svarade ja") : page.html.index("Vilka som fick enkäten")]
    assert "%" not in answers


def test_the_ledningsgrupp_reads_rare_reasons_as_one_on_page_and_in_json(reader, replica):
    page = reader.open("/ledningsgrupp")
    assert "16 av 102 är inte erbjudna Skäl Antal Saknar kontaktväg 10 Övriga skäl 6" in page.text
    assert "Klienten har avlidit" not in page.text
    operation = load_operation(EXAMPLE_DATA / "operation.toml")
    found = year_results(replica.contacts, replica.answers, operation, 2024, TODAY, Audience.LEDNINGSGRUPP)
    told = json.loads(as_json(found))
    assert faults(told, SCHEMA, SCHEMA) == []
    assert [tuple(each.values()) for each in told["register"]["not_offered"]] == [
        ("no_contact_path", 10),
        ("other_reasons", 6),
    ]


def test_a_year_we_know_nothing_of_is_no_page(chef):
    assert chef.open("/resultat?ar=1999").status == 404


def test_the_ledningsgrupp_cannot_work_out_that_one_client_has_died(reader, replica):
    operation = load_operation(EXAMPLE_DATA / "operation.toml")
    found = year_results(replica.contacts, replica.answers, operation, 2024, TODAY, Audience.LEDNINGSGRUPP)
    source = Source(replica.contacts, replica.answers, operation, REASONS)
    chapter = json.dumps(asdict(draft_of(source, 2024, TODAY).editions.others), default=str)
    for surface in (reader.open("/ledningsgrupp?ar=2024").html, as_json(found), chapter):
        assert "av 101" not in surface
        assert "avlid" not in surface.lower()
    assert json.loads(as_json(found))["register"]["deceased"] is None


def test_the_chef_reads_that_one_client_has_died(page, printed, replica):
    assert f"Utan avlidna 85{HARD}% (86 av 101)." in said(page)
    assert json.loads(printed)["register"]["deceased"] == 1
