"""Checks a finished report, given as text, as the bytes of an upload, or as a file."""

from pathlib import Path

from analysis.checking.findings import Finding, Kind, Weight
from analysis.checking.lines import lines_of_text
from analysis.checking.reading import lines_of_content, lines_of_file
from analysis.checking.registry import check_lines
from analysis.checking.unreadable import Unreadable

__all__ = ["Finding", "Kind", "Unreadable", "Weight", "check_content", "check_file", "check_text"]


def check_text(text: str) -> list[Finding]:
    """Return what is wrong in a report's text, in reading order; places are lines ("rad 12")."""
    return check_lines(lines_of_text(text))


def check_content(content: bytes) -> list[Finding]:
    """Return what is wrong in a file's bytes: text, Word or PDF; raises Unreadable."""
    return check_lines(lines_of_content(content))


def check_file(path: Path) -> list[Finding]:
    """Return what is wrong in a text, Word or PDF file; raises Unreadable."""
    return check_lines(lines_of_file(path))
