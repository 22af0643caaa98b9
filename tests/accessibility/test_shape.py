"""Every target is as large as a finger, nothing scrolls sideways or is cut, and right-to-left is mirrored."""

import pytest

from tests.accessibility.engines import Sheet, assert_none
from tests.accessibility.gallery import Gallery
from tests.accessibility.looking import at_every_size, misplaced
from tests.accessibility.pages import NAMES

pytestmark = [pytest.mark.browser, pytest.mark.accessibility]


@pytest.mark.parametrize("name", NAMES)
def test_a_small_phone_large_text_and_a_finger_are_enough_for(
    name: str, gallery: Gallery, sheet: Sheet, paper
) -> None:
    assert_none(at_every_size(sheet, [(page.title, page.html) for page in gallery.tried(name)]))


def test_right_to_left_has_the_radio_on_the_right(gallery: Gallery, sheet: Sheet) -> None:
    sheet.lay(gallery.page("question with an example").html.replace('dir="ltr"', 'dir="rtl"'))
    assert misplaced(sheet.page) == []
    sheet.page.evaluate("document.body.style.direction = 'ltr'")
    assert {finding.rule for finding in misplaced(sheet.page)} == {"wrong side", "wrong way"}
