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


def load_public_face(path: Path) -> PublicFace:
    """Read the file; raises OSError, tomllib.TOMLDecodeError or TypeError when it is faulty."""
    with path.open("rb") as file:
        return PublicFace(**tomllib.load(file))
