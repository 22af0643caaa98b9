"""What the accessibility tests write is what the public door reads."""

import json
from dataclasses import replace
from datetime import date

import pytest

from survey.domain.accessibility_results import (
    AuditFinding,
    AuditResults,
    AuditTool,
    ResultsFaulty,
    load_results,
    write_results,
)

RESULTS = AuditResults(
    tested_on=date(2026, 5, 4),
    program="0.1.0",
    tools=(AuditTool("axe-core", "4.14.1"),),
    pages=("Välkommen", "Fråga 1"),
    languages=("sv", "ar"),
    findings=(AuditFinding("axe-core", "color-contrast", "Fråga 1", "ar"),),
)


@pytest.mark.parametrize("results", [RESULTS, replace(RESULTS, findings=())])
def test_results_come_back_as_they_were_written(tmp_path, results):
    write_results(tmp_path / "r.json", results)
    assert load_results(tmp_path / "r.json") == results


def test_no_file_is_no_results(tmp_path):
    assert load_results(tmp_path / "r.json") is None


@pytest.mark.parametrize("change", [{"format": "other"}, {"tested_on": "i går"}, {"tools": [{"name": "x"}]}])
def test_a_file_of_another_kind_is_refused(tmp_path, change):
    content = {**json.loads(RESULTS.as_json), **change}
    (tmp_path / "r.json").write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(ResultsFaulty):
        load_results(tmp_path / "r.json")


@pytest.mark.parametrize("text", ["", "[]", "{}"])
def test_what_is_no_results_file_is_refused(tmp_path, text):
    (tmp_path / "r.json").write_text(text, encoding="utf-8")
    with pytest.raises(ResultsFaulty):
        load_results(tmp_path / "r.json")
