"""The words on every page of a former client: short, easy, and links that lead where they say."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain
from xml.etree.ElementTree import Element

import pytest

from survey.public.problems import PAGES
from tests.web.public.visitor import Visitor, words

pytestmark = pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)

PLAIN, EASY = (25, 15), (15, 12)
"""Highest LIX of a page, most words in a sentence."""
SENTENCE_ENDS = {"p", "h1", "h2", "li", "dt", "dd", "legend", "label", "a", "button", "br", "span", "title"}
WITHOUT_EASY_WORDS = {
    "Ta en paus",
    "Fortsätt från en annan enhet",
    "Vill du inte svara?",
    "Välkommen tillbaka",
}
NOT_OURS = ("style", "textarea", "title", "blockquote")
STIFF = re.compile(
    r"\b(erhåll\w*|tillhandahåll\w*|avseende|samt|vänligen|ovanstående|nedanstående|respondent\w*|användare"
    r"|genomför\w*|beträffande|föreligg\w*|inom ramen|klient\w*|formulär\w*|autentiser\w*|session\w*)\b",
    re.IGNORECASE,
)


@dataclass
class Reading:
    """What a page says, sentence by sentence."""

    sentences: list[str] = field(default_factory=list)

    @property
    def lix(self) -> float:
        """Words in a sentence plus the share of words longer than six letters (Björnsson 1968)."""
        said = [word for sentence in self.sentences for word in letters(sentence)]
        long = sum(len(word) > 6 for word in said)
        return len(said) / len(self.sentences) + 100 * long / len(said)

    @property
    def longest(self) -> str:
        return max(self.sentences, key=lambda sentence: len(letters(sentence)))


def letters(sentence: str) -> list[str]:
    return re.findall(r"[a-zåäöé]+(?:-[a-zåäöé]+)*|\d[\d\s-]*", sentence, re.IGNORECASE)


def read(element: Element) -> Reading:
    """Take a page's sentences; headings, list items and line breaks end one, as the eye does."""
    text = re.sub(r"\S+@\S+", "adress", "".join(pieces(element)))
    parts = (" ".join(part.split()) for part in re.split(r"[.!?:]\s|[.!?:]$|\n\n", text, flags=re.MULTILINE))
    return Reading([part for part in parts if letters(part)])


def pieces(element: Element):
    if element.tag in NOT_OURS or not isinstance(element.tag, str):
        return
    inline = element.tag == "a" and element.get("class") == "phone"
    yield (element.text or "").replace("\n", " ")
    for child in element:
        yield from pieces(child)
        yield (child.tail or "").replace("\n", " ")
    if element.tag in SENTENCE_ENDS and not inline:
        yield "\n\n"


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
    yield kim, kim.press("Jag vill inte svara")
    yield kim, kim.open("/enkat")


def too_hard(seen, limits):
    """Say of every page that is too hard; its foot is the operation's and counts for length only."""
    most_lix, most_words = limits
    for kim, page in seen:
        lix, longest = read(kim.tree.find(".//main")).lix, read(kim.tree.find(".//body")).longest
        if lix > most_lix or len(letters(longest)) > most_words:
            yield f"{page.path} LIX {lix:.0f}: {longest}"


def test_every_page_is_plain_swedish(visitor, offer):
    assert list(too_hard(chain(walk(visitor, offer, ""), outside(visitor, offer)), PLAIN)) == []


def test_the_pages_that_have_lattlast_words_are_lattlast(visitor, offer):
    shown = (one for one in walk(visitor, offer, "3") if one[1].h1 not in WITHOUT_EASY_WORDS)
    assert list(too_hard(shown, EASY)) == []


def test_the_other_pages_are_plain_in_lattlast_too(visitor, offer):
    assert list(too_hard(walk(visitor, offer, "3"), PLAIN)) == []


def test_the_gate_sees_a_hard_sentence(engine_urls):
    hard = "Respondenternas tillgänglighet sammanställs därefter inom ramen för uppföljningen"
    body = Element("body")
    body.text = hard
    assert read(body).lix > PLAIN[0]
    assert STIFF.search(hard)
    body.text = "Du kan ta en paus. Vi sparar dina svar."
    assert read(body).lix < 15
    assert read(body).sentences == ["Du kan ta en paus", "Vi sparar dina svar"]


def test_no_page_uses_stiff_words_and_every_problem_is_short(visitor, offer):
    for kim, page in [*walk(visitor, offer, ""), *walk(visitor, offer, "3"), *outside(visitor, offer)]:
        assert not STIFF.search(page.text), page.path
        assert kim
    for problem in PAGES.values():
        said = " ".join(map(str, problem.paragraphs))
        assert max(len(letters(part)) for part in re.split(r"[.!?] ?", said) if part) <= PLAIN[1]
        assert not STIFF.search(said)


def test_a_link_text_leads_to_one_place(visitor, offer):
    for kim, page in walk(visitor, offer, ""):
        places = defaultdict(set)
        for link in kim.tree.iter("a"):
            places[words(link)].add(link.attrib["href"])
        assert {text: found for text, found in places.items() if len(found) > 1} == {}, page.path


def test_the_person_is_du_and_the_same_thing_has_the_same_name(visitor, offer):
    for _, page in [*walk(visitor, offer, ""), *outside(visitor, offer)]:
        assert not re.search(r"\b(Ni|er|era|Er|man)\b", page.text), page.path
        assert not re.search(r"\bundersökning\w*|\bblankett\w*|\bsurvey\b|\bcookie\w*", page.text), page.path
