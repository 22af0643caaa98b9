"""The results in a real browser: the chart is drawn under the strict policy, and nothing needs it to be."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from threading import Thread

import pytest
from playwright.sync_api import Page, expect
from werkzeug.serving import make_server

from analysis.goals import GoalStatus
from survey.desk import steering
from survey.domain.improvements import ImprovementStatus
from survey.results.improvements import ImprovementFigures
from survey.results.yearly import year_results
from tests.web.desk.conftest import PASSWORD

pytestmark = pytest.mark.browser
WIDE = [
    ("karin", "/resultat/fritext"),
    ("karin", "/resultat/roster?ar=2024"),
    ("karin", "/resultat/trend?ar=2024"),
    ("karin", "/mal?ar=2024"),
    ("karin", "/mal/2024/outreach_per_area/utfall"),
    ("karin", "/mal/nytt/2024"),
    ("lars", "/ledningsgrupp"),
]
"""Pages besides the first one that are looked at on a small phone."""
A4_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
WIDER = "document.documentElement.scrollWidth > innerWidth"


@pytest.fixture(scope="module")
def address(replica_app) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, replica_app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def look(chromium, address):
    """Open a page as a member of staff; gives the page and what the browser complained of."""
    contexts = []

    def open_page(username: str, path: str, **options) -> tuple[Page, list[str]]:
        context = chromium.new_context(**options)
        contexts.append(context)
        page, complaints = context.new_page(), []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{address}/logga-in")
        page.fill("[name=username]", username)
        page.fill("[name=password]", PASSWORD)
        page.click("main [type=submit]")
        page.wait_for_url(f"{address}/")
        page.goto(f"{address}{path}")
        return page, complaints

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_chart_is_drawn_and_the_policy_has_nothing_to_stop(look, scheme, width):
    page, complaints = look(
        "karin", "/resultat?ar=2024", color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    page.wait_for_selector(".chart .main-svg")
    assert page.locator(".chart .barlayer .point").count() == 24
    assert complaints == []
    assert not page.evaluate(WIDER)
    expect(page.locator(".modebar")).to_have_count(0)


def test_the_chart_takes_the_pages_ink_and_changes_with_it(look):
    page, complaints = look("karin", "/resultat?ar=2024", color_scheme="light")
    name = page.locator(".chart .annotation text").first
    name.wait_for()
    ink = "getComputedStyle(document.body).color"
    light = page.evaluate(ink)
    expect(name).to_have_css("fill", light)
    page.emulate_media(color_scheme="dark")
    expect(name).to_have_css("fill", page.evaluate(ink))
    assert page.evaluate(ink) != light
    assert complaints == []


def test_without_script_dots_and_table_carry_everything(look):
    page, _complaints = look("karin", "/resultat?ar=2024", java_script_enabled=False)
    expect(page.locator(".chart")).to_be_hidden()
    expect(page.locator(".card .dots")).to_have_count(8)
    expect(page.get_by_role("table", name="Alla svar")).to_be_visible()


def test_the_ledningsgrupps_page_is_one_sheet_of_paper(look):
    page, complaints = look("lars", "/ledningsgrupp?ar=2024")
    assert len(A4_PAGE.findall(page.pdf(format="A4", prefer_css_page_size=True))) == 1
    assert complaints == []


def crowded(status):
    """The year with goals and improvements twice as many as on its sheet, half of the latter done."""

    def of_year(*arguments, **options):
        found = year_results(*arguments, **options)
        lines = tuple(
            ImprovementFigures(
                str(place), "Flera vill ha svar snabbare när de ringer", "Vi ringer upp samma dag", "Karin",
                date(2024, 5, 4), date(2024, 9, 1), None, "", each, each.value,
            )
            for place, each in enumerate([ImprovementStatus.DONE, ImprovementStatus.UNDER_WAY] * 3)
        )  # fmt: skip
        goals = (*found.goals, *(replace(goal, status=status) for goal in found.goals))
        return replace(found, goals=goals, improvements=lines)

    return of_year


@pytest.mark.parametrize("status", [GoalStatus.REACHED, GoalStatus.NOT_REACHED])
def test_a_year_of_many_goals_and_improvements_is_one_sheet_too(look, monkeypatch, status):
    monkeypatch.setattr(steering, "year_results", crowded(status))
    page, _complaints = look("lars", "/ledningsgrupp?ar=2024")
    assert page.locator(".goals li:visible").count() == 8
    assert len(A4_PAGE.findall(page.pdf(format="A4", prefer_css_page_size=True))) == 1
    page.emulate_media(media="print")
    assert page.locator(".goals li:visible").count() == 4
    assert "3 saker är klara." in page.inner_text("main")


@pytest.mark.parametrize(("username", "path"), WIDE)
def test_nothing_is_wider_than_a_small_phone(look, username, path):
    page, _complaints = look(username, path, viewport={"width": 320, "height": 640})
    assert not page.evaluate(WIDER)
