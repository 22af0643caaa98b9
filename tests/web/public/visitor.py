"""A former client who uses only what the page shows: its links, its fields and its buttons."""

import re
from xml.etree.ElementTree import Element

from tests.walker import Page, Walker

TYPED = ("text", "hidden")


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


class Visitor:
    """One browser and the page in it; a link or button that is not there fails the test."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self.page: Page

    def open_link(self, token: str, hint: str = "") -> Page:
        self.page = self.walker.enter(token, hint)
        return self.page

    def open(self, path: str) -> Page:
        self.page = self.walker.get(path)
        return self.page

    def follow(self, text: str) -> Page:
        """Press a link by its words."""
        (link,) = [a for a in self.tree.iter("a") if words(a) == text]
        return self.open(link.attrib["href"])

    def follow_start(self, text: str) -> Page:
        """Press the link whose words begin so."""
        (link,) = [a for a in self.tree.iter("a") if words(a).startswith(text)]
        return self.open(link.attrib["href"])

    def press(self, text: str, **filled: str) -> Page:
        """Fill in and press a button by its words or its name; what is not filled in goes as it stands."""
        (form, button), *_ = [
            (form, b)
            for form in self.tree.iter("form")
            for b in form.iter("button")
            if text in (words(b), b.get("aria-label"))
        ]
        sent = fields(form) | filled
        if "name" in button.attrib:
            sent[button.attrib["name"]] = button.attrib["value"]
        self.page = self.walker.post(form.attrib["action"], sent)
        return self.page

    def press_outside(self, text: str, **filled: str) -> Page:
        """Press a button that belongs to a form by its id, as the one in the head of a question does."""
        button = next(b for b in self.tree.iter("button") if "form" in b.attrib and words(b) == text)
        form = next(form for form in self.tree.iter("form") if form.get("id") == button.attrib["form"])
        sent = fields(form) | filled | {button.attrib["name"]: button.attrib["value"]}
        self.page = self.walker.post(button.get("formaction", form.attrib["action"]), sent)
        return self.page

    def chosen(self) -> str:
        """The code of the answer that is marked on a page with one question; "" for none."""
        found = re.search(r'<input type="radio"[^>]*value="(\w+)" checked', self.page.html)
        return found.group(1) if found else ""

    @property
    def tree(self) -> Element:
        return self.page.tree


def fields(form: Element) -> dict[str, str]:
    """What a form would send as it stands."""
    inputs = [one for one in form.iter("input") if one.get("type") in TYPED or "checked" in one.attrib]
    sent = {one.attrib["name"]: one.get("value", "") for one in inputs}
    return sent | {one.attrib["name"]: one.text or "" for one in form.iter("textarea")}
