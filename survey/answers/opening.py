"""An opening in five steps, each committed and repeatable: killed anywhere, nothing is lost or doubled.

1 the year's next urn takes over; 2 wait out running submits and count; 3 envelopes become tallies,
pool and comments in one transaction, and a pool that holds enough becomes counts by group;
4 vacuum, truncate the log, back up, verify; 5 destroy the keys.
"""

import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from survey.answers import breakdowns, counting, housekeeping, pool, urns
from survey.answers import tables as t
from survey.answers.opening_keys import take_private
from survey.database.engines import Database
from survey.domain.outcomes import OpeningRefused
from survey.security.keys import OPENING, KeyFolder

FEWEST = 10
FEWEST_AT_THE_END = 5
FINISHED = 5

ProfilesOf = Callable[[Collection[bytes], Collection[int]], Mapping[bytes, pool.Profile]]
"""What the gate hands over: kind and area for the tickets in the urn, nothing else."""


@dataclass(frozen=True, slots=True)
class Opening:
    """One emptying of a year's urns and how far it has come."""

    id: str
    year: int
    number: int
    step: int
    answers: int | None
    joined: int
    overall_only: bool


@dataclass(frozen=True, slots=True)
class Emptying:
    """What the steps of one opening work with."""

    database: Database
    keys: KeyFolder
    unlocked: bytes
    backup: Path
    profiles_of: ProfilesOf
    counted: Callable[["Opening"], None]
    """Called when the answers are tallies and before any key is destroyed; may be called twice."""


def begin(work: Emptying, year: int, today: date) -> Opening | OpeningRefused:
    """Step 1: close the year's urn and start the next, unless an earlier opening is unfinished.

    Too few envelopes (fewer than 10, or than 5 once the year's last day has passed) change nothing:
    the urn waits for the next opening, and a year that ends with too few joins the next year's.
    """
    with work.database.write() as connection:
        unfinished = current(connection, year)
        if unfinished:
            return unfinished
        urn_ids = _waiting_urns(connection, year, today)
        if not urn_ids:
            return OpeningRefused.NO_URN
        counted, over = _envelopes(connection, urn_ids), urns.is_over(connection, year, today)
        if counted < (FEWEST_AT_THE_END if over else FEWEST):
            return OpeningRefused.TOO_FEW
        opening_id = _record(connection, year, overall_only=counted < FEWEST)
        urns.close(connection, urn_ids, opening_id)
        if not over:
            urns.start(connection, work.keys, year)
        return _get(connection, opening_id)


def wait_out(work: Emptying, opening: Opening) -> None:
    """Step 2: running submits held the urn while they wrote, so what is in it now is all of it."""
    with work.database.write() as connection:
        mine = _urns_of(connection, opening.id)
        joined = [urn_id for urn_id, year in mine.items() if year != opening.year]
        values = {
            "answers": _envelopes(connection, mine),
            "joined": _envelopes(connection, joined),
            "step": 2,
        }
        connection.execute(update(t.opening).where(t.opening.c.id == opening.id).values(**values))


def count(work: Emptying, opening: Opening) -> None:
    """Step 3: in one transaction decrypt, tally, fill or empty the pool, detach comments, throw away."""
    with work.database.write() as connection:
        mine = _urns_of(connection, opening.id)
        privates = {urn: take_private(work.keys, urns.key_name(urn), work.unlocked) for urn in mine}
        answers = counting.open_envelopes(connection, privates)
        profiles = work.profiles_of(list(answers), set(mine.values()))
        versions = counting.versions_of(answers.values())
        counting.write_tallies(connection, opening.id, answers.values(), versions)
        counting.write_comments(connection, opening.id, answers.values(), versions)
        known = [(answer, profiles[ticket]) for ticket, answer in answers.items()]
        gathered = pool.contents(connection, work.keys, work.unlocked)
        gathered += pool.profile_counts(known, versions, opening.id)
        pool.seal_anew(connection, work.keys, breakdowns.release(connection, opening.id, gathered))
        counting.throw_away(connection, list(answers), list(mine))
        connection.execute(update(t.opening).where(t.opening.c.id == opening.id).values(step=3))


