"""The hint behind a link: one character that tells what the page should look like, stored nowhere.

It indexes a fixed table; an unknown character means the default. A character never changes its meaning:
links that have been given carry it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from string import ascii_lowercase, ascii_uppercase

from survey.domain.kinds import Channel, EndingKind
from survey.i18n.catalogues import EASY, SOURCE

PRESET_LANGUAGES = ("en", "fi", "ar", "so", "uk", "fa")
"""The languages that have characters of their own; a further one is chosen on the page itself."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the pages look that a person reads: language and supports, known to their own browser only."""

    language: str = SOURCE
    large: bool = False
    listen: bool = False
    one_page: bool = False

    @property
    def easy(self) -> bool:
        """True for lättläst."""
        return self.language == EASY


@dataclass(frozen=True, slots=True)
class Hint:
    """What a link says of its page: the look, the welcome for a lost contact, a screen that is handed back.

    `onsite` keeps nothing longer than the sitting.
    """

    look: Look = field(default_factory=Look)
    broken_off: bool = False
    onsite: bool = False


FIRST = {
    "": Hint(),
    "2": Hint(broken_off=True),
    "3": Hint(Look(EASY)),
    "4": Hint(Look(EASY), broken_off=True),
    "5": Hint(onsite=True),
    "6": Hint(broken_off=True, onsite=True),
    "7": Hint(Look(EASY), onsite=True),
    "8": Hint(Look(EASY), broken_off=True, onsite=True),
}
SUPPORTED = tuple(
    support
    for language in (SOURCE, EASY)
    for support in (Look(language, large=True), Look(language, listen=True), Look(language, one_page=True))
)
LOOKS = (Look(), Look(EASY), *SUPPORTED, *(Look(language) for language in PRESET_LANGUAGES))
"""What an ombud can choose for a person, in the order of the form."""


def _further() -> Iterator[Hint]:
    for look in (*(Look(language) for language in PRESET_LANGUAGES), *SUPPORTED):
        for onsite in (False, True):
            for broken_off in (False, True):
                yield Hint(look, broken_off, onsite)


HINTS = {**FIRST, **dict(zip(ascii_lowercase + ascii_uppercase, _further(), strict=False))}
CHARACTERS = {hint: character for character, hint in HINTS.items()}


def hint_of(character: str) -> Hint:
    """Return what a hint character means; the default for one that is not known."""
    return HINTS.get(character, HINTS[""])


def hint_for(kind: EndingKind, channel: Channel, look: Look | None = None) -> str:
    """Return the character for a kind of ending, a way of offering and a look of the table LOOKS."""
    wanted = Hint(look or Look(), kind is EndingKind.BROKEN_OFF, channel is Channel.ONSITE)
    return CHARACTERS[wanted]
