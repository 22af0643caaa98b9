"""How hard a page is to read: LIX, the longest sentence, and words that offices use and people do not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

PLAIN, EASY = (25, 15), (15, 12)
"""Highest LIX of a page, most words in a sentence."""
LEAST_WORDS = 40
"""Of fewer words, a list of languages or a line of thanks, LIX says nothing."""
SENTENCE_ENDS = {"p", "h1", "h2", "li", "dt", "dd", "legend", "label", "a", "button", "br", "span", "title"}
NOT_OURS = ("style", "textarea", "title", "blockquote")
STIFF = re.compile(
    r"\b(erhåll\w*|tillhandahåll\w*|avseende|samt|vänligen|ovanstående|nedanstående|respondent\w*|användare"
    r"|genomför\w*|beträffande|föreligg\w*|inom ramen|klient\w*|formulär\w*|autentiser\w*|session\w*"
    r"|erbjuds|hanteras|behandlas|inhämtas|lagras|raderas|sammanställs|redovisas|registreras|besvaras|ombeds"
    r"|gällande|angående|vederbörande|därav|härmed|såvida|dock|emellertid|enligt ovan|i enlighet med)\b",
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


def too_hard(main: Element, body: Element, limits: tuple[int, int]) -> str:
    """Say what is too hard, "" when nothing is; the foot is the operation's and counts for length only."""
    most_lix, most_words = limits
    lix, longest = read(main).lix, read(body).longest
    words = sum(len(letters(sentence)) for sentence in read(main).sentences)
    easy = (lix <= most_lix or words < LEAST_WORDS) and len(letters(longest)) <= most_words
    return "" if easy else f"LIX {lix:.0f}: {longest}"
