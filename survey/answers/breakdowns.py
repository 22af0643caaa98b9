"""A pool that holds enough is emptied: what passes the release audit becomes counts by group.

Everything here happens in memory, inside the opening's one transaction, on the true counts; what is
written is what may be shown to each audience, and the ledger of it. Nothing is ever changed or
deleted in these tables (docs/decisions/0006).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, insert

from analysis.audit import Released, released
from analysis.breakdowns import PLAN, BreakdownPlan, Stratum
from analysis.release import Audience
from survey.answers import tables as t
from survey.answers.pool import Pool


@dataclass(frozen=True, slots=True)
class Emptied:
    """A question that leaves the pool, and the opening in which it does."""

    opening_id: str
    version: str
    question: str


def release(connection: Connection, opening_id: str, pool: Pool, plan: BreakdownPlan = PLAN) -> Pool:
    """Release from a pool what may be released, and return what stays in it.

    A question with fewer answers that take a stand than the plan asks for stays whole; another leaves
    the pool whole, whatever came of its audit. So the moment tells how many took a stand, which is no
    secret, and nothing of what they said.
    """
    full = [place for place in sorted(_places(pool)) if stands(pool, *place) >= plan.answers_from]
    for place in full:
        _write(connection, Emptied(opening_id, *place), _of(pool, *place), plan)
    return Pool({cell: count for cell, count in pool.items() if (cell.version, cell.question) not in full})


def stands(pool: Pool, version: str, question: str) -> int:
    """Return how many answers to a question the pool holds that take a stand: ja and ej ja."""
    return sum(each.people for each in strata_of(_of(pool, version, question)))


def strata_of(pool: Pool) -> list[Stratum]:
    """Return the answers that take a stand in a pool of one question, by opening and background."""
    people: dict[tuple[str, str, str, str], Counter[str]] = defaultdict(Counter)
    for cell, count in pool.items():
        people[cell.opening, cell.kind, cell.area, cell.way][cell.fold] += count
    return [Stratum(*alike, people[alike]["ja"], people[alike]["ej_ja"]) for alike in sorted(people)]


def _write(connection: Connection, emptied: Emptied, pool: Pool, plan: BreakdownPlan) -> None:
    result = released(strata_of(pool), plan)
    rows = {
        t.group_tally: _groups(result),
        t.ledger: _entries(result, plan),
        t.pooled_opening: _sources(emptied, pool),
    }
    for table, found in rows.items():
        filled = [{**asdict(emptied), **row} for row in found]
        if filled:
            connection.execute(insert(table), filled)


def _sources(emptied: Emptied, pool: Pool) -> Iterator[dict[str, Any]]:
    for source in sorted({cell.opening for cell in pool}):
        yield {"opening_id": source, "released_by": emptied.opening_id}


def _groups(result: Released) -> Iterator[dict[str, Any]]:
    for audience in Audience:
        for table in result.to(audience):
            place = {"audience": audience.value, "dimension": table.dimension.value}
            for group in table.groups:
                yield {**place, "level": group.level, "ja": group.ja, "ej_ja": group.ej_ja}


def _entries(result: Released, plan: BreakdownPlan) -> Iterator[dict[str, Any]]:
    for audience in Audience:
        shown = {table.dimension: len(table.groups) for table in result.to(audience)}
        for dimension in plan.dimensions:
            place = {"audience": audience.value, "dimension": dimension.value}
            yield {**place, "plan": plan.version, "shown": shown.get(dimension, 0)}


def _places(pool: Pool) -> set[tuple[str, str]]:
    return {(cell.version, cell.question) for cell in pool}


def _of(pool: Pool, version: str, question: str) -> Pool:
    place = version, question
    return Pool({cell: count for cell, count in pool.items() if (cell.version, cell.question) == place})
