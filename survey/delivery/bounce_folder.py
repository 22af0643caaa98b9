"""The Maildir where e-mail comes back: what waits there, and what is put aside because it is no bounce."""

from pathlib import Path

BOUNCES = "bounces"
"""The folder's name in an instance folder."""
NEW, SEEN, HALF_WRITTEN = MAILDIR = "new", "cur", "tmp"
SEEN_MARK = ":2,S"


def waiting(folder: Path) -> list[Path]:
    """Return the letters that nobody has read; none when there is no such folder."""
    return sorted(path for path in (folder / NEW).glob("*") if path.is_file())


def put_aside(letter: Path) -> None:
    """Move a letter among those that were read: a person may have written it."""
    seen = letter.parent.parent / SEEN
    seen.mkdir(exist_ok=True, mode=0o700)
    letter.replace(seen / (letter.name.partition(":")[0] + SEEN_MARK))
