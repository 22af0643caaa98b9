"""A pool that holds enough is emptied: what passes the release audit becomes counts by group.

Everything here happens in memory, inside the opening's one transaction, on the true counts; what is
written is what may be shown to each audience, and the ledger of it. Nothing is ever changed or
deleted in these tables (docs/decisions/0006).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert

from analysis.audit import Released, released
from analysis.breakdowns import PLAN, BreakdownPlan, Stratum
from analysis.release import Audience
from survey.answers import tables as t
from survey.answers.pool import Pool


@dataclass(frozen=True, slots=True)
class Emptied:
    """Whose pool was emptied when."""

    opening_id: str
    version: str


def release(connection: Connection, opening_id: str, pool: Pool, plan: BreakdownPlan = PLAN) -> Pool:
    """Release from a pool what may be released, and return what stays in it.

    A questionnaire version with fewer sheets than the plan asks for stays whole; another leaves
    the pool whole, whatever came of its audit.
    """
    full = [version for version in sorted(_versions(pool)) if sheets(pool, version) >= plan.answers_from]
    for version in full:
        _write(connection, Emptied(opening_id, version), _of(pool, version), plan)
    return Pool({cell: count for cell, count in pool.items() if cell.version not in full})


def sheets(pool: Pool, version: str) -> int:
    """Return how many sheets of a version the pool holds: each stands once with every question."""
    per_question: Counter[str] = Counter()
    for cell, count in _of(pool, version).items():
        per_question[cell.question] += count
    return max(per_question.values(), default=0)


def strata_of(pool: Pool, question: str) -> list[Stratum]:
    """Return a question's answers that take a stand, by opening and background."""
    people: dict[tuple[str, str, str, str], Counter[str]] = defaultdict(Counter)
    for cell, count in pool.items():
        if cell.question == question:
            people[cell.opening, cell.kind, cell.area, cell.way][cell.fold] += count
    return [Stratum(*alike, people[alike]["ja"], people[alike]["ej_ja"]) for alike in sorted(people)]


def _write(connection: Connection, emptied: Emptied, pool: Pool, plan: BreakdownPlan) -> None:
    results = {
        question: released(strata_of(pool, question), plan)
        for question in sorted({cell.question for cell in pool})
    }
    groups = [row for question, result in results.items() for row in _groups(question, result)]
    entries = [row for question, result in results.items() for row in _entries(question, result, plan)]
    common = {"opening_id": emptied.opening_id, "version": emptied.version}
    for table, rows in ((t.group_tally, groups), (t.ledger, entries)):
        if rows:
            connection.execute(insert(table), [{**common, **row} for row in rows])
    sources = sorted({cell.opening for cell in pool})
    row = {"version": emptied.version, "released_by": emptied.opening_id}
    connection.execute(insert(t.pooled_opening), [{**row, "opening_id": source} for source in sources])


def _groups(question: str, result: Released) -> Iterator[dict[str, Any]]:
    for audience in Audience:
        for table in result.to(audience):
            place = {"question": question, "audience": audience.value, "dimension": table.dimension.value}
            for group in table.groups:
                yield {**place, "level": group.level, "ja": group.ja, "ej_ja": group.ej_ja}


def _entries(question: str, result: Released, plan: BreakdownPlan) -> Iterator[dict[str, Any]]:
    for audience in Audience:
        shown = {table.dimension: len(table.groups) for table in result.to(audience)}
        for dimension in plan.dimensions:
            place = {"question": question, "audience": audience.value, "dimension": dimension.value}
            yield {**place, "plan": plan.version, "shown": shown.get(dimension, 0)}


def _versions(pool: Pool) -> set[str]:
    return {cell.version for cell in pool}


def _of(pool: Pool, version: str) -> Pool:
    return Pool({cell: count for cell, count in pool.items() if cell.version == version})
