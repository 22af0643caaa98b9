"""Years are compared where they were counted the same way, and printed figures only quoted."""

from dataclasses import replace

import pytest

from analysis.rates import OfferCounts
from analysis.release import Audience
from analysis.shares import Share
from survey.answers.tallies import Count
from survey.results.published import Published, published_of
from survey.results.questions import versions_of
from survey.results.trends import OwnYear, trend_of

HARD = "\u00a0"


def own(year, answers=21, version="avslutningsenkat-2024", *, ongoing=False, ja=19, nej=1):
    counts = [Count(1, version, "bemotande", "ja", ja), Count(1, version, "bemotande", "nej", nej)]
    versions = versions_of(counts, Audience.CHEF, 102)
    return OwnYear(year, OfferCounts(102, sent=86, answers=answers), versions, opened=True, ongoing=ongoing)


def series(found, code):
    return next(each for each in (*found.measures, *found.questions) if each.code == code)


def said(found, code):
    return [(each.earlier, each.later, each.text, each.p) for each in series(found, code).comparisons]


WITHIN = "Skillnaden är inom det slumpen kan ge."


def test_two_years_within_chance_are_called_that():
    found = trend_of([own(2024), own(2025, answers=28)], (), Audience.CHEF)
    assert said(found, "response") == [(2024, 2025, WITHIN, "p = 0,31")]
    assert said(found, "bemotande") == [(2024, 2025, WITHIN, "p = 1,00")]


def test_a_new_wording_breaks_the_series():
    found = trend_of([own(2024), own(2026, version="klarsprak-2026")], (), Audience.CHEF)
    ((_one, _other, text, p),) = said(found, "bemotande")
    assert (text[:28], p) == ("Åren kan inte jämföras: fråg", "")
    assert any("2026" in each.title or "enklare ord" in each.text for each in found.breaks)


def test_a_year_that_is_not_over_is_shown_and_not_compared():
    found = trend_of([own(2024), own(2025, ongoing=True)], (), Audience.CHEF)
    points = {each.year: each.own for each in series(found, "offer").points}
    assert points[2025] == f"84{HARD}% (86 av 102) hittills"
    assert said(found, "offer")[0][2] == "2025 är inte slut än och jämförs inte."


def test_a_year_without_an_opening_has_no_response():
    unopened = replace(own(2025, answers=0), opened=False, versions=())
    found = trend_of([own(2024), unopened], (), Audience.CHEF)
    assert [each.own for each in series(found, "response").points][1] == ""
    assert [each.own for each in series(found, "offer").points][1] != ""


def test_three_years_that_rise_are_said_to():
    years = [own(year, ja=ja, nej=60 - ja) for year, ja in ((2024, 20), (2025, 35), (2026, 50))]
    found = trend_of(years, (), Audience.CHEF)
    assert series(found, "bemotande").direction == "Andelen har ökat över åren."
    same = trend_of([own(year, ja=30, nej=30) for year in (2024, 2025, 2026)], (), Audience.CHEF)
    assert series(same, "bemotande").direction.startswith("Över åren syns ingen riktning")


def test_the_ledningsgrupp_reads_the_years_in_counts():
    found = trend_of([own(2024)], (), Audience.LEDNINGSGRUPP)
    versions = versions_of([Count(1, "avslutningsenkat-2024", "bemotande", "ja", 20)], Audience.LEDNINGSGRUPP)
    counted = trend_of([replace(own(2024), versions=versions)], (), Audience.LEDNINGSGRUPP)
    assert series(counted, "bemotande").points[0].own == "20 av 20"
    assert "%" in series(found, "offer").points[0].own


def test_the_published_rates_of_2020_and_2024_are_compared_by_their_printed_counts():
    found = trend_of((), published_of("po-varmland"), Audience.CHEF)
    assert found.years == (2019, 2020, 2024)
    assert said(found, "response_of_endings") == [
        (2019, 2020, "Åren går inte att jämföra: underlaget för 2019 saknas.", ""),
        (2020, 2024, WITHIN, "p = 0,70"),
    ]


def test_a_printed_answer_is_never_compared():
    found = trend_of([own(2025)], published_of("po-varmland"), Audience.CHEF)
    assert all(not p for *_years, _text, p in said(found, "bemotande"))


@pytest.mark.parametrize(
    ("printed", "share", "text"),
    [
        ("87,50", None, "87,50 procent (publicerat, underlag okänt)"),
        ("22", Share(15, 62), "15 av 62 (publicerat som 22 procent, som inte stämmer med talen)"),
        ("95", Share(19, 20), "19 av 20 (publicerat)"),
        ("", Share(86, 102), "86 av 102 (publicerat)"),
    ],
)
def test_a_printed_figure_says_what_is_known_of_its_base(printed, share, text):
    assert Published(2020, "x", printed, share).text == text


def test_another_operation_has_not_printed_our_figures():
    assert published_of("po-annanstans") == ()
