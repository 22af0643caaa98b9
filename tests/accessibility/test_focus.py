"""Where the focus is can be seen on every target, in light, in dark and from right to left."""

import pytest

from tests.accessibility.engines import Sheet
from tests.accessibility.focus import weak_rings
from tests.accessibility.gallery import Gallery

pytestmark = [pytest.mark.browser, pytest.mark.accessibility]
PAGES = ("welcome", "code, wrong", "question answered", "question, text too long", "check", "thanks")
"""Every kind of target: links, buttons, radios, fields, the links of an error summary."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_the_focus_is_seen_on(name: str, scheme: str, gallery: Gallery, sheet: Sheet, paper) -> None:
    paper.emulate_media(color_scheme=scheme)
    sheet.lay(gallery.page(name).html)
    assert weak_rings(paper) == []


def test_the_focus_is_seen_from_right_to_left(gallery: Gallery, sheet: Sheet, paper) -> None:
    sheet.lay(gallery.page("question answered").html.replace('dir="ltr"', 'dir="rtl"'))
    assert weak_rings(paper) == []


def test_an_error_summary_takes_the_focus_without_a_script(gallery: Gallery, sheet: Sheet) -> None:
    assert "autofocus" in gallery.page("question, text too long").html
    assert "autofocus" not in gallery.page("question in own words").html
