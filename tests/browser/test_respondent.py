"""The whole way in a real browser by keyboard alone, without script; tests/accessibility tries each page."""

import pytest
from playwright.sync_api import expect

from tests.browser.tour import press

pytestmark = pytest.mark.browser

TOO_LONG = "Ombudet lyssnade alltid. " * 45
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
    expect(phone.locator("[type=radio]").first).to_be_visible()
    expect(phone.locator("input:checked")).to_have_count(0)
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
    assert phone.locator(":focus").inner_text() == "Börja"