def clean(work: Emptying, opening: Opening) -> None:
    """Step 4: no trace of an envelope stays in the file or its log; a verified backup replaces the old."""
    housekeeping.sweep(work.database)
    housekeeping.back_up(work.database, work.backup)
    work.counted(opening)
    _mark(work.database, opening, 4)


def destroy_keys(work: Emptying, opening: Opening) -> None:
    """Step 5: the urns' private keys and the old pool's are gone, here and in the key backup."""
    with work.database.read() as connection:
        names = [urns.key_name(urn) for urn in _urns_of(connection, opening.id)]
        names += pool.stale_keys(connection, work.keys)
    for name in names:
        work.keys.destroy(OPENING, name)
    work.keys.back_up()
    _mark(work.database, opening, FINISHED)


STEPS: dict[int, Callable[[Emptying, Opening], None]] = {2: wait_out, 3: count, 4: clean, 5: destroy_keys}


def run(
    work: Emptying, year: int, today: date, after_step: Callable[[int], None]
) -> Opening | OpeningRefused:
    """Open a year's urns, or go on with the opening that was interrupted; `after_step` is told each step."""
    opening = begin(work, year, today)
    if isinstance(opening, OpeningRefused):
        return opening
    after_step(1)
    for step in range(opening.step + 1, FINISHED + 1):
        STEPS[step](work, opening)
        after_step(step)
    with work.database.read() as connection:
        return _get(connection, opening.id)


def current(connection: Connection, year: int) -> Opening | None:
    """Return the year's unfinished opening, or None."""
    row = connection.execute(
        select(t.opening).where(t.opening.c.year == year, t.opening.c.step < FINISHED)
    ).first()
    return None if row is None else _opening(row)


def is_done_with(connection: Connection, year: int, today: date) -> bool:
    """Tell whether a year is over, with no answer unopened and no opening unfinished."""
    waiting = urns.count_open(connection, year) or current(connection, year)
    return not waiting and urns.is_over(connection, year, today)


def finished(connection: Connection, year: int) -> list[Opening]:
    """Return the year's openings whose answers are counted, first one first."""
    query = (
        select(t.opening).where(t.opening.c.year == year, t.opening.c.step >= 3).order_by(t.opening.c.number)
    )
    return [_opening(row) for row in connection.execute(query)]


def _opening(row: Row[*tuple[Any, ...]]) -> Opening:
    fields = row._asdict()
    return Opening(**{**fields, "overall_only": bool(fields["overall_only"])})


def _get(connection: Connection, opening_id: str) -> Opening:
    return _opening(connection.execute(select(t.opening).where(t.opening.c.id == opening_id)).one())


def _record(connection: Connection, year: int, *, overall_only: bool) -> str:
    earlier = select(func.count()).select_from(t.opening).where(t.opening.c.year == year)
    number = connection.execute(earlier).scalar_one() + 1
    opening_id = secrets.token_hex(8)
    row = {"id": opening_id, "year": year, "number": number, "step": 1, "joined": 0}
    connection.execute(insert(t.opening).values(overall_only=int(overall_only), **row))
    return opening_id


def _waiting_urns(connection: Connection, year: int, today: date) -> list[str]:
    query = select(t.urn.c.id, t.urn.c.year).where(t.urn.c.year <= year, t.urn.c.state == urns.OPEN)
    rows = connection.execute(query.with_for_update()).all()
    return [row.id for row in rows if row.year == year or _joins(connection, row.id, row.year, today)]


def _joins(connection: Connection, urn_id: str, year: int, today: date) -> bool:
    """Tell whether an earlier year's urn is opened with the next year's: it ended with too few to open."""
    return urns.is_over(connection, year, today) and _envelopes(connection, [urn_id]) < FEWEST_AT_THE_END


def _urns_of(connection: Connection, opening_id: str) -> dict[str, int]:
    query = select(t.urn.c.id, t.urn.c.year).where(t.urn.c.opening_id == opening_id)
    return {row.id: row.year for row in connection.execute(query)}


def _envelopes(connection: Connection, urn_ids: Collection[str]) -> int:
    query = select(func.count()).select_from(t.envelope).where(t.envelope.c.urn_id.in_(list(urn_ids)))
    return connection.execute(query).scalar_one()


def _mark(database: Database, opening: Opening, step: int) -> None:
    with database.write() as connection:
        connection.execute(update(t.opening).where(t.opening.c.id == opening.id).values(step=step))
