"""The published file: whole or not there, and read back as it was written."""

import json

import pytest

from survey.domain.public_summary import (
    PublicDeed,
    PublicOpinion,
    PublicSummary,
    SummaryFaulty,
    load_public_summary,
    publish_summary,
)

SUMMARY = PublicSummary(
    2024, (PublicOpinion(19, 20, "tyckte att det var lätt"),), (PublicDeed("Vi hörde å", "Vi gjorde ö"),)
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "summary.json"


def test_what_is_published_is_read_back_and_the_last_one_stands(path):
    publish_summary(path, SUMMARY)
    publish_summary(path, PublicSummary(2025, (), ()))
    assert load_public_summary(path) == PublicSummary(2025, (), ())
    publish_summary(path, SUMMARY)
    assert load_public_summary(path) == SUMMARY
    assert [each.name for each in path.parent.iterdir()] == ["summary.json"]


def test_nothing_published_is_nothing(path):
    assert load_public_summary(path) is None


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"format": "summary-2"}',
        json.dumps({"format": "summary-1", "year": 2024, "opinions": [{}]}),
    ],
)
def test_a_file_that_is_not_ours_is_refused_by_name(path, content):
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SummaryFaulty, match=r"summary\.json"):
        load_public_summary(path)
