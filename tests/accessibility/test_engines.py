"""axe-core and IBM's engine find nothing on any respondent page in any language, in light or in dark."""

import pytest

from tests.accessibility.engines import Sheet, assert_none
from tests.accessibility.gallery import Gallery
from tests.accessibility.pages import NAMES

pytestmark = [pytest.mark.browser, pytest.mark.accessibility]
IN_DARK = ("sv", "ar")
"""A colour does not depend on the language; once from either side is enough."""


@pytest.mark.parametrize("name", NAMES)
def test_both_engines_find_nothing_on(name: str, gallery: Gallery, sheet: Sheet) -> None:
    found = []
    for page in gallery.of(name):
        sheet.lay(page.html)
        found += [(page.title, finding) for finding in (*sheet.axe(), *sheet.ibm())]
    assert_none(found)


@pytest.mark.parametrize("name", NAMES)
def test_the_colours_hold_in_the_dark_on(name: str, gallery: Gallery, sheet: Sheet, paper) -> None:
    paper.emulate_media(color_scheme="dark")
    found = []
    for page in gallery.of(name):
        if page.language in IN_DARK:
            sheet.lay(page.html)
            found += [(page.title, finding) for finding in sheet.axe(only_colours=True)]
    assert_none(found)
