"""What the proof of the respondent's side shares: the gallery, and one sheet of Chromium for its pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.accessibility.engines import Sheet
from tests.accessibility.gallery import Gallery, rendered_once
from tests.accessibility.looking import PHONE


@pytest.fixture(scope="session")
def gallery(shared_folder: Path) -> Gallery:
    """Every page in every language, rendered once for the whole run."""
    return rendered_once(shared_folder)


@pytest.fixture(scope="session")
def sheet(chromium: Browser) -> Iterator[Sheet]:
    """A phone's page with the engines loaded; a test leaves it in light and as wide as it was."""
    context = chromium.new_context(viewport=PHONE, locale="sv-SE", reduced_motion="reduce")
    yield Sheet(context.new_page())
    context.close()


@pytest.fixture
def paper(sheet: Sheet) -> Iterator[Page]:
    """The sheet's page for tests that change its size, colours or media; put back afterwards."""
    yield sheet.page
    sheet.page.emulate_media(color_scheme="light", forced_colors="none", media="screen")
    sheet.page.set_viewport_size(PHONE)
