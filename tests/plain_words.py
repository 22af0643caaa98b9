"""How hard a rendered page is to read: its sentences as the eye takes them."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from survey.domain import readability
from survey.domain.plain_words import EASY, PLAIN, Limits
from survey.domain.readability import Reading, words

__all__ = ["EASY", "PLAIN", "is_foreign", "pieces", "read", "too_hard", "too_hard_on_paper"]
LEAST_WORDS = 40
"""Of fewer words, a list of languages or a line of thanks, LIX says nothing."""
SENTENCE_ENDS = {"p", "h1", "h2", "li", "dt", "dd", "legend", "label", "a", "button", "br", "span", "title"}
NOT_OURS = ("style", "textarea", "title", "blockquote")


def read(element: Element) -> Reading:
    """Take a page's sentences; headings, list items and line breaks end one, as the eye does."""
    return readability.read("".join(pieces(element)))


def is_foreign(element: Element) -> bool:
    """Tell whether an element names another language in that language."""
    return not element.get("lang", "sv").startswith("sv")


def pieces(element: Element) -> Iterator[str]:
    if element.tag in NOT_OURS or not isinstance(element.tag, str) or is_foreign(element):
        return
    inline = element.tag == "a" and element.get("class") == "phone"
    yield (element.text or "").replace("\n", " ")
    for child in element:
        yield from pieces(child)
        yield (child.tail or "").replace("\n", " ")
    if element.tag in SENTENCE_ENDS and not inline:
        yield "\n\n"


def too_hard(main: Element, body: Element, limits: Limits) -> str:
    """Say what is too hard, "" when nothing is; the foot is the operation's and counts for length only."""
    said, longest = read(main), read(body).longest
    easy = (said.lix <= limits.lix or said.word_count < LEAST_WORDS) and len(words(longest)) <= limits.words
    return "" if easy else f"LIX {said.lix:.0f}: {longest}"


def too_hard_on_paper(paragraphs: Iterable[str], limits: Limits) -> str:
    """Say what is too hard in what is printed, "" when nothing is; a line break ends a sentence."""
    said = readability.read("\n\n".join(part.replace("\n", "\n\n") for part in paragraphs))
    easy = said.lix <= limits.lix and len(words(said.longest)) <= limits.words
    return "" if easy else f"LIX {said.lix:.0f}: {said.longest}"
