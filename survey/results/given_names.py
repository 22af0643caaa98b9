"""Takes names out of a text: given names from a list, the family names after them, and names handed in."""

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path

LIST = Path(__file__).parent / "names.txt"
MASK = "[namn]"
WORD = re.compile(r"([^\W\d_]+)")
BETWEEN = {" ", "-", "\u00a0"}
"""What may stand between two names of one person."""
FAMILY_NAME = re.compile(r"..+sson", re.IGNORECASE)


def without_names(text: str, also: Collection[str] = ()) -> str:
    """Return the text with names masked; `also` are words that are names when they have a capital letter.

    A word with a capital letter right after a name is taken for the rest of it.
    """
    pieces = WORD.split(text)
    others = {word.casefold() for word in also}
    kept, after_name = [pieces[0]], False
    for word, gap in zip(pieces[1::2], pieces[2::2], strict=True):
        name = _mask_of(word, others)
        continues = after_name and kept[-1] in BETWEEN and bool(name or word.istitle())
        if continues:
            kept[-1] = gap
        else:
            kept += [name or word, gap]
        after_name = continues or name == MASK
    return "".join(kept)


def _mask_of(word: str, also: Collection[str]) -> str:
    """Return what to write for a name, with its genitive s; "" for a word that is none."""
    if _known(word, also):
        return MASK
    return MASK + "s" if word[-1:] in "sS" and _known(word[:-1], also) else ""


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
    lines = LIST.read_text(encoding="utf-8").splitlines()
    names = [line for line in lines if line and not line.startswith("#")]
    return {name.removesuffix("*").casefold(): name.endswith("*") for name in names}
