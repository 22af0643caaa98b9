"""The second keying of a drawn paper: compared once, settled once, in the same urn, and the copy is gone.

Every change is one transaction. The copy's own bytes decide who comes first: whoever read other bytes
than the ones that lie there changes nothing.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, select, update

from survey.answers import housekeeping, tickets, urns
from survey.answers import tables as t
from survey.database.engines import Database, insert_once
from survey.domain.double_entry import (
    Again,
    Copy,
    Waits,
    close_copy,
    differences,
    differing_keys,
    keys_of,
    last_week,
    locator_of,
    open_copy,
    settled,
    week_of,
)
from survey.domain.envelopes import SealedAnswer, pack, seal
from survey.domain.loader import bundled_versions
from survey.domain.questionnaire import Answers

MOST_ATTEMPTS = 10
"""Wrong words tried for one paper."""
COPY = t.second_keying
COLUMNS = tuple(t.double_entry.c[name] for name in ("drawn", "compared", "compared_keys", "differing_keys"))


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper in somebody's hand: its ticket, the word written on it, and the mark of who holds it."""

    ticket: tickets.Ticket
    ticket_id: bytes
    word: str
    mark: bytes
    today: date
    cost: int

    @property
    def locator(self) -> bytes:
        """Where its copy lies."""
        return locator_of(self.ticket_id)


@dataclass(frozen=True, slots=True)
class Counts:
    """A year of ending's double entry: papers drawn and compared, keys compared and differing."""

    drawn: int = 0
    compared: int = 0
    compared_keys: int = 0
    differing_keys: int = 0


def keep(paper: Paper, answer: SealedAnswer) -> Callable[[Connection, str], None]:
    """Return what stores a drawn paper's copy in the transaction that seals it into an urn (its id)."""
    box = close_copy(paper.word, paper.ticket_id, Copy(answer), paper.cost)
    row = {"locator": paper.locator, "keyer": paper.mark, "week": last_week(paper.today), "attempts": 0}

    def store(connection: Connection, urn_id: str) -> None:
        connection.execute(insert(COPY).values(urn_id=urn_id, box=box, **row))
        _count(connection, paper.ticket.year, Counts(drawn=1))

    return store


def waits(connection: Connection, locator: bytes, mark: bytes, today: date) -> Waits:
    """Tell whether a copy waits, and whether for this person."""
    row = _find(connection, locator, today)
    if row is None:
        return Waits.NOTHING
    return Waits.FOR_OTHERS if row.keyer == mark else Waits.FOR_YOU


def count_waiting(connection: Connection, today: date) -> int:
    """Return how many papers wait to be keyed a second time."""
    return connection.execute(select(func.count()).select_from(COPY).where(~_old(today))).scalar_one()


def opened_with(database: Database, paper: Paper) -> Copy | Again:
    """Return the copy that a paper's word opens; ten wrong words and it stays closed."""
    found = _opened(database, paper)
    return found if isinstance(found, Again) else found[1]


def compare(database: Database, paper: Paper, answers: Answers) -> Copy | Again:
    """Take a second keying and return both; the second one taken is kept, whatever is sent later.

    Equal ones end here: the copy is gone.
    """
    found = _opened(database, paper)
    if isinstance(found, Again):
        return found
    box, copy = found
    if copy.second is not None:
        return copy
    both = replace(copy, second=answers, second_by=paper.mark)
    differ = differences(bundled_versions()[copy.first.version], copy.first.answers, answers)
    mine = _as_read(paper, box)
    kept = update(COPY).where(mine).values(box=close_copy(paper.word, paper.ticket_id, both, paper.cost))
    counts = Counts(0, 1, keys_of(bundled_versions()[copy.first.version]), differing_keys(differ))
    with database.write() as connection:
        first_to_compare = connection.execute(kept if differ else delete(COPY).where(mine)).rowcount == 1
        if first_to_compare:
            _count(connection, paper.ticket.year, counts)
    if not first_to_compare:
        return compare(database, paper, answers)
    housekeeping.leave_no_trace(database, COPY)
    return both


