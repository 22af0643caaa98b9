"""The sentences of the analysis: written in Swedish, said in the language that its caller speaks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

TRANSLATE: ContextVar[Callable[[str], str]] = ContextVar("translate", default=str)
"""Gives a Swedish sentence in the reader's language; gives it back as it is until somebody sets another."""


def phrase(text: str, /, **values: object) -> str:
    """Return a Swedish sentence in the reader's language, with its values put in."""
    said = TRANSLATE.get()(text)
    return said % values if values else said


def both(first: str, last: str) -> str:
    """Return two texts with "och" between."""
    return phrase("%(first)s och %(last)s", first=first, last=last)


def either(first: str, last: str) -> str:
    """Return two texts with "eller" between."""
    return phrase("%(first)s eller %(last)s", first=first, last=last)


def part_of_whole(part: object, whole: object) -> str:
    """Return two counts, as they are written, in words: "86 av 102"."""
    return phrase("%(part)s av %(whole)s", part=part, whole=whole)


def swedish(text: str) -> str:
    """Return a text as it is: marks one for the catalogues that `phrase` says later."""
    return text


@contextmanager
def as_written() -> Iterator[None]:
    """Let all that is said meanwhile be Swedish: the yearly chapter is, whoever reads the desk."""
    before = TRANSLATE.set(str)
    try:
        yield
    finally:
        TRANSLATE.reset(before)
