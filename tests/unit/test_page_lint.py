"""The page lint finds each planted fault and leaves a good page alone."""

from base64 import b64encode
from hashlib import sha256

import pytest

from tests.page_lint import lint_page

STYLE = "body { margin: 0 }"
HASH = "'sha256-" + b64encode(sha256(STYLE.encode()).digest()).decode() + "'"
CSP = f"default-src 'none'; style-src {HASH}; script-src 'self' 'nonce-abc'"
GOOD = f"""<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><title>Fråga 3 av 8 – Enkäten</title>
<style>{STYLE}</style><script nonce="abc">let a = 1</script><script src="/static/a.js"></script>
<script type="application/json" id="data">{{}}</script></head>
<body>
<a href="#innehall">Till innehållet</a>
<main id="innehall">
<h1>Fråga 3
  av 8</h1>
<h2>Svara så här</h2>
<form method="post" action="/fraga/3">
<input type="hidden" name="mac" value="x">
<fieldset aria-describedby="hjalp"><legend>Fick du stöd?</legend><p id="hjalp">Du kan hoppa över frågan.</p>
<label><input type="radio" name="svar" value="ja"> Ja</label>
<input type="radio" name="svar" value="nej" id="nej"><label for="nej">Nej</label></fieldset>
<label for="ord">Med egna ord</label><textarea id="ord" name="ord"></textarea>
<input type="search" name="sok" aria-label="Sök">
<button type="submit">Nästa</button>
</form>
<p><a href="/hjalp">Mer om enkäten</a> <img src="/a.svg" alt=""> <svg aria-hidden="true"></svg></p>
<svg><title>Tjugo prickar</title></svg>
</main></body></html>"""

FAULTS = {
    "no language": ('<html lang="sv">', "<html>", "no language"),
    "two h1": ("<h2>Svara så här</h2>", "<h1>Svara så här</h1>", "2 h1"),
    "no h1": ("<h1>Fråga 3\n  av 8</h1>", "", "0 h1"),
    "another title": ("<title>Fråga 3 av 8 –", "<title>Enkäten –", "must start with the h1"),
    "a title after the wrong prefix": ("<title>", "<title>Obs: ", "must start with the h1"),
    "a skipped level": ("<h2>Svara så här</h2>", "<h3>Svara så här</h3>", "skip a level"),
    "an end tag too few": ("</main>", "</div></main>", "not valid"),
    "a block in a paragraph": ('<p id="hjalp">', '<p id="hjalp"><div></div>', "not valid"),
    "a block in a label": ("Med egna ord", "<div>Med egna ord</div>", "takes only words"),
    "an item without list": ("<h2>Svara så här</h2>", "<ul></ul><li>Svara</li>", "belongs in <ul>"),
    "a list with more than items": ("<h2>Svara så här</h2>", "<ul><b>Svara</b></ul>", "takes only <li>"),
    "a button in a link": ("Mer om enkäten", "<button type='button'>Mer</button>", "beside each other"),
    "the same id twice": ('<h2>', '<h2 id="nej">', 'id "nej" stands 2 times'),
    "a description that is not there": ('id="hjalp"', 'id="annat"', 'aria-describedby="hjalp"'),
    "a label for nothing": ('<label for="nej">', '<label for="nix">', 'for="nix"'),
    "a jump to nowhere": ('href="#innehall"', 'href="#borta"', "leads nowhere"),
    "a radio without label": ('<label><input type="radio" name="svar" value="ja"> Ja</label>',
                              '<input type="radio" name="svar" value="ja"> Ja', "has no label"),
    "a text area without label": ('<label for="ord">Med egna ord</label>', "", "has no label"),
    "an empty label": ("Med egna ord</label>", "</label>", "has no label"),
    "a search box without name": (' aria-label="Sök"', "", "has no label"),
    "a group without legend": ("<legend>Fick du stöd?</legend>", "", 'radio group "svar"'),
    "a group with an empty legend": ("Fick du stöd?", "", 'radio group "svar"'),
    "another style than the hash": (STYLE, STYLE + " p { margin: 0 }", "inline <style>"),
    "a script without nonce": ('<script nonce="abc">', "<script>", "inline <script>"),
    "a script with a strange nonce": ('nonce="abc"', 'nonce="def"', "inline <script>"),
    "a style attribute": ("<h2>", '<h2 style="color: red">', "has style="),
    "an event attribute": ("<h2>", '<h2 onclick="x()">', "has onclick="),
    "a form without action": (' action="/fraga/3"', "", "give it an action"),
    "a button without type": (' type="submit"', "", "has no type"),
    "a button without words": ("Nästa", "", "has no words"),
    "a picture without alt": (' alt=""', "", "has no alt"),
    "a drawing without name": (' aria-hidden="true"', "", "neither title"),
    "a drawing with an empty title": ("Tjugo prickar", "", "neither title"),
    "a link that says here": ("Mer om enkäten", "Här.", "where it leads"),
    "a link without words": ("Mer om enkäten", "", "where it leads"),
    "a new window": ('href="/hjalp"', 'href="/hjalp" target="_blank"', "new window"),
    "a promise nobody can keep": ("Du kan hoppa", "Anonymt: du kan hoppa", "utan namn"),
}  # fmt: skip


def test_a_good_page_has_no_fault():
    assert lint_page(GOOD, csp=CSP, forbidden=["K7QM-2RXF", ""]) == []


def test_the_title_may_say_that_there_is_an_error():
    assert lint_page(GOOD.replace("<title>", "<title>Fel: "), csp=CSP) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_the_lint_finds(fault):
    good, bad, sentence = FAULTS[fault]
    assert good in GOOD
    problems = lint_page(GOOD.replace(good, bad, 1), csp=CSP)
    assert any(sentence in problem for problem in problems), problems


def test_a_hash_counts_only_for_its_own_directive():
    policy = CSP.replace("style-src", "script-src-elem")
    assert any("inline <style>" in problem for problem in lint_page(GOOD, csp=policy))


def test_without_a_policy_an_inline_style_needs_a_nonce():
    assert [problem for problem in lint_page(GOOD) if "inline" in problem] != []
    with_nonces = GOOD.replace("<style>", '<style nonce="abc">')
    assert lint_page(with_nonces) == []


@pytest.mark.parametrize("place", ["<p>K7QM-2RXF</p>", '<p class="K7QM-2RXF"></p>', "<p>K7QM&#45;2RXF</p>"])
def test_a_leaked_token_is_found_and_not_repeated(place):
    problems = lint_page(GOOD.replace("<h2>Svara", place + "<h2>Svara"), csp=CSP, forbidden=["K7QM-2RXF"])
    assert len(problems) == 1
    assert "K7QM" in problems[0]
    assert "2RXF" not in problems[0]
