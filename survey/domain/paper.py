"""What can become of a paper besides an answer."""

from enum import StrEnum


class Left(StrEnum):
    """Why a paper that came back gave no answer; AAPOR's code for it in words."""

    BLANK = "blank"
    """2.113: came back with nothing on it."""
    ILLEGIBLE = "illegible"
    """2.12: something stands on it, and no answer can be read."""
    TOO_LATE = "too_late"
    """2.27: came after the last day."""
    CODE_USED = "code_used"
    """An answer with its code is stored already: by another way, or the same paper. Nobody can tell."""
