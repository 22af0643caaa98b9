"""What openings left behind, as the results read it: counts, the number of sheets, and detached comments."""

import random
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from survey.answers import tables as t

COUNTED = 3
"""The step of an opening from which its answers are tallies."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many gave one answer to one question at one opening; `answer` is "" for not answered."""

    opening: int
    version: str
    question: str
    answer: str
    count: int


@dataclass(frozen=True, slots=True)
class DetachedComment:
    """A person's own words, tied to nothing but the question."""

    question: str
    text: str


def counts_of(connection: Connection, year: int) -> list[Count]:
    """Return every count of a year of ending, first opening first."""
    number = t.opening.c.number.label("opening")
    columns = (number, t.tally.c.version, t.tally.c.question, t.tally.c.answer, t.tally.c.count)
    query = select(*columns).join(t.opening, t.opening.c.id == t.tally.c.opening_id)
    mine = query.where(t.opening.c.year == year, t.opening.c.step >= COUNTED)
    return [Count(*row) for row in connection.execute(mine.order_by(*columns[:4]))]


def opened_years(connection: Connection) -> list[int]:
    """Return the years of ending with answers that are counted, newest first."""
    query = select(t.opening.c.year).where(t.opening.c.step >= COUNTED).distinct()
    return sorted(connection.execute(query).scalars(), reverse=True)


def comments_by_opening(connection: Connection, year: int) -> dict[int, int]:
    """Return how many comments each of a year's openings left, by the opening's number."""
    query = select(t.opening.c.number, func.count()).join(t.comment, t.comment.c.opening_id == t.opening.c.id)
    mine = query.where(t.opening.c.year == year, t.opening.c.step >= COUNTED)
    return dict(connection.execute(mine.group_by(t.opening.c.number)).all())


def comments_of(connection: Connection, year: int, fewest: int) -> list[DetachedComment]:
    """Return the comments of a year's openings of at least `fewest` answers, shuffled."""
    query = select(t.comment.c.question, t.comment.c.text)
    mine = query.join(t.opening, t.opening.c.id == t.comment.c.opening_id).where(
        t.opening.c.year == year, t.opening.c.step >= COUNTED, t.opening.c.answers >= fewest
    )
    found = [DetachedComment(*row) for row in connection.execute(mine)]
    random.SystemRandom().shuffle(found)
    return found
