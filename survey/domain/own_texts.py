"""The texts that an operation has written itself in TOML files, and what makes them hard, told by line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from survey.domain.plain_words import EASY, PLAIN, Limits, remarks, too_heavy
from survey.domain.readability import read
from survey.domain.toml_file import Fault, FileProblem, FileRefused, Tables, read_checked
from survey.domain.toml_lines import Place
from survey.i18n.catalogues import EASY as LATTLAST
from survey.i18n.catalogues import SOURCE

_PLAIN_KEYS = {
    *("text", "hint", "label", "subject"),  # questions and messages
    "hours",  # face.toml
    *("how", "what", "why"),  # accessibility.toml
    *("heard", "done"),  # improvements
}
"""Names of offices and companies are left alone: they are what they are."""
_EASY_KEYS = {"easy_text", "easy_hint", "easy_label"}
_OTHER_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z]+)?")
_PLACEHOLDER = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class OwnText:
    """One text, where it stands, and how hard it may be."""

    place: Place
    text: str
    limits: Limits


class _Hard(FileRefused):
    """Some of a file's texts are hard to read."""


def check_texts(path: Path) -> tuple[FileProblem, ...]:
    """Return what makes the respondent's texts of a file hard, in its order; none when they are plain."""
    try:
        read_checked(path, _faults, _Hard)
    except _Hard as hard:
        return hard.problems
    return ()


def own_texts(node: object, place: Place = (), limits: Limits = PLAIN) -> Iterator[OwnText]:
    """Yield what a respondent reads in Swedish; printed history and other languages are left alone."""
    match node:
        case {"verbatim": True}:
            return
        case dict():
            for key, value in node.items():
                inner = _limits_of(key, value, limits)
                if isinstance(value, str) and inner and value.strip():
                    yield OwnText((*place, key), _PLACEHOLDER.sub("ord", value), inner)
                elif inner:
                    yield from own_texts(value, (*place, key), inner)
        case list():
            for number, value in enumerate(node):
                yield from own_texts(value, (*place, number), limits)


def _limits_of(key: str, value: object, around: Limits) -> Limits | None:
    """Return how hard what stands under a key may be; None for what is not a respondent's Swedish."""
    if isinstance(value, str):
        return EASY if key in _EASY_KEYS else around if key in _PLAIN_KEYS else None
    if key == LATTLAST:
        return EASY
    is_language = isinstance(value, dict) and _OTHER_LANGUAGE.fullmatch(key) and key not in (SOURCE, "sms")
    return None if is_language else around


def _faults(tables: Tables) -> Iterator[Fault]:
    texts = [*own_texts(tables)]
    for one in texts:
        for remark in remarks(one.text, one.limits):
            yield Fault(one.place, remark.what, remark.remedy)
    for limits in (PLAIN, EASY):
        alike = [one for one in texts if one.limits == limits]
        for remark in too_heavy(read("\n\n".join(one.text for one in alike)), limits):
            yield Fault(alike[0].place, f"Alla texter i filen ihop: {remark.what}", remark.remedy)
