"""A browser test waits for what it asks about: a page may still be on its way when its address has come."""

import re

from tests.architecture.source import files, lines_with

AT_ONCE = re.compile(r"\.is_(?:visible|hidden)\(|\.count\(\) == 0$")
"""Playwright answers these without waiting; `expect(…).to_be_visible()` and `.to_have_count(0)` wait."""


def test_no_test_asks_what_is_on_the_screen_before_it_is_there():
    assert lines_with(AT_ONCE, files("tests", ".py")) == []


def test_the_pattern_sees_a_question_that_does_not_wait():
    assert AT_ONCE.search("assert page.is_" + "visible('main')")
    assert not AT_ONCE.search("expect(page.locator('main')).to_be_visible()")
