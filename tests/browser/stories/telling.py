"""How a story is told: press and follow by the words on the screen, and read what it says then."""

from playwright.sync_api import Page


def press(page: Page, words: str) -> None:
    """Press a button and wait for the page that it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).first.click()


def send(page: Page) -> None:
    """Send the page's first form by its own button, whatever it is called."""
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()


def follow(page: Page, words: str) -> None:
    """Follow a link."""
    with page.expect_navigation():
        page.get_by_role("link", name=words, exact=True).first.click()


def choose(page: Page, name: str, value: str) -> None:
    """Press a large choice."""
    page.locator(f"label:has(> [name={name}][value={value}])").click()


def heading(page: Page) -> str:
    """What the page is for."""
    return " ".join(page.locator("h1").inner_text().split())


def text(page: Page) -> str:
    """Every word that is shown, without the marks of where it may be broken."""
    return " ".join(page.inner_text("body").replace("\u00ad", "").split())


def back(page: Page) -> str:
    """Go back; gives what is on the screen then."""
    page.go_back(wait_until="commit")
    page.locator("footer").wait_for()
    return text(page)


def in_focus(page: Page, selector: str) -> None:
    """Wait until the cursor stands in a field by itself."""
    page.wait_for_function("wanted => document.activeElement.matches(wanted)", arg=selector)
