"""Takes names out of a text: given names from a list, the family names after them, and names handed in."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LIST = Path(__file__).parent / "names.txt"
MASK = "[namn]"
WORD = re.compile(r"([^\W\d_]+)")
BETWEEN = {" ", "-", "\u00a0"}
"""What may stand between two names of one person."""
FAMILY_NAME = re.compile(r"..+sson", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundName:
    """Where a name stands; `sure` unless its first word is an ordinary word too."""

    start: int
    end: int
    sure: bool


def without_names(text: str, also: Collection[str] = ()) -> str:
    """Return the text with names masked; `also` are words that are names when they have a capital letter.

    A word with a capital letter right after a name is taken for the rest of it.
    """
    kept, done = [], 0
    for name in names_in(text, also):
        kept += [text[done : name.start], MASK]
        done = name.end
    return "".join([*kept, text[done:]])


def names_in(text: str, also: Collection[str] = ()) -> list[FoundName]:
    """Return the names of a text in order, each without its genitive s."""
    others = {word.casefold() for word in also}
    found: list[FoundName] = []
    for word in WORD.finditer(text):
        name = _name_of(word[0], others)
        before = found[-1] if found else None
        if before and text[before.end : word.start()] in BETWEEN and (name or word[0].istitle()):
            found[-1] = FoundName(before.start, word.end(), before.sure)
        elif name:
            found.append(FoundName(word.start(), word.start() + len(name), _is_sure(name, others)))
    return found


def _name_of(word: str, also: Collection[str]) -> str:
    """Return the name that a word is, without its genitive s; "" for a word that is none."""
    if _known(word, also):
        return word
    name = word[:-1]
    return name if word[-1:] in "sS" and (_known(name, also) or name.casefold() in _owners()) else ""


def _is_sure(name: str, also: Collection[str]) -> bool:
    return _listed().get(name.casefold()) is not True or name.casefold() in also


def _known(word: str, also: Collection[str]) -> bool:
    folded = word.casefold()
    as_name = word[:1].isupper()
    listed = _listed().get(folded)
    return (
        listed is False
        or (as_name and (listed is True or folded in also))
        or bool(FAMILY_NAME.fullmatch(word))
    )


@cache
def _listed() -> dict[str, bool]:
    """Return every listed name and whether it is an ordinary word too."""
    return {name.rstrip("*").casefold(): name.endswith("*") for name in _lines()}


@cache
def _owners() -> frozenset[str]:
    """Return the names that are ordinary words, but no more with an s at the end."""
    return frozenset(name.rstrip("*").casefold() for name in _lines() if name.endswith("**"))


@cache
def _lines() -> tuple[str, ...]:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
