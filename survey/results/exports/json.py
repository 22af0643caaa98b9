"""The chapter as JSON (chapter.schema.json beside): the very values that page, Word and PDF are made from."""

from analysis.chapter.model import Chapter
from survey.results.frozen import DOCUMENT, Document


def write(chapter: Chapter, stamp: str) -> bytes:
    """Return the whole chapter, indented, in UTF-8."""
    return DOCUMENT.dump_json(Document("chapter-1", stamp, chapter), indent=2)
