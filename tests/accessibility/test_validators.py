"""The HTML of every respondent page and its style are valid, and old phones know all that the style uses."""

import pytest

from tests.accessibility.engines import assert_none
from tests.accessibility.gallery import Gallery
from tests.accessibility.guest import LANGUAGES
from tests.accessibility.pages import NAMES
from tests.accessibility.tools import ROOT
from tests.accessibility.validators import html_validate, stylelint, vnu

pytestmark = pytest.mark.accessibility
STYLE = ROOT / "survey" / "static" / "public.css"


@pytest.mark.parametrize("validator", [vnu, html_validate])
def test_every_page_is_valid_html_in_every_language(validator, gallery: Gallery, tmp_path) -> None:
    written = gallery.write(tmp_path)
    tried = {(page.name, page.language) for page in written.values()}
    assert tried == {(name, language) for name in NAMES for language in LANGUAGES}
    assert_none((written[path].title, finding) for path, finding in validator(list(written)))


def test_the_oldest_phones_know_all_that_the_style_uses() -> None:
    assert stylelint(str(STYLE)) == []


def test_a_style_that_old_phones_do_not_know_is_seen(tmp_path) -> None:
    new = tmp_path / "new.css"
    new.write_text("main:has(p) { margin: 0 }\np { colour: red }\n", encoding="utf-8")
    rules = {finding.rule for finding in stylelint(str(new))}
    assert rules == {"plugin/no-unsupported-browser-features", "property-no-unknown"}
