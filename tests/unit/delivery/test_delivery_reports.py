"""Delivery reports: what they say, and that only the provider can say it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.delivery.delivery_reports import DeliveryReport, is_the_provider, read_report


@pytest.mark.parametrize(("status", "delivered"), [("delivered", True), ("failed", False)])
def test_a_report_names_the_message_and_its_end(status, delivered):
    form = {"id": "s70df59406a1b4643b96f3f91e0bfb7b0", "status": status, "delivered": "2026-05-04T10:00:00"}
    assert read_report(form) == DeliveryReport("s70df59406a1b4643b96f3f91e0bfb7b0", delivered)


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"id": "s1"},
        {"id": "s1", "status": "sent"},
        {"status": "failed"},
        {"id": "s1' OR 1", "status": "failed"},
        {"id": "s" * 101, "status": "failed"},
    ],
)
def test_what_is_no_end_or_makes_no_sense_is_no_report(form):
    assert read_report(form) is None


@given(st.dictionaries(st.sampled_from(["id", "status", "x"]), st.text()))
def test_no_form_is_too_strange_to_read(form):
    report = read_report(form)
    assert report is None or report.reference == form["id"]


def test_only_whoever_has_the_whole_secret_is_the_provider():
    secret = "x" * 24
    assert is_the_provider(secret, secret)
    for given_words in ("", "x" * 23, "x" * 25, "y" * 24, "å\udce5"):
        assert not is_the_provider(given_words, secret)


def test_without_a_secret_nobody_is_the_provider():
    assert not is_the_provider("", "")
