"""An ombud at a phone without script: what a choice asks for appears beside it, and nothing else."""

import pytest
from playwright.sync_api import expect

from survey.contacts import endings
from tests.serving import served
from tests.web.desk.conftest import PASSWORD

pytestmark = pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)
NUMBER = "070-174 06 42"


@pytest.fixture
def phone(chromium, desk_app, instance):
    """A phone where Eva has signed in and opened "Nytt avslut"."""
    with served(desk_app) as base:
        context = chromium.new_context(
            viewport={"width": 320, "height": 640}, locale="sv-SE", java_script_enabled=False
        )
        page = context.new_page()
        page.goto(f"{base}/logga-in")
        page.fill("[name=username]", "eva")
        page.fill("[name=password]", PASSWORD)
        page.click("main [type=submit]")
        page.click("text=Nytt avslut")
        page.wait_for_url(f"{base}/avslut/nytt")
        yield page
        context.close()


def choose(page, name, value):
    page.locator(f"label.choice:has([name={name}][value={value}])").click()


def see(page, *selectors, shown=True):
    """Wait until the page shows these, or each of them stands there out of sight."""
    for each in selectors:
        expect(page.locator(each)).to_have_count(1)
        expect(page.locator(each)).to_be_visible(visible=shown)


def test_eva_sends_an_sms_in_six_inputs_and_three_pages(phone, instance):
    page = phone
    assert page.input_value("[name=ended_on]") == "2026-05-04"
    see(page, "[name=mobile]", "[name=reason]", shown=False)
    choose(page, "kind", "formal")
    page.select_option("[name=municipality]", "1784")
    choose(page, "channel", "sms")
    page.fill("[name=mobile]", NUMBER)
    page.locator("label.choice", has_text="Ja, klienten vill bli tillfrågad").click()
    page.click("text=Gå vidare")
    assert page.inner_text("h1") == "Så här blir meddelandet"
    assert NUMBER in page.inner_text("main")
    page.click("text=Spara och skicka")
    assert page.inner_text("h1") == "Klart!"
    assert "1740642" not in page.url.replace("-", "")
    with instance.contacts.read() as connection:
        assert [ending.is_offered for ending in endings.of_year(connection, 2026)] == [True]
    page.click("main >> text=Nytt avslut")
    assert page.inner_text("h1") == "Nytt avslut"


def test_a_protected_identity_leaves_the_safe_ways_alone_on_the_page(phone):
    page = phone
    asked = ["[name=age_group]", "[name=mobile]", "[name=email]", "[name=interview]", "[value=sms]"]
    see(page, "[name=interview]")
    page.select_option("[name=municipality]", "skyddad")
    see(page, *asked, "[value=email]", "[value=letter]", shown=False)
    see(page, "text=Skicka inget via systemet.", "[value=paper]", "[value=onsite]")


def test_a_contact_that_was_lost_is_not_asked_for_an_interview_but_for_a_reason(phone):
    page = phone
    choose(page, "kind", "broken_off")
    see(page, "[name=interview]", shown=False)
    page.select_option("[name=municipality]", "1737")
    choose(page, "channel", "not_offered")
    page.select_option("[name=reason]", "no_contact_path")
    page.click("text=Gå vidare")
    assert "Räknas som inte erbjuden i målet." in page.inner_text("main")
