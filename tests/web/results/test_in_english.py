"""At an English desk every sentence is English, what is Swedish is marked so, and the chapter is Swedish."""

import re

import pytest

from tests.swedish_words import SWEDISH, swedish_left
from tests.unit.checking.samples import CHAPTER_2024

PAGES = {
    "karin": (
        *(
            "/resultat?ar=2024",
            "/resultat/roster?ar=2024",
            "/resultat/trend?ar=2024",
            "/resultat/fritext?ar=2024",
        ),
        *("/mal?ar=2024", "/rapport?ar=2024", "/last-rapport", "/forbattringar?ar=2024", "/granska"),
        *("/forbattringar/publicera?ar=2024", "/resultat?ar=2026", "/ledningsgrupp?ar=2024&kvartal=2", "/"),
    ),
    "lars": ("/ledningsgrupp?ar=2024", "/ledningsgrupp?ar=2024&kvartal=2", "/last-rapport"),
}
FILES = ("html", "json", "csv")


@pytest.fixture(params=PAGES)
def in_english(request, chef, reader):
    desktop = {"karin": chef, "lars": reader}[request.param]
    desktop.open("/")
    desktop.send("/sprak", sprak="en")
    return desktop, PAGES[request.param]


def test_no_swedish_word_stands_unmarked_at_an_english_desk(in_english):
    desktop, pages = in_english
    assert [(path, text) for path in pages for text in swedish_left(desktop.open(path).tree)] == []


@pytest.fixture
def english_chef(chef):
    chef.open("/")
    chef.send("/sprak", sprak="en")
    return chef


def test_figures_are_said_in_english(english_chef):
    page = english_chef.open("/resultat?ar=2024")
    assert "19 of 20 answered yes" in page.text
    assert "between 79 and 101 of 102" in page.text
    assert "84\u00a0% (86 of 102)" in page.html
    assert "Not fulfilled" in page.text
    assert "Ease of contact" in page.text
    assert '<span lang="sv" dir="ltr">100 % av alla avslutade klienter' in page.html
    assert "p = 0." in english_chef.open("/resultat/roster?ar=2024").text


def test_the_checker_finds_the_same_in_english(english_chef):
    english_chef.open("/granska")
    page = english_chef.send("/granska", text=CHAPTER_2024)
    told = [re.sub("”[^”]*”", "", text) for text in swedish_left(page.tree)]
    assert [text for text in told if SWEDISH.search(text)] == []
    assert {"Goals", "Comparison", "Person pointed out", "Sum"} <= set(
        re.findall(r'<p class="muted">([^<,]+), [^<]+</p>', page.html)
    )
    assert re.search(r"Sum, line \d+ to line \d+", page.text)


@pytest.mark.parametrize("code", FILES)
def test_a_file_of_the_report_is_the_same_whoever_fetches_it(chef, code):
    path = f"/rapport/fil?ar=2024&utgava=chef&format={code}"
    swedish = chef.walker.client.get(path).data
    chef.open("/")
    chef.send("/sprak", sprak="en")
    assert chef.walker.client.get(path).data == swedish


def test_what_is_published_is_swedish_at_an_english_desk_too(english_chef):
    page = english_chef.open("/forbattringar/publicera?ar=2024")
    assert "19 of 20" in page.text
    assert "tyckte att det var lätt att få kontakt" in page.text
