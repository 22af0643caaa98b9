"""The packed visit: language and supports come back as they went, also from cookies of before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.domain.hints import Look
from survey.public.visits import Visit, unpack
from survey.security.paths import own_path

CODES = st.from_regex(r"[a-z]{2,3}(-[a-z]{2,8})?", fullmatch=True)
LOOKS = st.builds(Look, CODES, st.booleans(), st.booleans(), st.booleans())
SECRET = st.binary(min_size=16, max_size=16)


@given(SECRET, SECRET, st.booleans(), LOOKS, st.booleans(), st.booleans())
def test_a_visit_comes_back_as_it_was_packed(ticket_id, secret, by_link, look, broken_off, onsite):
    visit = Visit(ticket_id, secret, by_link, look, broken_off, onsite)
    assert unpack(visit.pack()) == visit


@pytest.mark.parametrize(("flags", "language"), [(1, "sv"), (3, "sv-simple"), (6, "sv-simple"), (12, "sv")])
def test_a_cookie_of_before_is_still_read(flags, language):
    visit = unpack(b"t" * 16 + b"s" * 16 + bytes([flags]))
    assert visit.look == Look(language)
    assert (visit.by_link, visit.broken_off, visit.onsite) == (flags & 1 > 0, flags & 4 > 0, flags & 8 > 0)


@pytest.mark.parametrize("path", ["/", "/enkat", "/enkat/fraga/3", "/sa-tyckte-ni", "/kod"])
def test_a_page_of_ours_may_be_led_back_to(path):
    assert own_path(path) == path


@pytest.mark.parametrize(
    "path",
    ["", "kod", "//x.se", "https://x.se", "/\\x.se", "/e/abc", "/a//b", "/a?b", "/a\n", "/..", "/A", "/å"],
)
def test_nothing_else_is_led_back_to(path):
    assert own_path(path) == ""
