"""A text on its way to a page: keeps its line breaks, and says so when it is still in Swedish."""

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup, escape


class Phrase(str):
    """A text whose HTML is more than its letters: `__html__` is what a template shows of it."""

    __slots__ = ("untranslated",)
    untranslated: bool

    def __new__(cls, text: str, *, untranslated: bool = False) -> "Phrase":
        """Make a phrase; `untranslated` when it is Swedish on a page in another language."""
        made = super().__new__(cls, text)
        made.untranslated = untranslated
        return made

    def __html__(self) -> str:
        """Return the text with its line breaks, and its language when the page has another (WCAG 3.1.2)."""
        lines = Markup("<br>\n").join(escape(line) for line in self.split("\n"))
        return Markup('<span lang="sv" dir="ltr">{}</span>').format(lines) if self.untranslated else lines


class LazyText:
    """A text that is put into the reader's language when it is shown."""

    def __init__(self, say: Callable[[], str]) -> None:
        self._say = say

    def __str__(self) -> str:
        return str(self._say())

    def __html__(self) -> str:
        return str(escape(self._say()))

    def __eq__(self, other: object) -> bool:
        return str(self) == other

    def __lt__(self, other: object) -> bool:
        return str(self) < str(other)

    def __hash__(self) -> int:
        return hash(str(self))

    def __mod__(self, values: object) -> str:
        return str(self) % values

    def __add__(self, other: object) -> str:
        return str(self) + str(other)

    def __radd__(self, other: object) -> str:
        return str(other) + str(self)

    def __getattr__(self, name: str) -> Any:
        return getattr(str(self), name)


def filled(text: str, values: Mapping[str, object], *, untranslated: bool) -> str:
    """Return a text with its values put in; a value that is HTML already makes HTML of the whole."""
    plain = "\n" not in text and not untranslated
    if any(isinstance(value, Markup | Phrase) for value in values.values()):
        return escape(Phrase(text, untranslated=untranslated)) % values
    said = text % values if values else text
    return said if plain else Phrase(said, untranslated=untranslated)


def plain(text: object) -> str:
    """Return a text on one line without marks of its language: for titles and attributes."""
    return escape(text).striptags()
