"""A file that cannot be checked, with the reason in Swedish."""


class Unreadable(Exception):
    """Raised for a file that is missing, too large, broken or of an unknown sort; the text says why."""
