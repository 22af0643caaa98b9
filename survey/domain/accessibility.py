"""What an operation says of its accessibility: lag (2018:1937) and Digg's list of what a statement holds."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Conformance(StrEnum):
    """How far the survey is as the law wants it."""

    FULL = "helt"
    PARTIAL = "delvis"
    NONE = "inte"


class Method(StrEnum):
    """Who assessed it."""

    OWN = "egen"
    THIRD_PARTY = "utomstaende"


@dataclass(frozen=True, slots=True)
class Barrier:
    """Content that is not accessible, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Statement:
    """The statement as the operation has written it."""

    actor: str
    """Who answers for the survey."""
    service: str
    """What the survey is called where anyone may read it."""
    conformance: Conformance
    assessed_on: date
    updated_on: date
    method: Method
    how: str
    """How it was assessed, in plain words."""
    inaccessible: tuple[Barrier, ...] = ()
    """What is not as the law wants it."""
    burden: tuple[Barrier, ...] = ()
    """What would be an unreasonable burden (12 §)."""
    outside: tuple[Barrier, ...] = ()
    """What the law does not cover (9 §)."""
