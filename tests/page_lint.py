"""The page lint: what every page of both doors must be, checked on each page that any test fetches."""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from xml.etree.ElementTree import Element

import html5lib

ERROR_PREFIX = "Fel: "
FOREIGN_PREFIX = re.compile(r"^[^\W\d_]+: ")
UNLABELLED_TYPES = {"hidden", "submit", "button", "reset", "image"}
EMPTY_LINK_TEXTS = {"här", "klicka här", "läs mer", "mer", "länk"}
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-errormessage", "aria-owns", "for")
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS = HEADINGS | {"article", "aside", "div", "dl", "fieldset", "figure", "footer", "form", "header"}
BLOCKS |= {"main", "nav", "ol", "p", "pre", "section", "table", "ul"}
PHRASING_ONLY = HEADINGS | {"b", "button", "em", "i", "label", "p", "pre", "small", "span", "strong"}
INTERACTIVE = {"a", "button", "select", "textarea", "label"}
ONLY_IN = {"li": ("ul", "ol", "menu"), "dt": ("dl", "div"), "dd": ("dl", "div"), "legend": ("fieldset",)}
ONLY_WITH = {"ul": ("li",), "ol": ("li",), "dl": ("dt", "dd", "div")}
DATA_SCRIPTS = {"application/json", "application/ld+json"}


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page: the tree, each element's parent and the problems that the parser itself saw."""

    html: str
    root: Element
    syntax: tuple[str, ...]
    csp: str
    parents: dict[Element, Element] = field(repr=False)

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.root.iter() if element.tag in tags]

    def elements(self) -> Iterator[Element]:
        return (element for element in self.root.iter() if isinstance(element.tag, str))

    def ids(self) -> list[str]:
        return [element.attrib["id"] for element in self.elements() if "id" in element.attrib]

    def ancestor(self, element: Element, *tags: str) -> Element | None:
        above = self.parents.get(element)
        while above is not None and above.tag not in tags:
            above = self.parents.get(above)
        return above


def lint_page(html: str, *, forbidden: Iterable[str] = (), csp: str | None = None) -> list[str]:
    """Return what is wrong with a page, one sentence each with what to do; an empty list when nothing is.

    `forbidden` are texts that must not leak into the page (tokens, codes, free text of others); `csp` is the
    Content-Security-Policy the page was sent with, by which inline scripts and styles are judged.
    """
    page = parse(html, csp or "")
    return [*faults_of(page), *leaks((html, "".join(page.root.itertext())), forbidden)]


def faults_of(page: Page) -> list[str]:
    """Return what is wrong with a page that is parsed already, whatever may leak."""
    return [problem for rule in RULES for problem in rule(page)]


