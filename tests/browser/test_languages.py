"""Languages and supports in a real browser: in sight at once, kept by Enter, and right to left."""

import pytest

pytestmark = pytest.mark.browser

CONTROL = ".support"


def heading(page):
    return " ".join(page.locator("h1").inner_text().split())


def enter(page):
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize("hint", ["", "3", "i", "z"])
@pytest.mark.parametrize("path", ["", "/fraga/7", "/alla", "/kolla"])
def test_the_choice_of_language_is_in_sight_and_as_large_as_a_finger(phone, link, live_public, hint, path):
    phone.goto(link(hint))
    phone.goto(f"{live_public}/enkat{path}")
    box = phone.locator(CONTROL).bounding_box()
    assert box["y"] + box["height"] < 320
    assert (box["width"] >= 44, box["height"] >= 44) == (True, True)
    assert phone.locator(".default:visible").count() == 0 or covered(phone)


def covered(page):
    """Tell whether the button that Enter presses is out of sight and out of the way of Tab."""
    button = page.locator(".default")
    return (
        button.get_attribute("tabindex") == "-1"
        and button.evaluate("e => getComputedStyle(e).clip") != "auto"
    )


def test_enter_in_an_answer_goes_on_and_does_not_open_the_languages(phone, link, live_public):
    phone.goto(link())
    phone.goto(f"{live_public}/enkat/fraga/1")
    phone.focus("input[value=ja]")
    phone.keyboard.press("Space")
    enter(phone)
    assert heading(phone) == "Blev du bra bemött av ditt ombud?"
    phone.focus("input[value=nej]")
    phone.keyboard.press("Space")
    phone.focus(CONTROL)
    enter(phone)
    assert heading(phone) == "Språk och stöd"
    phone.focus("button[value=ar]")
    enter(phone)
    assert phone.locator("html").get_attribute("dir") == "rtl"
    assert phone.locator("input:checked").get_attribute("value") == "nej"


def test_right_to_left_puts_the_circle_to_the_right_of_its_answer(phone, link, live_public):
    phone.goto(link("i"))
    phone.goto(f"{live_public}/enkat/fraga/1")
    circle, words = (phone.locator(f".choice {part}").first.bounding_box() for part in ("input", "span"))
    assert circle["x"] > words["x"]


def test_larger_text_is_larger_and_still_fits(phone, link, live_public):
    phone.goto(link())
    before = phone.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    phone.goto(link("z"))
    after = phone.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    assert 1.25 <= after / before <= 1.5
    assert phone.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
