"""What the columns of the CSV mean, as a CSV of its own."""

from analysis.chapter.model import Chapter
from survey.results.exports.csv import as_csv
from survey.results.exports.rows import COLUMNS


def write(_chapter: Chapter, _stamp: str) -> bytes:
    """Return a row for every column; the same for every chapter."""
    return as_csv([("kolumn", "betydelse"), *COLUMNS.items()])
