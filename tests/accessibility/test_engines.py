"""axe-core and IBM's engine find nothing on any respondent page in any language, in light or in dark."""

import pytest

from tests.accessibility.engines import Sheet, assert_none
from tests.accessibility.gallery import Gallery
from tests.accessibility.pages import NAMES

pytestmark = [pytest.mark.browser, pytest.mark.accessibility]


@pytest.mark.parametrize("name", NAMES)
def test_both_engines_find_nothing_on(name: str, gallery: Gallery, sheet: Sheet) -> None:
    """Light and dark are two tries of a page that is laid out once."""
    found = []
    for page in gallery.of(name):
        sheet.lay(page.html)
        found += [(page.title, finding) for finding in (*sheet.axe(), *sheet.ibm(), *sheet.axe_in_dark())]
    assert_none(found)
