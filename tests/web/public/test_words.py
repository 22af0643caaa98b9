"""A walk through the survey for what reads its words; each page is read in tests/accessibility."""

import re
from xml.etree.ElementTree import Element

import pytest

from survey.domain.plain_words import PLAIN, STIFF
from survey.domain.readability import words
from survey.public.problems import PAGES
from tests.plain_words import read
from tests.web.public.visitor import Visitor

pytestmark = pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)


def questions(kim: Visitor) -> list[str]:
    return [f"/enkat/fraga/{number}" for number in range(1, 12)]


def walk(visitor, offer, hint):
    """Show every page of the survey once."""
    kim, link = visitor(), offer()
    yield kim, kim.open_link(link.token, hint)
    for path in [
        *questions(kim),
        "/enkat/alla",
        "/enkat/paus",
        "/enkat/fortsatt",
        "/enkat/avsta",
        "/enkat/kolla",
    ]:
        yield kim, kim.open(path)
    yield kim, kim.press("Skicka mina svar")
    kim.open("/enkat/alla")
    yield kim, kim.press("Gå vidare", vad_var_bra="a" * 1045)
    yield kim, kim.press("Gå vidare", vad_var_bra="", tillganglighet="ja")
    yield kim, kim.open("/enkat")
    kim.open("/enkat/paus")
    yield kim, kim.press("Visa ett ord")
    kim.open("/enkat/kolla")
    yield kim, kim.press("Skicka mina svar")


def outside(visitor, offer):
    """Show every page that is not one person's survey."""
    kim = visitor()
    for path in ("/", "/kod", "/uppgifter", "/sa-tyckte-ni", "/finns-inte", "/e/x", "/enkat"):
        yield kim, kim.open(path)
    kim.open("/kod")
    yield kim, kim.press("Gå vidare", kod="fel")
    kim.open_link(offer().token, "2")
    yield kim, kim.page
    kim.open("/enkat/avsta")
    yield kim, kim.press("Jag vill inte svara", kryss="ja")
    yield kim, kim.open("/enkat")


def test_the_gate_sees_a_hard_sentence(engine_urls):
    hard = "Respondenternas tillgänglighet sammanställs därefter inom ramen för uppföljningen"
    body = Element("body")
    body.text = hard
    assert read(body).lix > PLAIN.lix
    assert STIFF.search(hard)
    body.text = "Du kan ta en paus. Vi sparar dina svar."
    assert read(body).lix < 15
    assert read(body).sentences == ("Du kan ta en paus", "Vi sparar dina svar")


def test_every_problem_is_short(engine_urls):
    for problem in PAGES.values():
        said = " ".join(map(str, problem.paragraphs))
        assert max(len(words(part)) for part in re.split(r"[.!?] ?", said) if part) <= PLAIN.words
        assert not STIFF.search(said)
