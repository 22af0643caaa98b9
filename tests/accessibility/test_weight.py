"""One small answer a page: bytes, requests, no script, nothing that moves; Lighthouse agrees."""

import gzip
import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.accessibility.gallery import Gallery, Shown
from tests.accessibility.guest import stage
from tests.accessibility.looking import PHONE
from tests.accessibility.tools import module_file, program, run
from tests.chromium import FLAGS
from tests.serving import served

pytestmark = pytest.mark.accessibility
ONE_PAGE, ALL_QUESTIONS = 6_000, 14_000
TRIES = 3
"""Lighthouse sometimes misses the start of a page in this Chromium: NO_NAVSTART."""
CATEGORIES = ("performance", "accessibility", "best-practices")
SHIFTS = """() => new Promise(done => { let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(one => { sum += one.value }))
    .observe({ type: 'layout-shift', buffered: true });
  requestAnimationFrame(() => setTimeout(() => done(sum), 100)) })"""


def weight(page: Shown) -> int:
    """Return the bytes on the wire: the page zipped, and its headers."""
    return len(gzip.compress(page.html.encode())) + sum(
        len(name) + len(value) + 4 for name, value in page.headers
    )


def test_every_page_is_light_in_every_language(gallery: Gallery) -> None:
    weights = {page.title: weight(page) for page in gallery.pages}
    assert {title: size for title, size in weights.items() if size > ALL_QUESTIONS} == {}
    single = {title: size for title, size in weights.items() if not title.startswith("all questions")}
    assert {title: size for title, size in single.items() if size > ONE_PAGE} == {}


def test_no_page_has_a_script(gallery: Gallery) -> None:
    assert [page.title for page in gallery.pages if "<script" in page.html] == []


@pytest.mark.browser
def test_a_page_is_one_request_and_nothing_in_it_moves(chromium: Browser, tmp_path: Path) -> None:
    context = chromium.new_context(viewport=PHONE)
    page, asked, complaints = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    with stage(tmp_path / "door") as where, served(where.app) as address:
        page.goto(f"{address}/e/{where.issue().token}")
        for path in ("/enkat", "/enkat/fraga/1", "/enkat/alla", "/enkat/kolla", "/hjalp"):
            asked.clear()
            page.goto(address + path)
            assert (path, page.evaluate(SHIFTS), asked) == (path, 0, [address + path])
    context.close()
    assert complaints == []


def lighthouse(url: str, folder: Path) -> dict[str, float]:
    """Return Lighthouse's scores of a page, 0 to 100; tries again when it missed the page."""
    flags = " ".join(["--headless=new", *FLAGS, f"--user-data-dir={folder / 'profile'}"])
    command = ["node", str(module_file("lighthouse/cli/index.js")), url, "--quiet", "--output=json"]
    options = [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={flags}"]
    options += ["--throttling.cpuSlowdownMultiplier=1"]  # a slow network as ever; the machine is busy enough
    for _ in range(TRIES):
        ended = run([*command, *options], CHROME_PATH=program("chromium"))
        if ended.returncode == 0:
            break
    assert ended.returncode == 0, ended.stderr[-2000:]
    return {name: one["score"] * 100 for name, one in json.loads(ended.stdout)["categories"].items()}


@pytest.mark.browser
def test_lighthouse_gives_a_question_page_full_marks(gallery: Gallery, tmp_path: Path) -> None:
    """The page is served as it was rendered: Lighthouse comes without a link."""

    def question(_environ, start_response):
        start_response("200 OK", [*shown.headers])
        return [shown.html.encode()]

    shown = gallery.page("question with an example")
    with served(question) as address:
        for _ in range(TRIES):
            scores = lighthouse(f"{address}/enkat/fraga/1", tmp_path)
            if set(scores.values()) == {100}:
                break
    assert scores == dict.fromkeys(CATEGORIES, 100)
