"""The pages that anyone may read: one way to them everywhere, plain words, nothing that gives away."""

import re
from datetime import date
from urllib.parse import quote

import pytest

from survey.domain.accessibility_results import AuditFinding, AuditResults, AuditTool, write_results
from survey.domain.plain_words import PLAIN, STIFF
from survey.domain.readability import words as words_of
from survey.public import accessibility
from survey.public.app import create_app
from tests.plain_words import read
from tests.walker import Walker
from tests.web.public.test_words import walk
from tests.web.public.visitor import Visitor, words

pytestmark = pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)
FOOTER = [
    ("/hjalp", "Så kan du få hjälp att svara"),
    ("/uppgifter", "Så skyddar vi dina uppgifter"),
    ("/vilka-ar-vi", "Vilka är vi?"),
    ("/sa-tyckte-ni", "Så tyckte ni"),
    ("/tillganglighet", "Tillgänglighet"),
]
OTHERS = ("/", "/kod", "/hor-av-er", "/hor-av-er/tack", "/tillganglighet/brist", "/finns-inte", "/glomd")
OPEN = [path for path, _ in FOOTER] + list(OTHERS)
GIVES_AWAY = re.compile(
    r"personligt? ombud|\bombud(et)?\b|psyki\w*|socialtjänst|funktionsneds\w*", re.IGNORECASE
)
RESULTS = AuditResults(
    date(2026, 5, 1), "0.1", (AuditTool("axe-core", "4.14.1"),), ("Start", "Tack"), ("sv", "en", "ar")
)


@pytest.fixture
def at_door(instance, clock, tmp_path, monkeypatch):
    """Open a browser at a door that has these test results."""

    def open_door(results=None):
        path = tmp_path / "accessibility.json"
        if results:
            write_results(path, results)
        monkeypatch.setattr(accessibility.load_evidence, "__defaults__", (path,))
        return Visitor(Walker(create_app(instance.settings, clock)))

    return open_door


def footer(kim):
    links = kim.tree.find(".//footer").findall(".//li/a")
    return [(link.attrib["href"].partition("?")[0], words(link)) for link in links]


def said_below(kim):
    """The same, whether a link leads there or a button that saves what is written."""
    return [words(item) for item in kim.tree.find(".//footer").findall(".//li")]


@pytest.mark.parametrize("path", OPEN)
def test_the_footer_leads_to_the_same_pages_in_the_same_order(visitor, path):
    kim = visitor()
    kim.open(path)
    assert footer(kim) == FOOTER
    assert [link.text for link in kim.tree.iter("a") if link.get("aria-current") == "page"] == [
        text for address, text in FOOTER if address == path
    ]


def test_so_does_every_page_of_the_survey_and_the_help_stands_above_it(visitor, offer):
    for kim, page in walk(visitor, offer, ""):
        assert said_below(kim) == [heading for _path, heading in FOOTER], page.path
        asks = page.path == "/enkat/alla" or page.path.startswith("/enkat/fraga")
        assert footer(kim) == ([] if asks else FOOTER), page.path
        assert "Behöver du hjälp?" in words(kim.tree.find(".//footer"))


@pytest.mark.parametrize(("path", "heading"), FOOTER)
def test_each_of_them_is_read_without_link_or_code_and_leads_back(visitor, offer, path, heading):
    kim = visitor()
    page = kim.open(path)
    assert (page.status, page.h1.startswith(heading)) == (200, True)
    assert "Set-Cookie" not in page.headers
    assert kim.follow("Tillbaka").path == "/"
    kim.open_link(offer().token)
    kim.open(path)
    assert kim.follow("Tillbaka").path == "/enkat"


@pytest.mark.parametrize(("path", "heading"), FOOTER)
@pytest.mark.parametrize("asking", ["/enkat/fraga/9", "/enkat/alla"])
def test_from_a_question_they_lose_nothing_and_lead_back_to_it(visitor, offer, asking, path, heading):
    kim = visitor()
    kim.open_link(offer().token)
    kim.open(asking)
    read_there = kim.press_outside(heading, vad_var_bra="Ombudet lyssnade.")
    assert (read_there.path, read_there.h1.startswith(heading)) == (path, True)
    again = kim.follow("Tillbaka")
    assert (again.path, "Ombudet lyssnade." in again.html) == (asking, True)


@pytest.mark.parametrize("path", ["/enkat/kolla", "/enkat/paus"])
def test_whoever_reads_one_after_another_comes_back_to_where_it_began(visitor, offer, path):
    kim = visitor()
    kim.open_link(offer().token)
    kim.open(path)
    for _path, heading in FOOTER:
        kim.follow(heading)
    assert kim.follow("Tillbaka").path == path


