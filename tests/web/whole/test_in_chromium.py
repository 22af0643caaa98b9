"""The chef's pages in a real browser: axe, reflow at 320 px, dark, and everything by keyboard alone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.accessibility.engines import AXE_FILE
from tests.accessibility.tools import module_file
from tests.serving import served
from tests.walker import Walker
from tests.web.desk.conftest import PASSWORD, Desktop
from tests.web.whole.conftest import COUNTED, UNDER_WAY
from tests.web.whole.pages import chart_texts, one_of_each

pytestmark = pytest.mark.browser
PHONE, DESKTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
EVERYTHING = {
    **RULES,
    "rules": {"color-contrast-enhanced": {"enabled": True}, "color-contrast": {"enabled": False}},
}
"""Text has the contrast of AAA, and so that of AA."""
COLOURS = {"runOnly": ["color-contrast-enhanced", "link-in-text-block"], "resultTypes": ["violations"]}
"""The same page in dark differs in its colours alone."""
BUT_COLOURS = {**RULES, "rules": {"color-contrast": {"enabled": False}}}
"""The same page on a desktop differs in its shape alone."""
LOOKED_AT = {
    "result": f"/resultat?ar={COUNTED}",
    "result of a year under way": f"/resultat?ar={UNDER_WAY}",
    "voices": f"/resultat/roster?ar={COUNTED}",
    "trend": f"/resultat/trend?ar={COUNTED}",
    "own words": f"/resultat/fritext?ar={UNDER_WAY}",
    "one text": "/resultat/fritext/{waiting}",
    "goals": f"/mal?ar={UNDER_WAY}",
    "goals of 2020": "/mal?ar=2020",
    "a new goal": f"/mal/nytt/{UNDER_WAY}",
    "one goal": f"/mal/{COUNTED}/offered_share",
    "an outcome": f"/mal/{UNDER_WAY}/depth_interviews/utfall",
    "an outcome by area": f"/mal/{COUNTED}/outreach_per_area/utfall",
    "the report": f"/rapport?ar={COUNTED}",
    "locked reports": "/last-rapport",
    "a locked report": f"/last-rapport/visa?ar={COUNTED}&version=1",
    "improvements": f"/forbattringar?ar={COUNTED}",
    "a new improvement": "/forbattringar/ny",
    "one improvement": "/forbattringar/{line}",
    "an improvement done": "/forbattringar/{line}/klart",
    "publish": f"/forbattringar/publicera?ar={COUNTED}",
    "the checker": "/granska",
    "the ledningsgrupp": f"/ledningsgrupp?ar={COUNTED}",
    "the urn": "/urna",
    "open the urn": f"/urna/oppna/{UNDER_WAY}",
    "a call": "/telefon",
    "start": "/",
}
REPORT = (
    "Enkäten skickades till 86 klienter. Vi har fått in 21 svar. Svarsfrekvensen var 19 %.\n\n"
    "Ja 33 %\nTill viss del 33 %\nNej 33 %"
)
FORMS = [
    (
        "a new goal",
        {"text": "Alla får frågan", "shape": " ", "target": "100"},
        "Spara målet",
        "Alla får frågan",
    ),
    ("one goal", {"frequency": "Varje år"}, "Spara ändringen", "Ändringen är sparad."),
    ("an outcome", {"outcome": "2", "note": "En i norr"}, "Spara utfallet", "2 av 2"),
    ("an outcome by area", {"area_norra": "3"}, "Spara utfallet", "Norra 3"),
    (
        "a new improvement",
        {"heard": "Svårt", "decision": "Lätt", "owner": "Alla"},
        "Spara",
        "Vi hörde: Svårt",
    ),
    ("one improvement", {"owner": "Karin"}, "Spara", "Karin"),
    ("an improvement done", {"done": "Nu är det gjort."}, "Spara", "Nu är det gjort."),
    ("one text", {"label": "väntan"}, "Godkänn texten", "Texten är godkänd."),
    ("the report", {"text": "Vi tackar alla."}, "Spara texten", "Vi tackar alla."),
    ("the checker", {"text": REPORT}, "Granska", "1 fel hittades"),
]
"""Page, what is typed in which field, the button, and what the next page says."""
TABS_MOST = 60
SHARE = re.compile(r"\d+ % \(\d+ av \d+\)")
UNFOLD = "document.querySelectorAll('details').forEach(each => { each.open = true })"
TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"
RUN = "options => axe.run(document, options).then(found => found.violations)"
CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary"
LISTEN = f"""() => {{
  const groups = new Set();
  const reachable = each => {{
    if (!each.getClientRects().length || each.disabled || each.tabIndex < 0) return false;
    if (each.type !== 'radio') return true;
    const key = each.form ? [...document.forms].indexOf(each.form) + each.name : each.name;
    const chosen = (each.form || document).querySelector(`input[name="${{each.name}}"]:checked`);
    if (groups.has(key) || (chosen && chosen !== each)) return false;
    return groups.add(key);
  }};
  const controls = [...document.querySelectorAll('{CONTROLS}')].filter(reachable);
  window.reached = [];
  document.addEventListener('focusin', event => {{
    const box = event.target.getBoundingClientRect(), beside = event.target.nextElementSibling;
    const styles = [getComputedStyle(event.target)];
    if (event.target.type === 'radio' && beside) styles.push(getComputedStyle(beside, '::before'));
    const ring = styles.some(each => each.outlineStyle !== 'none' && parseFloat(each.outlineWidth) >= 2);
    const place = controls.indexOf(event.target);
    const seen = ring && box.bottom > 0 && box.top < innerHeight;
    if (place >= 0) reached.push([place, seen, event.target.outerHTML.slice(0, 90)]);
  }});
  return controls.length;
}}"""
"""Remembers each control that gets the focus, in order, and whether it is seen; gives how many there are."""
MORE_TABS = 20
"""Tables that scroll sideways on a phone take the focus too."""


@pytest.fixture(scope="module")
def base(whole_desk) -> Iterator[str]:
    with served(whole_desk) as address:
        yield address


@pytest.fixture(scope="module")
def page(chromium, base) -> Iterator[Page]:
    """The one browser window of all these tests, where the chef has signed in."""
    context = chromium.new_context(viewport=PHONE, locale="sv-SE", reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{base}/logga-in")
    page.fill("[name=username]", "karin")
    page.fill("[name=password]", PASSWORD)
    page.click("main [type=submit]")
    page.wait_for_url(f"{base}/")
    yield page
    context.close()


@pytest.fixture
def shown(page, base, whole):
    """Open a page on a phone in light, with everything on it unfolded."""
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="light")

    def show(path):
        page.goto(base + path.format(**one_of_each(whole)))
        if page.locator("[data-chart]").count():
            page.wait_for_selector(".chart .main-svg")
        page.evaluate(UNFOLD)
        return page

    return show


def findings(page):
    """What axe finds and what is too wide: a phone in light, the same in dark, a desktop."""
    wide = page.evaluate(TOO_WIDE)
    page.evaluate(module_file(AXE_FILE).read_text(encoding="utf-8"))
    found = {"phone": page.evaluate(RUN, EVERYTHING)}
    page.emulate_media(color_scheme="dark")
    found["dark"] = page.evaluate(RUN, COLOURS)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(DESKTOP)
    found["desktop"] = page.evaluate(RUN, BUT_COLOURS)
    return [f"{wide} px too wide"] * (wide > 0) + [
        (where, each["id"], each["nodes"][0]["html"][:120])
        for where, all_of in found.items()
        for each in all_of
    ]


@pytest.mark.parametrize("name", LOOKED_AT)
def test_axe_finds_nothing_and_nothing_is_wider_than_a_small_phone(shown, name):
    assert findings(shown(LOOKED_AT[name])) == []


def test_what_the_checker_has_found_is_as_good_a_page(shown):
    page = shown("/granska")
    page.fill("[name=text]", REPORT)
    with page.expect_navigation():
        page.click("main [type=submit]")
    assert "1 fel hittades" in page.inner_text("main")
    assert findings(page) == []


@pytest.mark.parametrize("name", LOOKED_AT)
def test_every_control_is_reached_by_tab_in_order_and_seen(shown, name):
    page = shown(LOOKED_AT[name])
    count = page.evaluate(LISTEN)
    for _ in range(count + MORE_TABS):
        page.keyboard.press("Tab")
    reached = page.evaluate("reached")[:count]
    order = [place for place, *_ in reached]
    first = order.index(0)
    assert order[first:] + order[:first] == list(range(count))
    assert (first != 0) == bool(page.locator("main [autofocus]").count()), (
        "Tab starts where the cursor stands"
    )
    assert [(place, html) for place, seen, html in reached if not seen] == []


@pytest.mark.parametrize(("name", "typed", "sent", "said"), FORMS)
def test_a_form_is_filled_and_sent_by_keyboard_alone(shown, name, typed, sent, said):
    page = shown(LOOKED_AT[name])
    for field, words in typed.items():
        tab_to(page, f"[name={field}]")
        page.keyboard.press("ControlOrMeta+A")
        page.keyboard.type(words)
    tab_to(page, f"button:text-is('{sent}')")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert said in " ".join(page.inner_text("main").split())


def tab_to(page, wanted):
    """Press Tab until what is wanted has the focus."""
    for _ in range(TABS_MOST):
        page.keyboard.press("Tab")
        if page.evaluate(
            "wanted => document.activeElement === wanted", page.locator(wanted).first.element_handle()
        ):
            return
    pytest.fail(f"no way by Tab to {wanted} on {page.url}")


def test_with_the_keyboard_the_skip_link_leads_past_the_menu(shown):
    page = shown(LOOKED_AT["result"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_without_script_the_table_has_every_figure_of_the_chart(whole_desk):
    desktop = Desktop(Walker(whole_desk)).sit_down("karin")
    for year in (COUNTED, UNDER_WAY):
        html = desktop.open(f"/resultat?ar={year}").html
        drawn, written = shares_in(*chart_texts(html)), shares_in(html[html.index("<caption>Alla svar") :])
        assert drawn
        assert drawn <= written


def shares_in(*texts):
    return {share for text in texts for share in SHARE.findall(text.replace("\u00a0", " "))}
