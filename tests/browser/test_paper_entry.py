"""E2E-05 in a real browser: one key a question, or a tap; and a second time by a colleague."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from survey.desk.app import create_app
from survey.domain import codes
from survey.domain.loader import bundled_versions
from tests.scene import VERSION, how_many, sealed_answers
from tests.serving import served
from tests.web.desk.conftest import PASSWORD, people

__all__ = ["people"]
pytestmark = pytest.mark.browser
WIDER = "document.documentElement.scrollWidth > innerWidth"
TITLE = bundled_versions()[VERSION].title
KEYS = "121143411"
"""Eight ticks, and who helped."""
MOST_KEYS = 12
"""Keys for a paper of eight ticks, besides its code."""


@pytest.fixture
def lots():
    """What the lot gives: nobody is drawn unless a test says so."""
    return [0.5]


@pytest.fixture
def desk_address(instance, people, clock, lots) -> Iterator[str]:
    app = create_app(instance.settings, clock, lot=lambda: lots[-1])
    with served(app) as address:
        yield address
    app.extensions["desk"].contacts.close()
    app.extensions["desk"].answers.close()


@pytest.fixture
def sit_down(open_context, desk_address):
    """Sign in at the page for paper."""

    def at(username: str, **options) -> Page:
        page = open_context(**{"viewport": {"width": 1280, "height": 900}, **options}).new_page()
        page.goto(f"{desk_address}/logga-in")
        page.fill("[name=username]", username)
        page.fill("[name=password]", PASSWORD)
        page.click("main [type=submit]")
        page.wait_for_url(f"{desk_address}/")
        page.goto(f"{desk_address}/papper")
        return page

    return at


class Keyboard:
    """A keyboard that counts; nothing else is touched."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1

    def type_code(self, code: str) -> None:
        expect(self.page.get_by_label("Kod")).to_be_focused()
        self.page.wait_for_load_state()  # then a code that was refused is marked
        self.page.keyboard.type(codes.shown(code))


def h1(page: Page, words: str) -> None:
    """Wait for a page, all of it: a key that is pressed before meets no button."""
    expect(page.locator("h1")).to_have_text(words)
    page.wait_for_load_state()


def sheet(page: Page, words: str) -> None:
    """Wait until a sheet takes keys: the last question has its buttons."""
    h1(page, words)
    expect(page.locator("button[data-key]").last).to_be_visible()


def test_e2e_05_two_papers_by_keyboard_alone(instance, offer, clock, people, sit_down):
    first, second = (offer(ended_on=clock.today, today=clock.today) for _ in range(2))
    page = sit_down("eva")
    year = clock.today.year
    for number, issued in enumerate((first, second), start=1):
        keyboard = Keyboard(page)
        keyboard.type_code(issued.code)
        keyboard.press("Enter")
        sheet(page, f"Papperssvar för avslut {year}")
        expect(page.get_by_text(f"Version: {TITLE}.")).to_be_visible()
        assert "Anna" not in page.locator("main").inner_text()
        keyboard.press(*KEYS)
        expect(page.get_by_label("9. Vad var bra?")).to_be_focused()
        keyboard.press("Control+Enter")
        expect(page.get_by_role("status")).to_have_text("Sparat. Makulera pappret enligt rutin.")
        expect(page.get_by_label("Kod")).to_be_focused()
        expect(page.get_by_text(re.compile(f"^{number} papper inmata(t|de) i dag"))).to_be_visible()
        assert keyboard.pressed <= MOST_KEYS
    assert how_many(instance, "envelope") == 2
    again = Keyboard(page)
    again.type_code(second.code)
    again.press("Enter")
    expect(page.locator(".error")).to_have_text("Fel: Redan inmatad.")
    third = offer(ended_on=clock.today, today=clock.today)
    again.type_code(third.code)
    again.press("Enter")
    sheet(page, f"Papperssvar för avslut {year}")


def test_no_key_is_lost_and_nothing_is_saved_in_passing(instance, offer, clock, sit_down):
    issued = offer(ended_on=clock.today, today=clock.today)
    page = sit_down("eva")
    Keyboard(page).type_code(issued.code)
    page.keyboard.press("Enter")
    sheet(page, f"Papperssvar för avslut {clock.today.year}")
    keys = page.locator("input[data-keys]")
    page.keyboard.type("1x")
    expect(keys.nth(1)).to_have_value("")
    refusal = page.get_by_text("Tryck på en av siffrorna som står vid frågan.")
    expect(refusal).to_be_visible()
    page.keyboard.type("7" + KEYS[1:])
    expect(refusal).to_have_count(0)
    assert "".join(keys.evaluate_all("all => all.map(one => one.value)")) == KEYS
    keys.nth(8).click()
    page.keyboard.type("x0")
    expect(keys.nth(8)).to_have_value("0")
    page.keyboard.type("[namn] lyssnade")
    expect(page.get_by_label("9. Vad var bra?")).to_have_value("[namn] lyssnade")
    keys.nth(8).focus()
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    expect(page.get_by_label("9. Vad var bra?")).to_be_focused()
    assert how_many(instance, "envelope") == 0
    page.keyboard.press("Control+Enter")
    expect(page.locator(".error")).to_contain_text("Fråga 11 är inte ifylld.")
    expect(keys.nth(8)).to_be_focused()
    page.keyboard.type("0")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("status").first).to_have_text("Sparat. Makulera pappret enligt rutin.")
    assert how_many(instance, "envelope") == 1


