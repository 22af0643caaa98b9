"""The one Chromium of the tests, without windows: Playwright allows a single running loop in a process."""

import os
import shutil
from collections.abc import Iterable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

WHOLE = ("chromium", "chromium-browser", "google-chrome")
BARE = ("chromium-headless-shell",)
"""The same engine alone: a context of its own costs a fifth, and nearly all tests look at the page only."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium(names: Iterable[str] = WHOLE) -> str:
    """Return the first program of these that is here, or the one that CHROMIUM names."""
    found = [
        path for name in (os.environ.get("CHROMIUM", ""), *names) if name and (path := shutil.which(name))
    ]
    assert found, "The browser tests need Chromium: run scripts/browsers.sh."
    return found[0]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The one browser; every test opens contexts of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium((*BARE, *WHOLE)), args=FLAGS)
        yield browser
        browser.close()
