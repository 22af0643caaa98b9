"""Chapters as JSON and back: what a lock freezes, and what the JSON file and its schema are made of."""

from dataclasses import dataclass
from typing import Literal

from pydantic import TypeAdapter

from analysis.chapter.model import Chapter
from analysis.release import Audience


@dataclass(frozen=True, slots=True)
class Editions:
    """A year's chapter twice: as the chef may see it, and by the stricter rule as all others may."""

    chef: Chapter
    others: Chapter

    def of(self, audience: Audience) -> Chapter:
        """Return the edition of an audience."""
        return self.chef if audience is Audience.CHEF else self.others


@dataclass(frozen=True, slots=True)
class Document:
    """A chapter as it leaves the house; `stamp` says whether it is a draft or locked, and its checksum."""

    schema: Literal["chapter-1"]
    stamp: str
    chapter: Chapter


EDITIONS = TypeAdapter(Editions)
DOCUMENT = TypeAdapter(Document)


def as_content(editions: Editions) -> str:
    """Return both editions as JSON, the same text for the same chapters."""
    return EDITIONS.dump_json(editions).decode()


def from_content(content: str) -> Editions:
    """Return the editions of a locked content; raises pydantic.ValidationError when it is no such thing."""
    return EDITIONS.validate_json(content)