def test_what_stands_in_an_address_changes_no_page_that_others_are_shown(visitor, offer):
    kim, lo = visitor(), visitor()
    kim.open_link(offer().token)
    kim.open("/enkat/kolla?fran=/kod")
    lo.open_link(offer().token)
    lo.open("/enkat/kolla")
    lo.follow("Vilka är vi?")
    assert lo.follow("Tillbaka").path == "/enkat/kolla"


@pytest.mark.parametrize("asked", ["https://example.org/x", "//example.org/x", "/\\example.org", "/e/x", "x"])
def test_they_lead_back_to_pages_of_ours_only(visitor, offer, asked):
    kim = visitor()
    kim.open_link(offer().token)
    kim.open(f"/hjalp?fran={quote(asked)}")
    assert way_back(kim) == "/enkat"


def test_they_lead_nobody_to_a_survey_that_the_browser_does_not_hold(visitor):
    kim = visitor()
    kim.open("/hjalp?fran=/enkat/fraga/3")
    assert way_back(kim) == "/"


def way_back(kim):
    (link,) = [link for link in kim.tree.iter("a") if words(link) == "Tillbaka"]
    return link.attrib["href"]


@pytest.mark.parametrize("path", OPEN)
def test_whoever_looks_over_the_shoulder_learns_nothing(visitor, path):
    assert not GIVES_AWAY.search(visitor().open(path).text.replace("dataskyddsombud", ""))


@pytest.mark.parametrize("path", OPEN)
def test_they_are_plain_swedish(visitor, path):
    kim = visitor()
    page = kim.open(path)
    assert read(kim.tree.find(".//main")).lix <= PLAIN.lix
    longest = read(kim.tree.find(".//body")).longest
    assert len(words_of(longest)) <= PLAIN.words, longest
    assert not STIFF.search(page.text)


def test_the_privacy_page_says_what_the_law_asks_for(visitor):
    said = visitor().open("/uppgifter").text
    for needed in (
        "Arbetsmarknads- och socialnämnden i Karlstads kommun har ansvaret.",
        "uppgift av allmänt intresse",
        "i högst 60 månader",
        "i högst 90 dagar",
        "få veta vad vi har sparat",
        "rätta eller ta bort",
        "säga nej till",
        "be oss att vänta",
        "dataskyddsombud@example.se",
        "klaga hos IMY",
        "nödvändig kaka",
        "Ingen dator bestämmer",
        "Du väljer själv om du vill svara.",
        "Här finns uppgifterna: Sverige.",
    ):
        assert needed in said


def test_how_long_follows_the_setting(instance, clock):
    settings = instance.settings.model_copy(update={"retention_months": 24})
    assert "i högst 24 månader" in Walker(create_app(settings, clock)).get("/uppgifter").text


def test_the_statement_says_what_digg_asks_for(at_door):
    kim = at_door()
    page = kim.open("/tillganglighet")
    for needed in (
        "Karlstads kommun har ansvaret för Enkäten om hjälpen.",
        "delvis förenlig",
        "Koden i brevet.",
        "Vi har gått igenom enkäten själva.",
        "senast den 4 maj 2026",
    ):
        assert needed in page.text
    assert 'href="https://www.digg.se/tdosanmalan"' in page.html
    assert 'href="/tillganglighet/brist"' in page.html
    assert "Automatiska tester" not in page.text


def test_what_is_excepted_is_told_with_its_reason(instance, at_door):
    path = instance.settings.folder / "published" / "accessibility.toml"
    with path.open("a", encoding="utf-8") as file:
        file.write('[[burden]]\nwhat = "Film."\nwhy = "Den är gammal."\n')
        file.write('[[outside]]\nwhat = "Karta."\nwhy = "Den är inte vår."\n')
    said = at_door().open("/tillganglighet").text
    assert "Det här kan vi inte ordna" in said
    assert "12 §. Film. Den är gammal." in said
    assert "9 §. Karta. Den är inte vår." in said


def test_without_a_file_nothing_is_claimed(instance, at_door):
    (instance.settings.folder / "published" / "accessibility.toml").unlink()
    page = at_door().open("/tillganglighet")
    assert "Vi har inte skrivit klart vår text om tillgänglighet." in page.text
    assert "förenlig" not in page.text
    assert "Anmäl till Digg" in page.text


def test_the_last_tests_are_told_with_what_they_found(at_door):
    said = at_door(RESULTS).open("/tillganglighet").text
    assert "Den 1 maj 2026 läste en dator 2 sidor på 3 språk. Den kan inte hitta allt." in said
    assert "Den hittade inga brister." in said
    assert "axe-core 4.14.1" in said


def test_a_finding_is_not_hidden(at_door):
    found = AuditResults(
        RESULTS.tested_on,
        "0.1",
        RESULTS.tools,
        RESULTS.pages,
        ("sv",),
        (AuditFinding("axe", "x-y", "Tack", "sv"),),
    )
    said = at_door(found).open("/tillganglighet").text
    assert "Tack (sv): axe, x-y" in said
    assert "inga brister" not in said
