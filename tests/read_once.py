"""Pages that differ in their proofs alone are parsed and linted once: tests fetch most pages many times.

A proof (a MAC, a token of a form, a nonce) is new on each page and says nothing; all else must be the same.
"""

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import replace
from functools import lru_cache
from html import unescape

from tests import page_lint

PROOFS = ("csrf_token", "form_token", "mac")
PROOF = re.compile(rf'(<input\b[^>]*\bname="(?:{"|".join(PROOFS)})"[^>]*\bvalue=")([^"]*)')
NONCE = re.compile(r"'nonce-([^']+)'")
TAG = re.compile(r"<[^>]*>")
SAME = "proof"
KEPT = 1024


def parse(html: str, csp: str) -> page_lint.Page:
    """Return a page of its own, as `page_lint.parse` would."""
    nonce = _nonce(csp)
    kept = _parsed(_masked(html, nonce), _masked(csp, nonce))
    root, proofs = deepcopy(kept.root), [value for _, value in PROOF.findall(html)]
    inputs = [each for each in root.iter("input") if each.attrib.get("name") in PROOFS]
    if len(inputs) != len(proofs):
        return page_lint.parse(html, csp)
    for element, proof in zip(inputs, proofs, strict=True):
        element.attrib["value"] = unescape(proof)
    for element in root.iter():
        if element.attrib.get("nonce") == SAME:
            element.attrib["nonce"] = nonce
    parents = {child: parent for parent in root.iter() for child in parent}
    return replace(kept, html=html, root=root, csp=csp, parents=parents)


def faults(html: str, csp: str, forbidden: Iterable[str]) -> list[str]:
    """Return what `page_lint.lint_page` would."""
    nonce = _nonce(csp)
    found = _faults(_masked(html, nonce), _masked(csp, nonce))
    texts = (html, unescape(TAG.sub("", html)))
    return [*found, *page_lint.leaks(texts, forbidden)]


def _nonce(csp: str) -> str:
    found = NONCE.search(csp)
    return found.group(1) if found else ""


def _masked(text: str, nonce: str) -> str:
    text = PROOF.sub(rf"\g<1>{SAME}", text)
    return text.replace(nonce, SAME) if nonce else text


@lru_cache(KEPT)
def _parsed(html: str, csp: str) -> page_lint.Page:
    return page_lint.parse(html, csp)


@lru_cache(KEPT)
def _faults(html: str, csp: str) -> tuple[str, ...]:
    return tuple(page_lint.faults_of(_parsed(html, csp)))
