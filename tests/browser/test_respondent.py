"""The respondent's pages in a real browser: keyboard, no script, axe, reflow, targets, focus, weight."""

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import PHONE
from tests.browser.tour import TOO_LONG, press, tour

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
COLOURS = {"runOnly": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]}
"""The same page in dark differs in its colours alone."""
ONE_PAGE, ALL_QUESTIONS = 6_000, 14_000
TARGETS = "a:not(.skip), button, label.choice, input[type=text], textarea"
SMALL = """(targets) => [...document.querySelectorAll(targets)]
  .filter(e => { const r = e.getBoundingClientRect(); return r.width < 44 || r.height < 44 })
  .map(e => e.outerHTML.slice(0, 90))"""
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SPACED = """() => document.querySelectorAll('body *').forEach(e => {
  e.style.lineHeight = '1.5'; e.style.letterSpacing = '.12em'; e.style.wordSpacing = '.16em' })"""
TABS_MOST = 40


def tab_to(page, words):
    """Press Tab until the link, button or field with these words has the focus."""
    for _ in range(TABS_MOST):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.count() and words in (focused.inner_text().strip(), focused.get_attribute("name")):
            return
    pytest.fail(f"no way by Tab to {words!r} on {page.url}")


def go(page, words):
    tab_to(page, words)
    enter(page)


def enter(page):
    """Press Enter and wait for where it leads."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def heading(page):
    return " ".join(page.locator("h1").inner_text().split())


def test_a_former_client_answers_by_keyboard_alone_without_script(phone, link):
    phone.goto(link())
    assert "/e/" not in phone.url
    go(phone, "Börja")
    tab_to(phone, "tillganglighet")
    phone.keyboard.press("Space")
    go(phone, "Gå vidare")
    assert heading(phone) == "Blev du bra bemött av ditt ombud?"
    tab_to(phone, "bemotande")
    phone.keyboard.press("ArrowDown")
    enter(phone)  # in a field it goes on
    assert heading(phone) == "Arbetade du och ditt ombud tillsammans?"
    go(phone, "Tillbaka")
    assert phone.locator("input:checked").get_attribute("value") == "till_viss_del"
    go(phone, "Ta bort mitt svar")
    assert phone.locator("input:checked").count() == 0
    for _ in range(7):
        go(phone, "Gå vidare")
    tab_to(phone, "vad_var_bra")
    phone.keyboard.type("Ombudet lyssnade.")
    phone.keyboard.press("Enter")
    phone.keyboard.type("Det var skönt.")
    for _ in range(3):
        go(phone, "Gå vidare")
    assert heading(phone) == "Titta igenom dina svar"
    assert "Ombudet lyssnade.\nDet var skönt." in phone.locator("dd.own").nth(1).inner_text()
    go(phone, "Ändra svaret på fråga 2")
    tab_to(phone, "bemotande")
    phone.keyboard.press("Space")
    go(phone, "Gå vidare")
    go(phone, "Skicka mina svar")
    assert heading(phone) == "Tack! Vi har fått dina svar"
    assert phone.get_by_role("link", name="Ring 112").get_attribute("href") == "tel:112"


def test_an_error_takes_the_focus_without_script_and_leads_to_its_field(phone, link, live_public):
    phone.goto(link())
    phone.goto(f"{live_public}/enkat/fraga/9")
    phone.fill("textarea", TOO_LONG)
    press(phone, "Gå vidare")
    assert phone.title().startswith("Fel: Vad var bra?")
    assert phone.locator(":focus").get_attribute("class") == "error-summary"
    go(phone, "Din text är för lång. Ta bort minst 124 tecken.")
    assert phone.locator(":focus").get_attribute("id") == "vad_var_bra"
    assert phone.input_value("textarea") == TOO_LONG.strip()


def test_the_first_tab_leads_past_the_head(phone, link):
    phone.goto(link())
    phone.keyboard.press("Tab")
    assert phone.locator(":focus").inner_text() == "Hoppa till innehållet"
    phone.keyboard.press("Enter")
    phone.keyboard.press("Tab")
    assert phone.locator(":focus").inner_text() == "Visa lättläst text"


def test_axe_finds_nothing_on_any_page_in_light_or_dark(open_context, live_public, link):
    page = open_context().new_page()
    axe = Axe()
    for name in tour(page, live_public, link):
        for scheme, rules in (("light", EVERYTHING), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)
            found = axe.run(page, options=rules).response["violations"]
            assert [(name, scheme, fault["id"], fault["nodes"][0]["html"]) for fault in found] == []


def test_every_target_is_as_large_as_a_finger_and_no_page_scrolls_sideways(open_context, live_public, link):
    page = open_context().new_page()
    for name in tour(page, live_public, link):
        assert (name, page.evaluate(SMALL, TARGETS)) == (name, [])
        assert (name, 320, page.evaluate(TOO_WIDE)) == (name, 320, 0)
        page.set_viewport_size({"width": 256, "height": 640})
        assert (name, 256, page.evaluate(TOO_WIDE)) == (name, 256, 0)
        page.evaluate(SPACED)
        assert (name, "spaced", page.evaluate(TOO_WIDE)) == (name, "spaced", 0)
        page.set_viewport_size(PHONE)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "/fraga/2", "/fraga/9", "/kolla"])
def test_where_the_focus_is_can_be_seen(open_context, live_public, link, scheme, path):
    page = open_context(color_scheme=scheme, viewport={"width": 320, "height": 3000}).new_page()
    page.goto(link())
    page.goto(f"{live_public}/enkat{path}")
    before = page.screenshot()
    seen = {before}
    stops = page.locator("a, button, textarea, input[type=radio]:first-of-type").count()
    for _ in range(min(stops, 7)):
        page.keyboard.press("Tab")
        seen.add(page.screenshot())
    assert len(seen) == min(stops, 7) + 1


def test_each_page_is_one_small_answer_without_script_or_complaint(open_context, live_public, link):
    page = open_context().new_page()
    extra, complaints, weights = [], [], {}
    page.on("request", lambda r: r.resource_type == "document" or extra.append(r.url))
    page.on(
        "console", lambda m: "the server responded with a status of 4" in m.text or complaints.append(m.text)
    )
    page.on("pageerror", lambda e: complaints.append(str(e)))
    answers = []

    def keep(response):
        answers.append(response)

    page.on("response", keep)
    for name in tour(page, live_public, link):
        shown = answers[-1]
        body = shown.body()
        weights[name] = len(gzip.compress(body)) + sum(len(k) + len(v) + 4 for k, v in shown.headers.items())
        assert b"<script" not in body
        assert b'<link rel="icon" href="data:,">' in body
    assert (extra, complaints) == ([], [])
    heavy = {name: weight for name, weight in weights.items() if weight > ONE_PAGE}
    assert max(weights.values()) <= ALL_QUESTIONS
    assert {name for name in heavy if "all questions" not in name} == set()
