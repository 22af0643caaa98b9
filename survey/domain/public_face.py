"""What a former client may read of the operation: a neutral sender and how to reach a person."""

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PublicFace:
    """The texts that the desk publishes for the public door (`published/face.toml`)."""

    sender: str
    """Neutral: a lock screen or an envelope must not tell that someone had a personligt ombud."""
    phone: str
    hours: str
    email: str
    controller: str
    """Who answers for the data (GDPR art. 13)."""
    protection_officer: str
    processor: str = ""
    """Who runs the machines for the operation, if anyone does."""
    stored_in: str = ""
    """The country where the data lie."""
    languages: tuple[str, ...] | None = None
    """The codes of the languages that are offered beside Swedish; None when nobody has chosen."""


def load_public_face(path: Path) -> PublicFace:
    """Read the file; raises OSError, tomllib.TOMLDecodeError or TypeError when it is faulty."""
    with path.open("rb") as file:
        content = tomllib.load(file)
    languages = content.pop("languages", None)
    return PublicFace(**content, languages=None if languages is None else tuple(languages))
