"""Swedish words on a page in English that are not marked as Swedish."""

import re
from xml.etree.ElementTree import Element

SWEDISH = re.compile(
    r"\b(?:och|av|ett|svarade|svar|mellan|inte|med|som|till|eller|ingen|visas|räknas|enkäten?|avslut|skillnaden"
    r"|slumpen|målet|nej|viss|del|uppfyllt|sida|rad|stycke|tabell|procent|[a-z]*[åäö][a-zåäö]*)\b",
    re.IGNORECASE,
)
"""Words that no English sentence has."""
NAMES = re.compile(
    r"PO Värmland|Personligt ombud Värmland|Västra|Östra|Hammarö|Årjäng|Säffle|Lättläst svenska"
)
"""Names of places, and of languages in their own words."""


def words_in_english(element: Element) -> list[str]:
    """The texts and the names of an element for those who listen, without what is marked as Swedish."""
    if element.attrib.get("lang", "en") != "en" or element.tag in {"script", "style", "textarea", "title"}:
        return []
    found = [element.attrib.get(name, "") for name in ("alt", "aria-label", "title")] + [element.text or ""]
    for child in element:
        found += [*words_in_english(child), child.tail or ""]
    return found


def swedish_left(tree: Element) -> list[str]:
    return [text.strip() for text in words_in_english(tree) if SWEDISH.search(NAMES.sub("", text))]
