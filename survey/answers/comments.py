"""Comments: the person's own words until the chef has reviewed them, then only what was let through."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select, update

from survey.answers import housekeeping
from survey.answers import tables as t
from survey.answers.tallies import COUNTED
from survey.database.engines import Database
from survey.domain.comments import CommentState, ReviewedComment, ShortfallLevel

COLUMNS = (
    t.comment.c.id,
    t.opening.c.year,
    t.comment.c.question,
    t.comment.c.state,
    t.comment.c.text,
    t.comment.c.theme,
    t.comment.c.label,
    t.comment.c.level,
)


@dataclass(frozen=True, slots=True)
class StoredComment:
    """A comment that may be read: tied to a question and a year of ending, to nothing else."""

    id: str
    year: int
    question: str
    state: CommentState | None
    """None until it is reviewed: then the words are still the person's own."""
    words: ReviewedComment


def of_year(connection: Connection, year: int, fewest: int) -> list[StoredComment]:
    """Return the comments of a year's openings of at least `fewest` answers, shuffled; no withheld ones."""
    mine = _readable(fewest).where(t.opening.c.year == year)
    return shuffled(_comment(row) for row in connection.execute(mine))


def find(connection: Connection, comment_id: str, fewest: int) -> StoredComment | None:
    """Return one comment of an opening of at least `fewest` answers; None when it may not be read."""
    row = connection.execute(_readable(fewest).where(t.comment.c.id == comment_id)).first()
    return None if row is None else _comment(row)


def withheld(connection: Connection, year: int) -> int:
    """Return how many of a year's comments the chef has withheld."""
    query = select(func.count()).select_from(t.comment)
    mine = query.join(t.opening, t.opening.c.id == t.comment.c.opening_id)
    gone = (t.opening.c.year == year, t.comment.c.state == CommentState.WITHHELD)
    return connection.execute(mine.where(*gone)).scalar_one()


def accept(connection: Connection, comment_id: str, reviewed: ReviewedComment) -> bool:
    """Let the reviewed words take the place of the person's own; tell whether there was a comment."""
    found = {"theme": reviewed.theme, "label": reviewed.label, "level": reviewed.level}
    return _review(connection, comment_id, state=CommentState.ACCEPTED, text=reviewed.text, **found)


def withhold(connection: Connection, comment_id: str) -> bool:
    """Take the words away for good; tell whether there was a comment."""
    empty = {"text": "", "theme": "", "label": "", "level": None}
    return _review(connection, comment_id, state=CommentState.WITHHELD, **empty)


def forget_originals(database: Database, backup: Path, fewest: int) -> None:
    """Leave no trace of replaced words in the file or its log; once nothing waits, nor in the backup."""
    housekeeping.leave_no_trace(database, t.comment)
    with database.read() as connection:
        waiting = connection.execute(_readable(fewest).where(t.comment.c.state.is_(None))).first()
    if waiting is None:
        housekeeping.back_up(database, backup)


def forget_old(database: Database, backup: Path, months: int, today: date) -> int:
    """Throw away the texts of years that ended so many months ago; return how many."""
    last = (today.year * 12 + today.month - 1 - months) // 12 - 1
    old = t.comment.c.opening_id.in_(select(t.opening.c.id).where(t.opening.c.year <= last))
    gone = housekeeping.forget(database, t.comment, old)
    if gone:
        housekeeping.back_up(database, backup)
    return gone


def shuffled(comments: Iterable[StoredComment]) -> list[StoredComment]:
    """Return comments in an order that tells nothing."""
    found = list(comments)
    random.SystemRandom().shuffle(found)
    return found


def _readable(fewest: int) -> Select[Any]:
    query = select(*COLUMNS).join(t.opening, t.opening.c.id == t.comment.c.opening_id)
    shown = or_(t.comment.c.state.is_(None), t.comment.c.state != CommentState.WITHHELD)
    return query.where(shown, t.opening.c.step >= COUNTED, t.opening.c.answers >= fewest)


def _review(connection: Connection, comment_id: str, **values: str | None) -> bool:
    standing = or_(t.comment.c.state.is_(None), t.comment.c.state != CommentState.WITHHELD)
    query = update(t.comment).where(t.comment.c.id == comment_id, standing)
    return connection.execute(query.values(**values)).rowcount == 1


def _comment(row: Row[Any]) -> StoredComment:
    level = ShortfallLevel(row.level) if row.level else None
    words = ReviewedComment(row.text, row.theme or "", row.label or "", level)
    return StoredComment(
        row.id, row.year, row.question, CommentState(row.state) if row.state else None, words
    )
