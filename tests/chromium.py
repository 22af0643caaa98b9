"""The one Chromium of the tests: Playwright allows a single running loop in a process."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str:
    """Return the program of the browser that scripts/browsers.sh finds or installs."""
    found = [
        path for name in (os.environ.get("CHROMIUM", ""), *NAMES) if name and (path := shutil.which(name))
    ]
    assert found, "The browser tests need Chromium: run scripts/browsers.sh."
    return found[0]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The one browser; every test opens contexts of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield browser
        browser.close()
