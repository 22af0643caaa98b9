"""Weak tools and secrets that must not stand in the code."""

import re

import pytest

from tests.architecture.source import SHIPPED, files, lines_with

WEAK = {
    "broken digest": r"\b(?:md5|sha1)\b",
    "guessable choice": r"\brandom\.(?:choices?|randint|random|shuffle|sample)\b|^from random import",
    "code from text": r"\b(?:eval|exec)\(|\bpickle\b|\brender_template_string\b",
    "unchecked certificate": r"verify\s*=\s*False",
    "unescaped page": r"autoescape\s*(?:=\s*False|false)",
    "secret in code": (
        r"""(?i)\b\w*(?:secret|password|passphrase|pepper|api_?key)\w*\s*(?::\s*str\s*)?"""
        r"""=\s*["'](?=[^"']*[\d-])[^"'{}\s]{8,}["']"""
    ),
    "comparison that tells the time": r"(?i)(?:digest|signature|mac)\(?\)?\s*==",
}


@pytest.mark.parametrize("weakness", WEAK)
def test_the_code_holds_no(weakness):
    shipped = [path for folder in SHIPPED for path in files(folder, ".py", ".html")]
    assert lines_with(re.compile(WEAK[weakness]), shipped) == []


@pytest.mark.parametrize(
    ("weakness", "line"),
    [
        ("broken digest", "hashlib.sha1(b'x')"),
        ("guessable choice", "random.choice(letters)"),
        ("code from text", "pickle.loads(data)"),
        ("unchecked certificate", "get(url, verify=False)"),
        ("unescaped page", "{% autoescape false %}"),
        ("secret in code", 'SECRET_KEY = "correct-horse"'),
        ("comparison that tells the time", "if hmac.digest() == given:"),
    ],
)
def test_the_patterns_see(weakness, line):
    assert re.search(WEAK[weakness], line)
