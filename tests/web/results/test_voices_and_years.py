"""The chef's pages beside the answers: which voices are missing, and the years side by side."""

import re
from datetime import date

import pytest

from analysis.participation_plan import PLAN
from survey.contacts import participation

HARD = "\u00a0"
SPRING = date(2025, 3, 3)


def text(page):
    return page.text.replace(HARD, " ")


def test_a_question_is_told_in_three_lines_before_anything_else(chef):
    page = text(chef.open("/resultat?ar=2024"))
    lines = (
        "De som svarade 19 av 20 svarade ja "
        "Alla avslutade, om de är som de som svarade mellan 79 och 101 av 102 "
        "Alla avslutade, utan antaganden mellan 19 och 101 av 102"
    )
    assert lines in page
    assert page.index("Alla avslutade, utan antaganden") < page.index("Mer om svaren på frågan")


def test_missing_voices_are_told_by_five_things(chef):
    page = text(chef.open("/resultat/roster?ar=2024"))
    assert "81 av 102 som avslutades har inte svarat. 16 fick aldrig möjligheten." in page
    for caption in ("hur kontakten tog slut", "område", "kön", "ålder", "sätt att få enkäten"):
        assert f"Efter {caption}" in page
    assert "Avslutade 68 – –" in page
    assert "Kvinna 48 27 % (13 av 48) Skillnaden är inom det slumpen kan ge. p = 0,62" in page
    assert "Saknar kontaktväg 10" in page


def test_why_there_are_no_weights_is_said(chef):
    page = chef.open("/resultat/roster?ar=2024").text
    for why in ("Det är färre än 100 svar.", "Någon grupp har färre än 10 svar.", "Svaren hör inte ihop"):
        assert why in page


def test_before_an_opening_nobody_is_told_who_answered(at_desk, offer):
    offer()
    page = at_desk("karin").open("/resultat/roster?ar=2026")
    assert "Urnan är inte öppnad." in page.text
    assert "Efter kön" not in page.text


def test_the_groups_of_every_dimension_add_up_to_the_offered(replica):
    with replica.contacts.read() as connection:
        cells = participation.released(connection, 2024)
    sums = {name: sum(c.offered for c in cells if c.dimension == name) for name in PLAN.dimensions}
    assert sums == dict.fromkeys(PLAN.dimensions, 86)
    shown = [c for c in cells if c.answered is not None]
    assert all(3 <= c.answered <= c.offered - 3 for c in shown)


def test_the_years_stand_beside_each_other_with_what_was_printed(chef):
    page = text(chef.open("/resultat/trend?ar=2024"))
    assert "19 procent (publicerat, underlag okänt)" in page
    assert "15 av 62 (publicerat som 22 procent, som inte stämmer med talen)" in page
    assert (
        "Svarsandel av alla avslutade, 2020 och 2024: Skillnaden är inom det slumpen kan ge. (p = 0,70)"
        in page
    )
    assert "svarsskalan från 2020 är inte publicerad" in page


@pytest.mark.parametrize("path", ["/resultat/roster", "/resultat/trend"])
def test_every_percent_has_both_its_numbers(chef, path):
    page = text(chef.open(f"{path}?ar=2024"))
    assert "%" in page
    assert "%" not in re.sub(r"\d+ % \(\d+ av \d+\)", "", page)


@pytest.mark.parametrize("path", ["/resultat/roster", "/resultat/trend"])
def test_the_ledningsgrupp_has_its_own_page_alone(reader, path):
    assert reader.open(path).status == 403


@pytest.mark.parametrize("path", ["/resultat/roster?ar=1999", "/resultat/trend?ar=1999"])
def test_a_year_we_know_nothing_of_is_no_page(chef, path):
    assert chef.open(path).status == 404


def test_the_ledningsgrupp_reads_the_lines_in_counts_and_no_percent_of_fewer_than_fifty(reader):
    page = text(reader.open("/ledningsgrupp?ar=2024"))
    assert "Tillgänglighet 19 av 20 79 till 101 19 till 101" in page
    assert "Centrala 31 av 37" in page
    bases = [int(base) for base in re.findall(r"% \(\d+ av (\d+)\)", page)]
    assert bases
    assert min(bases) >= 50


def test_the_sheet_says_which_quarter_and_what_was_so_far_last_year(at_desk, offer):
    offer(ended_on=SPRING, today=SPRING)
    offer()
    page = at_desk("lars").open("/ledningsgrupp?ar=2026")
    assert "Hittills i år, till och med 4 maj 2026. Kvartal 2." in page.text
    assert "Samma tid förra året: 1." in page.text
    assert "Vi sparar inte vilken dag ett svar kom." in page.text
    assert "Erbjudandegrad 1 (av 1)" in page.text