def settle(database: Database, paper: Paper, choices: Mapping[str, str]) -> Again:
    """Seal what was decided (question id → Keying) in the first keying's place, in the same urn.

    Once the urn is closed the first keying stands.
    """
    found = _opened(database, paper)
    if isinstance(found, Again):
        return found
    box, copy = found
    if copy.second is None:
        return Again.GONE
    differ = differences(bundled_versions()[copy.first.version], copy.first.answers, copy.second)
    answers = settled(copy, differ, choices)
    if answers is None:
        return Again.UNSETTLED
    content = pack(replace(copy.first, answers=answers))
    with database.write() as connection:
        result = _replace(connection, paper, box, content)
    for table in (COPY, t.envelope):
        housekeeping.leave_no_trace(database, table)
    return result


def forget(connection: Connection, urn_ids: list[str]) -> None:
    """Throw away the copies of answers that lie in these urns: they are counted now."""
    connection.execute(delete(COPY).where(COPY.c.urn_id.in_(urn_ids)))


def forget_old(database: Database, today: date) -> int:
    """Throw away the copies whose time is out, and return how many."""
    return housekeeping.forget(database, COPY, _old(today))


def counts(connection: Connection, year: int) -> Counts:
    """Return a year of ending's double entry in numbers."""
    row = connection.execute(select(*COLUMNS).where(t.double_entry.c.year == year)).first()
    return Counts(*row) if row else Counts()


def _replace(connection: Connection, paper: Paper, box: bytes, content: bytes) -> Again:
    urn_id = connection.execute(select(COPY.c.urn_id).where(_as_read(paper, box))).scalar()
    if urn_id is None:
        return Again.GONE
    urn = urns.hold_open(connection, urn_id)
    if connection.execute(delete(COPY).where(_as_read(paper, box))).rowcount == 0:
        return Again.GONE
    mine = (t.envelope.c.ticket_hash == paper.ticket.hash) & (t.envelope.c.urn_id == urn_id)
    if urn is None or connection.execute(delete(t.envelope).where(mine)).rowcount == 0:
        return Again.FIRST_STANDS
    sealed = seal(urn.public_key, content, urns.context_of(urn.id))
    row = {"ticket_hash": paper.ticket.hash, "urn_id": urn.id, "box": sealed}
    connection.execute(insert(t.envelope).values(**row))
    return Again.REPLACED


def _opened(database: Database, paper: Paper) -> tuple[bytes, Copy] | Again:
    box = _take_try(database, paper)
    if isinstance(box, Again):
        return box
    copy = open_copy(paper.word, paper.ticket_id, box)
    if copy is None:
        return Again.WRONG_WORD
    with database.write() as connection:
        connection.execute(update(COPY).where(_as_read(paper, box)).values(attempts=0))
    others = copy.second is not None and copy.second_by != paper.mark
    return Again.NOT_YOURS if others else (box, copy)


def _take_try(database: Database, paper: Paper) -> bytes | Again:
    """Return the closed copy and count the try before it is known whether the word was right."""
    with database.write() as connection:
        row = _find(connection, paper.locator, paper.today)
        if row is None:
            return Again.GONE
        if row.keyer == paper.mark:
            return Again.NOT_YOURS
        if row.attempts >= MOST_ATTEMPTS:
            return Again.WORD_SPENT
        connection.execute(
            update(COPY).where(COPY.c.locator == paper.locator).values(attempts=COPY.c.attempts + 1)
        )
        box: bytes = row.box
    return box


def _find(connection: Connection, locator: bytes, today: date) -> Row[*tuple[Any, ...]] | None:
    query = select(COPY.c.keyer, COPY.c.attempts, COPY.c.box)
    return connection.execute(query.where(COPY.c.locator == locator, ~_old(today))).first()


def _as_read(paper: Paper, box: bytes) -> ColumnElement[bool]:
    return (COPY.c.locator == paper.locator) & (COPY.c.box == box)


def _old(today: date) -> ColumnElement[bool]:
    return COPY.c.week < week_of(today)


def _count(connection: Connection, year: int, more: Counts) -> None:
    """Add to a year's numbers; the first to count makes its row."""
    none = dict.fromkeys((column.name for column in COLUMNS), 0)
    insert_once(connection, t.double_entry, {"id": secrets.token_hex(8), "year": year, **none})
    added = {column: column + getattr(more, column.name) for column in COLUMNS}
    connection.execute(update(t.double_entry).where(t.double_entry.c.year == year).values(added))