def test_e2e_05_an_own_client_and_a_double_tick(instance, offer, clock, people, sit_down):
    issued = offer(ended_on=clock.today, today=clock.today, ombud_id=people["eva"].id)
    own, colleague = sit_down("eva"), sit_down("karin")
    for page in (own, colleague):
        Keyboard(page).type_code(issued.code)
        page.keyboard.press("Enter")
    expect(own.get_by_text("Det här är en av dina klienter. Be en kollega mata in svaret.")).to_be_visible()
    sheet(colleague, f"Papperssvar för avslut {clock.today.year}")
    colleague.keyboard.type("121149411")
    colleague.get_by_label("Vad var bra").fill("[namn] lyssnade")
    colleague.get_by_role("button", name="Spara").click()
    expect(colleague.get_by_role("status")).to_have_text("Sparat. Makulera pappret enligt rutin.")
    (sealed,) = sealed_answers(instance).values()
    assert "olasligt" in sealed.answers.values()


def test_a_paper_is_keyed_by_tapping_alone_on_a_tablet(instance, offer, clock, sit_down):
    issued = offer(ended_on=clock.today, today=clock.today)
    page = sit_down("eva", viewport={"width": 768, "height": 1024}, has_touch=True)
    page.fill("[name=code]", issued.code)
    page.get_by_role("button", name="Fortsätt").tap()
    expect(page.locator("button[data-key]").first).to_be_visible()
    for box in (button.bounding_box() for button in page.locator("button[data-key]").all()):
        assert box["width"] >= 44
        assert box["height"] >= 44
    for row, key in zip(page.locator(".keys").all(), KEYS, strict=True):
        row.locator(f"button[data-key='{key}']").tap()
        expect(row.locator(f"button[data-key='{key}']")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Spara").tap()
    expect(page.get_by_role("status")).to_have_text("Sparat. Makulera pappret enligt rutin.")
    (sealed,) = sealed_answers(instance).values()
    assert (sealed.answers["tillganglighet"], sealed.answers["bemotande"]) == ("ja", "till_viss_del")


def test_a_key_typed_before_the_script_has_come_is_kept(desk_address, sit_down):
    page, held = sit_down("eva"), []

    def hold(route):
        held.append(route)

    page.route("**/paper*.js*", hold)
    with page.expect_request("**/paper*.js*"):
        page.goto(f"{desk_address}/papper", wait_until="commit")
    expect(page.get_by_label("Kod")).to_be_focused()
    page.keyboard.type("AB")
    held[0].continue_()
    page.wait_for_load_state()
    page.keyboard.type("C")
    expect(page.get_by_label("Kod")).to_have_value("ABC")


def test_without_javascript_a_paper_is_keyed_all_the_same(instance, offer, clock, sit_down):
    issued = offer(ended_on=clock.today, today=clock.today)
    page = sit_down("eva", java_script_enabled=False)
    page.fill("[name=code]", issued.code)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("button[data-key]").first).to_be_hidden()
    for key in KEYS:
        page.keyboard.type(key)
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
    assert how_many(instance, "envelope") == 0
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("status")).to_have_text("Sparat. Makulera pappret enligt rutin.")
    assert how_many(instance, "envelope") == 1


@pytest.mark.parametrize("width", [320, 1280])
def test_a_drawn_paper_is_keyed_again_and_settled(instance, offer, clock, lots, sit_down, width):
    lots.append(0.0)
    issued = offer(ended_on=clock.today, today=clock.today)
    size = {"viewport": {"width": width, "height": 900}}
    eva, karin = sit_down("eva", **size), sit_down("karin", **size)
    Keyboard(eva).type_code(issued.code)
    eva.keyboard.press("Enter")
    sheet(eva, f"Papperssvar för avslut {clock.today.year}")
    eva.keyboard.type(KEYS)
    eva.keyboard.press("Control+Enter")
    h1(eva, "Skriv ordet på pappret")
    word = eva.locator(".code").inner_text()
    assert not eva.evaluate(WIDER)
    eva.keyboard.press("Enter")
    h1(eva, "Mata in papperssvar")
    Keyboard(karin).type_code(issued.code)
    karin.keyboard.press("Enter")
    sheet(karin, "Andra inmatningen")
    karin.keyboard.type(word)
    karin.keyboard.press("Enter")
    karin.keyboard.type("3" + KEYS[1:])
    assert not karin.evaluate(WIDER)
    karin.keyboard.press("Control+Enter")
    h1(karin, "1 svar skiljer sig")
    assert not karin.evaluate(WIDER)
    karin.locator("label", has_text="Din inmatning").click()
    karin.get_by_role("button", name="Spara").click()
    expect(karin.get_by_role("status")).to_have_text("Sparat. Makulera pappret enligt rutin.")
    (sealed,) = sealed_answers(instance).values()
    assert sealed.answers["tillganglighet"] == "nej"
