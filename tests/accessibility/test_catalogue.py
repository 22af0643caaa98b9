"""The catalogue is whole: no page, no way in and no language of the public door is missing from it."""

import re

from survey.domain.accessibility_results import load_results
from survey.domain.outcomes import Problem
from survey.public.accessibility import RESULTS_FILE
from survey.public.problems import PAGES
from tests.accessibility.gallery import Gallery
from tests.accessibility.guest import LANGUAGES, stage
from tests.accessibility.pages import ALIKE, NAMES
from tests.accessibility.tools import ROOT

TEMPLATES = ROOT / "survey" / "templates"
EXTENDS = re.compile(r'{% extends "([^"]+)" %}')
WITHOUT_A_PAGE = {"GET information.health", "GET audio.play", "GET meet", "POST meet"}
"""What answers with no page of its own, and the test's own address."""


def asked_of(app):
    return {
        f"{method} {rule.endpoint}"
        for rule in app.url_map.iter_rules()
        for method in rule.methods & {"GET", "POST"}
    }


def test_every_page_template_is_in_the_catalogue(gallery: Gallery) -> None:
    texts = {
        f"public/{path.name}": path.read_text(encoding="utf-8") for path in (TEMPLATES / "public").iterdir()
    }
    frames = {frame for text in texts.values() for frame in EXTENDS.findall(text)}
    pages = {name for name, text in texts.items() if EXTENDS.search(text)} - frames
    assert len(pages) >= 20
    assert pages - gallery.templates == set()


def test_every_address_of_the_public_door_is_in_the_catalogue(gallery: Gallery, tmp_path) -> None:
    with stage(tmp_path / "door") as where:
        addresses = asked_of(where.app)
    assert addresses - gallery.endpoints - WITHOUT_A_PAGE == set()


def test_every_problem_has_its_page_in_the_catalogue(gallery: Gallery) -> None:
    headings = {page.html for page in gallery.pages if page.language == "sv"}
    for problem in PAGES:
        assert any(str(PAGES[Problem(problem)].heading) in html for html in headings), problem


def test_every_page_is_rendered_in_every_language_under_a_name_of_its_own(gallery: Gallery) -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert set(NAMES) > ALIKE
    assert {(page.name, page.language) for page in gallery.pages} == {
        (name, language) for name in NAMES for language in LANGUAGES
    }
    assert len({page.file_name for page in gallery.pages}) == len(gallery.pages)


def test_each_page_answers_with_the_status_of_what_it_says(gallery: Gallery) -> None:
    wrong = {
        page.title for page in gallery.pages if ('class="error-summary"' in page.html) != (page.status == 422)
    }
    assert wrong == set()
    assert {page.status for page in gallery.pages} == {200, 400, 404, 409, 410, 413, 422, 429, 503}


def test_the_statement_tells_of_a_run_over_the_catalogue_of_today() -> None:
    results = load_results(RESULTS_FILE)
    assert results, "run: make accessibility"
    assert (set(results.pages), set(results.languages)) == (set(NAMES), set(LANGUAGES))
