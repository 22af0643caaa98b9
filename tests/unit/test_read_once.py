"""A page that was met before is not parsed again, and nothing that is wrong with it is missed for that."""

import pytest

from tests import page_lint, read_once

CSP = "default-src 'none'; script-src 'nonce-{}'"
PROOFS = (("a&amp;b", "n1"), ("två", "n2"))


def page(mac="första", nonce="n1", said="Ett ord."):
    return f"""<!doctype html><html lang="sv"><head><title>Fråga</title>
<script nonce="{nonce}">let a = 1</script></head><body><main><h1>Fråga</h1><p>{said}</p>
<form method="post" action="/x"><input type="hidden" name="mac" value="{mac}">
<button type="submit">Vidare</button></form></main></body></html>"""


def seen(html, nonce="n1", forbidden=()):
    return read_once.faults(html, CSP.format(nonce), forbidden)


def test_each_page_keeps_its_own_proof_and_nonce():
    trees = [read_once.parse(page(*own), CSP.format(own[1])).root for own in PROOFS]
    said = [(tree.find(".//input").attrib["value"], tree.find(".//script").attrib["nonce"]) for tree in trees]
    assert said == [("a&b", "n1"), ("två", "n2")]


def test_a_page_met_before_is_not_parsed_again(monkeypatch):
    assert seen(page("ett", said="Möttes förut."), "n1") == []
    monkeypatch.setattr(page_lint, "parse", None)
    assert seen(page("två", "n9", "Möttes förut."), "n9") == []


def test_what_one_test_does_to_a_tree_no_other_meets():
    read_once.parse(page(), CSP).root.clear()
    assert read_once.parse(page(), CSP).root.find(".//h1").text == "Fråga"


@pytest.mark.parametrize(
    ("html", "forbidden"),
    [
        (page().replace("<h1>Fråga</h1>", "<h2>Fråga</h2>"), ()),
        (page().replace(' lang="sv"', ""), ()),
        (page(nonce="en annan"), ()),
        (page(said="hemlig"), ("hemlig",)),
        (page(said="hem<b>l</b>ig"), ("hemlig",)),
        (page(said="a&lt;b"), ("a<b",)),
        (page(mac="hemlig"), ("hemlig",)),
    ],
)
def test_a_fault_in_a_page_like_one_met_before_is_seen(html, forbidden):
    assert seen(page()) == []
    assert len(seen(html, forbidden=forbidden)) == 1
