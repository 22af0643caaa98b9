"""The headers of both doors."""

import pytest

from survey.security.headers import desk_headers, public_headers

BOTH = [public_headers("'sha256-abc='", secure=False), desk_headers("https://enkat.example.se", secure=False)]


def policy(headers):
    parts = (part.split() for part in headers["Content-Security-Policy"].split(";"))
    return {words[0]: words[1:] for words in parts}


@pytest.mark.parametrize("headers", BOTH)
def test_nothing_is_loaded_framed_or_kept_that_need_not_be(headers):
    rules = policy(headers)
    assert rules["default-src"] == rules["base-uri"] == rules["frame-ancestors"] == ["'none'"]
    assert "'unsafe-inline'" not in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Strict-Transport-Security" not in headers


def test_the_public_door_runs_no_script_and_one_style():
    rules = policy(public_headers("'sha256-abc='", secure=True))
    assert "script-src" not in rules
    assert rules["style-src"] == ["'sha256-abc='"]
    assert rules["form-action"] == rules["media-src"] == ["'self'"]


def test_the_desk_runs_its_own_files_and_may_lead_to_the_public_door():
    rules = policy(desk_headers("https://enkat.example.se", secure=True))
    assert rules["script-src"] == rules["style-src"] == ["'self'"]
    assert rules["form-action"] == ["'self'", "https://enkat.example.se"]


def test_behind_https_the_browser_is_told_to_stay_there():
    assert "max-age=63072000" in public_headers("'self'", secure=True)["Strict-Transport-Security"]