def parse(html: str, csp: str = "") -> Page:
    """Parse a page as a browser does, and keep what the strict parser complains of."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(html)
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]  # an svg comes with its namespace
    syntax = tuple(f"line {line}: {code} {data or ''}".strip() for (line, _), code, data in parser.errors)
    return Page(html, root, syntax, csp, {child: parent for parent in root.iter() for child in parent})


def text_of(element: Element) -> str:
    """Return the text of an element with white space folded and soft hyphens gone."""
    return " ".join("".join(element.itertext()).replace("\u00ad", "").split())


def shown(element: Element) -> str:
    """Name an element as a person would look for it."""
    names = (
        f'{name}="{element.attrib[name]}"' for name in ("id", "name", "href", "src") if name in element.attrib
    )
    return f"<{' '.join([str(element.tag), *names])}>"


def valid_html(page: Page) -> Iterator[str]:
    for problem in page.syntax:
        yield f"The HTML is not valid ({problem}): correct the template."


def content_model(page: Page) -> Iterator[str]:
    for element in page.elements():
        parent = page.parents.get(element)
        tag, above = str(element.tag), "" if parent is None else str(parent.tag)
        if tag in BLOCKS and above in PHRASING_ONLY:
            yield f"{shown(element)} stands in <{above}>, which takes only words: use <span> or move it."
        if tag in ONLY_IN and above not in ONLY_IN[tag]:
            yield f"{shown(element)} stands in <{above}>: it belongs in <{ONLY_IN[tag][0]}>."
        if above in ONLY_WITH and tag not in ONLY_WITH[above]:
            yield f"{shown(element)} stands in <{above}>, which takes only <{ONLY_WITH[above][0]}>."
        if tag in INTERACTIVE and page.ancestor(element, "a", "button") is not None:
            yield f"{shown(element)} stands in a link or button: put them beside each other."


def language(page: Page) -> Iterator[str]:
    if not page.root.attrib.get("lang", "").strip():
        yield 'The page has no language: write <html lang="sv">.'


def headings(page: Page) -> Iterator[str]:
    h1 = [text_of(element) for element in page.all("h1")]
    titles = [text_of(element) for element in page.all("title") if page.ancestor(element, "head") is not None]
    if len(h1) != 1 or not h1[0]:
        yield f"The page has {len(h1)} h1, or an empty one: give it exactly one, saying what the page is for."
    elif len(titles) != 1 or not without_prefix(page, titles[0]).startswith(h1[0]):
        yield f"The title {titles} must start with the h1 {h1[0]!r} (or {ERROR_PREFIX!r} and the h1)."


def without_prefix(page: Page, title: str) -> str:
    """Return a title without what tells of an error: "Fel: ", or a word and a colon in another language."""
    swedish = page.root.attrib.get("lang", "").startswith("sv")
    return title.removeprefix(ERROR_PREFIX) if swedish else FOREIGN_PREFIX.sub("", title)


def heading_levels(page: Page) -> Iterator[str]:
    before = 0
    for heading in page.all(*HEADINGS):
        level = int(heading.tag[1])
        if before and level > before + 1:
            yield f"h{level} {text_of(heading)!r} follows h{before}: do not skip a level."
        before = level


def unique_ids(page: Page) -> Iterator[str]:
    for name, times in Counter(page.ids()).items():
        if times > 1:
            yield f'The id "{name}" stands {times} times: give each element its own.'


def references(page: Page) -> Iterator[str]:
    known = set(page.ids())
    for element in page.elements():
        for attribute in REFERENCES:
            for name in element.attrib.get(attribute, "").split():
                if name not in known:
                    yield f'{shown(element)}: {attribute}="{name}" points at nothing: give the target the id.'


def fragments(page: Page) -> Iterator[str]:
    known = {*page.ids(), "", "top"}
    for link in page.all("a"):
        href = link.attrib.get("href", "")
        if href.startswith("#") and href[1:] not in known:
            yield f"{shown(link)} leads nowhere: give the target the id {href[1:]!r}."


def labels(page: Page) -> Iterator[str]:
    named = {label.attrib.get("for") for label in page.all("label") if text_of(label)}
    for control in page.all("input", "select", "textarea"):
        if control.attrib.get("type", "text").lower() not in UNLABELLED_TYPES and not is_named(
            page, control, named
        ):
            yield f"{shown(control)} has no label: add <label for> with words, or aria-label."


def is_named(page: Page, control: Element, named: set[str | None]) -> bool:
    if any(control.attrib.get(name, "").strip() for name in ("aria-label", "aria-labelledby")):
        return True
    wrapping = page.ancestor(control, "label")
    return control.attrib.get("id", "") in named or (wrapping is not None and bool(text_of(wrapping)))


def groups(page: Page) -> Iterator[str]:
    together: dict[tuple[Element | None, str, str], list[Element]] = {}
    for control in page.all("input"):
        kind = control.attrib.get("type", "").lower()
        if kind in {"radio", "checkbox"}:
            key = (page.ancestor(control, "form"), kind, control.attrib.get("name", ""))
            together.setdefault(key, []).append(control)
    for (_, kind, name), controls in together.items():
        if len(controls) > 1 and not all(in_fieldset(page, control) for control in controls):
            yield f'The {kind} group "{name}" needs a <fieldset> with a <legend> that says the question.'


def in_fieldset(page: Page, control: Element) -> bool:
    fieldset = page.ancestor(control, "fieldset")
    return fieldset is not None and any(child.tag == "legend" and text_of(child) for child in fieldset)


def inline_code(page: Page) -> Iterator[str]:
    for element in page.all("script", "style"):
        data = element.attrib.get("type", "").lower() in DATA_SCRIPTS
        if "src" not in element.attrib and not data and not is_allowed(page.csp, element):
            yield f"An inline <{element.tag}> has no nonce or hash in the CSP: make it a file or list it."


def is_allowed(csp: str, element: Element) -> bool:
    nonce = element.attrib.get("nonce", "")
    if nonce:
        return f"'nonce-{nonce}'" in csp or not csp
    digest = b64encode(sha256("".join(element.itertext()).encode()).digest()).decode()
    return f"'sha256-{digest}'" in directive(csp, f"{element.tag}-src")


def directive(csp: str, name: str) -> list[str]:
    """Return the sources of a directive, or of default-src when the policy has no such directive."""
    parts = {words[0].lower(): words[1:] for part in csp.split(";") if (words := part.split())}
    return parts.get(name, parts.get("default-src", []))


def inline_attributes(page: Page) -> Iterator[str]:
    for element in page.elements():
        for attribute in element.attrib:
            if attribute == "style":
                yield f"{shown(element)} has style=: the CSP blocks it, use a class."
            elif isinstance(attribute, str) and re.fullmatch(r"on[a-z]+", attribute):
                yield f"{shown(element)} has {attribute}=: the CSP blocks it, use a script file."


def forms(page: Page) -> Iterator[str]:
    for form in page.all("form"):
        if form.attrib.get("method", "").lower() == "post" and not form.attrib.get("action", "").strip():
            yield f"{shown(form)} posts to the address it stands at: give it an action."


def buttons(page: Page) -> Iterator[str]:
    for button in page.all("button"):
        if button.attrib.get("type", "").lower() not in {"submit", "button", "reset"}:
            yield f"The button {text_of(button)!r} has no type: write submit or button."
        if not text_of(button) and not button.attrib.get("aria-label", "").strip():
            yield f"{shown(button)} has no words: say what it does."


def pictures(page: Page) -> Iterator[str]:
    for image in page.all("img"):
        if "alt" not in image.attrib:
            yield f'{shown(image)} has no alt: describe it, or write alt="" if it says nothing.'
    for drawing in page.all("svg"):
        if drawing.attrib.get("aria-hidden") != "true" and not has_title(drawing):
            yield 'An <svg> has neither title nor aria-label: name it, or write aria-hidden="true".'


def has_title(drawing: Element) -> bool:
    named = any(drawing.attrib.get(name, "").strip() for name in ("aria-label", "aria-labelledby"))
    return named or any(child.tag == "title" and text_of(child) for child in drawing)


def links(page: Page) -> Iterator[str]:
    for link in page.all("a"):
        words = text_of(link).casefold().strip(" .:›»→")
        if words in EMPTY_LINK_TEXTS:
            yield f"{shown(link)} says only {text_of(link)!r}: let the link say where it leads."
        if "href" in link.attrib and not words and not link.attrib.get("aria-label", "").strip():
            yield f"{shown(link)} has no words: let the link say where it leads."
    for element in page.elements():
        if element.attrib.get("target", "").lower() == "_blank":
            yield f"{shown(element)} opens a new window: take target away."


def promises(page: Page) -> Iterator[str]:
    if "anonym" in page.html.casefold():
        yield 'The page says "anonym": say "utan namn", or what is true.'


def leaks(texts: Iterable[str], forbidden: Iterable[str]) -> Iterator[str]:
    """Yield a problem for each forbidden text in a page, source or words; it shows only its beginning."""
    for secret in forbidden:
        if secret and any(secret in text for text in texts):
            yield f"The page shows {secret[:4]!r}…, which must never leave its place: take it out."


RULES = (
    valid_html,
    content_model,
    language,
    headings,
    heading_levels,
    unique_ids,
    references,
    fragments,
    labels,
    groups,
    inline_code,
    inline_attributes,
    forms,
    buttons,
    pictures,
    links,
    promises,
)
