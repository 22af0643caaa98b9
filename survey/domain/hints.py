"""The hint behind a link: one character that tells what the page should look like, stored nowhere.

It indexes this fixed table; an unknown character means the default.
"""

from dataclasses import dataclass

from survey.domain.kinds import Channel, EndingKind


@dataclass(frozen=True, slots=True)
class Hint:
    """How a respondent's pages look: `broken_off` chooses the welcome, `easy` the lättläst texts.

    `onsite` is for a screen that is handed back: it keeps nothing longer than the sitting.
    """

    broken_off: bool = False
    easy: bool = False
    onsite: bool = False


HINTS = {
    "": Hint(),
    "2": Hint(broken_off=True),
    "3": Hint(easy=True),
    "4": Hint(broken_off=True, easy=True),
    "5": Hint(onsite=True),
    "6": Hint(broken_off=True, onsite=True),
}


def hint_of(character: str) -> Hint:
    """Return what a hint character means; the default for one that is not known."""
    return HINTS.get(character, HINTS[""])


def hint_for(kind: EndingKind, channel: Channel) -> str:
    """Return the character for a kind of ending and a way of offering."""
    wanted = Hint(broken_off=kind is EndingKind.BROKEN_OFF, onsite=channel is Channel.ONSITE)
    return next(character for character, hint in HINTS.items() if hint == wanted)
