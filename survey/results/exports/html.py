"""The chapter as one web page that needs nothing else; the desk shows the same part in a page of its own."""

from flask import render_template

from analysis.chapter.model import Chapter
from survey.results.exports.bars import shaded


def write(chapter: Chapter, stamp: str) -> bytes:
    """Return a page of its own in UTF-8."""
    page = render_template("reports/document.html", chapter=chapter, stamp=stamp, shaded=shaded)
    return page.encode()
