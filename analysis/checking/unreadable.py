"""A file that cannot be checked, with the reason."""

from analysis.phrases import phrase


class Unreadable(Exception):
    """Raised for a file that is missing, too large, broken or of an unknown sort; the text says why."""

    def __str__(self) -> str:
        """Return why, in the reader's language."""
        return phrase(super().__str__())
