"""How a former client gets on in a browser: by the words on a button."""

from playwright.sync_api import Page


def press(page: Page, words: str) -> None:
    """Press a button and wait for the page that it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).click()
