"""What no engine reads in HTML: where links say they lead, which language a text is in, errors in words."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element

from tests import page_lint
from tests.accessibility.engines import Finding
from tests.page_lint import Page, shown, text_of

NO_PURPOSE = {
    *("här", "klicka här", "tryck här", "läs mer", "mer", "mer information", "länk", "länken", "vidare"),
    *("here", "click here", "read more", "more", "more information", "link", "this page"),
    *("tästä", "lue lisää", "lisää", "هنا", "المزيد", "halkan", "تут", "тут", "детальніше", "اینجا", "بیشتر"),
}
ENGLISH = {
    *("the", "and", "you", "your", "with", "please", "click", "this", "that", "from", "have", "answer"),
    *(
        "question",
        "questions",
        "next",
        "back",
        "send",
        "submit",
        "error",
        "page",
        "continue",
        "close",
        "help",
    ),
    *("thank", "thanks", "yes", "not", "what", "when", "where", "survey", "welcome", "loading", "privacy"),
}
SWEDISH = {
    *("och", "att", "du", "din", "ditt", "dina", "inte", "det", "som", "vi", "eller", "har", "kan", "på"),
    *(
        "för",
        "är",
        "vill",
        "svar",
        "frågor",
        "fråga",
        "nej",
        "sidan",
        "länk",
        "ombud",
        "här",
        "ring",
        "mejla",
    ),
}
TELLING = {"en": ENGLISH, "sv": SWEDISH}
LEAST = 2
"""So many words of another language in one piece of text are no coincidence."""
OF_A_PERSON = ("bdi", "textarea", "blockquote", "style", "script")
"""Addresses, and what somebody has written: no language is claimed for them."""


@lru_cache(maxsize=512)
def parse(html: str) -> Page:
    """Parse a page once for all that reads it."""
    return page_lint.parse(html)


def faults(html: str, language: str) -> list[Finding]:
    """Return all that is wrong in a page's words."""
    return [*links(html), *languages(html, language), *errors(html), *visible_labels(html)]


def links(html: str) -> list[Finding]:
    """Return links whose words do not say where they lead, and one text that leads to two places."""
    page, places, found = parse(html), defaultdict(set), []
    for link in page.all("a"):
        words = text_of(link)
        places[words].add(link.attrib.get("href", ""))
        if words.strip(" .→»").casefold() in NO_PURPOSE or not words:
            found.append(Finding("link without purpose", f"{shown(link)} {words}"))
    return found + [Finding("one text, two places", text) for text, to in places.items() if len(to) > 1]


def languages(html: str, language: str) -> list[Finding]:
    """Return texts in English or Swedish that are not marked so, and a page in the wrong language."""
    page = parse(html)
    claimed = page.root.attrib.get("lang", "")
    found = [] if claimed == language else [Finding("wrong language", f"{claimed} instead of {language}")]
    for element, lang, text in texts(page.root, claimed):
        for other, telling in TELLING.items():
            if base(lang) != other and is_in(text, telling):
                found.append(Finding(f"unmarked {other}", f"{shown(element)} {text[:80]}"))
    return found


def base(lang: str) -> str:
    return lang.partition("-")[0]


def texts(element: Element, lang: str) -> Iterator[tuple[Element, str, str]]:
    """Yield (element, language, text) for every piece of text, spoken attributes too."""
    if element.tag in OF_A_PERSON or not isinstance(element.tag, str):
        return
    lang = element.attrib.get("lang", lang)
    yield element, lang, element.text or ""
    for name in ("aria-label", "alt", "title", "placeholder"):
        yield element, lang, element.attrib.get(name, "")
    for child in element:
        yield from texts(child, lang)
        yield element, lang, child.tail or ""


def is_in(text: str, telling: set[str]) -> bool:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    hits = sum(word in telling for word in words)
    return hits >= LEAST or (hits == 1 and len(words) == 1)


def errors(html: str) -> list[Finding]:
    """Return what is marked wrong without words beside the field and in the summary."""
    page = parse(html)
    summary = " ".join(text_of(one) for one in page.all("div") if "error-summary" in classes(one))
    found = []
    for wrong in wrong_fields(page):
        said = described(page, wrong)
        if not said:
            found.append(Finding("error by colour alone", shown(wrong)))
        elif said not in summary:
            found.append(Finding("error not in the summary", f"{shown(wrong)} {said}"))
    marked = [one for one in page.elements() if {"wrong", "error"} & classes(one)]
    return found + [Finding("error by colour alone", shown(one)) for one in marked if not error_words(one)]


def classes(element: Element) -> set[str]:
    return set(element.attrib.get("class", "").split())


def wrong_fields(page: Page) -> list[Element]:
    return [
        one for one in page.all("input", "textarea", "select") if one.attrib.get("aria-invalid") == "true"
    ]


def described(page: Page, field: Element) -> str:
    """Return the error text that a field is described by."""
    names = field.attrib.get("aria-describedby", "").split()
    said = [one for one in page.elements() if one.attrib.get("id") in names and "error" in classes(one)]
    return page_lint.FOREIGN_PREFIX.sub("", " ".join(text_of(one) for one in said))


def error_words(element: Element) -> bool:
    """Tell whether an element that looks wrong holds the words of an error."""
    return any("error" in classes(one) and text_of(one) for one in element.iter() if isinstance(one.tag, str))


def visible_labels(html: str) -> list[Finding]:
    """Return fields to write in without a label that stays when something is written."""
    page = parse(html)
    labelled = {one.attrib.get("for") for one in page.all("label") if text_of(one)}
    fields = [one for one in page.all("input", "textarea", "select") if one.attrib.get("type") != "hidden"]
    return [
        Finding("no visible label", shown(one))
        for one in fields
        if one.attrib.get("id") not in labelled and page.ancestor(one, "label") is None
    ]
