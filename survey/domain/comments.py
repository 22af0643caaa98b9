"""What the chef decides about a comment: may it be read, what is it about, who could act on it."""

from dataclasses import dataclass
from enum import StrEnum


class CommentState(StrEnum):
    """What came of a review; a comment that nobody has reviewed has no state."""

    ACCEPTED = "accepted"
    WITHHELD = "withheld"
    """Nothing is left of the person's words."""


class ShortfallLevel(StrEnum):
    """Where a possible systembrist lies: with one official, with a local authority, or with the state."""

    CASEWORKER = "handlaggarniva"
    LOCAL = "lokal_niva"
    CENTRAL = "central_niva"


@dataclass(frozen=True, slots=True)
class ReviewedComment:
    """A comment as the chef lets it be read."""

    text: str
    theme: str = ""
    """An indicator key, OTHER_THEME, or "" for none."""
    label: str = ""
    """The chef's own word for what it is about."""
    level: ShortfallLevel | None = None
    """Set when it tells of a possible systembrist."""


OTHER_THEME = "annat"
LONGEST_LABEL = 40
