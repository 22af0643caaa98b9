"""The hint behind a link: one character that tells what the page should look like, stored nowhere.

It indexes this fixed table; an unknown character means the default.
"""

from dataclasses import dataclass

from survey.domain.kinds import EndingKind


@dataclass(frozen=True, slots=True)
class Hint:
    """How a respondent's pages look: `broken_off` chooses the welcome, `easy` the lättläst texts."""

    broken_off: bool = False
    easy: bool = False


HINTS = {"": Hint(), "2": Hint(broken_off=True), "3": Hint(easy=True), "4": Hint(broken_off=True, easy=True)}


def hint_of(character: str) -> Hint:
    """Return what a hint character means; the default for one that is not known."""
    return HINTS.get(character, HINTS[""])


def hint_for(kind: EndingKind) -> str:
    """Return the character for a kind of ending."""
    return "2" if kind is EndingKind.BROKEN_OFF else ""
