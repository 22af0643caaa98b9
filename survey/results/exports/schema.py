"""The published schema of the chapter's JSON, as a file beside it."""

from pathlib import Path

from analysis.chapter.model import Chapter


def write(_chapter: Chapter, _stamp: str) -> bytes:
    """Return the JSON Schema (draft 2020-12); the same for every chapter."""
    return (Path(__file__).parent / "chapter.schema.json").read_bytes()
