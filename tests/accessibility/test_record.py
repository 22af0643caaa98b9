"""The record of a run tells the tools, the pages, the languages and every finding."""

import pytest

from survey.domain.accessibility_results import load_results
from tests.accessibility import record
from tests.accessibility.engines import Finding, assert_none
from tests.accessibility.pages import NAMES

pytestmark = pytest.mark.accessibility


def test_what_a_failed_test_says_is_read_back_finding_by_finding(tmp_path) -> None:
    found = [
        ("start [sv]", Finding("label", "<input>")),
        ("code, wrong [ar]", Finding("aria_form_label_unique", "<form>")),
    ]
    with pytest.raises(AssertionError) as failed:
        assert_none(found)
    said = "\n".join(f"E       {line}" for line in str(failed.value).splitlines())
    record.write(tmp_path / "record.json", record.findings(said))
    results = load_results(tmp_path / "record.json")
    assert results is not None
    assert results.pages == NAMES
    assert {(one.tool, one.page, one.language) for one in results.findings} == {
        ("axe-core", "start", "sv"),
        ("accessibility-checker-engine", "code, wrong", "ar"),
    }
    assert {"axe-core", "accessibility-checker-engine"} == {tool.name for tool in results.tools}
