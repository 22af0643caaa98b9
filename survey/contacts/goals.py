"""The goals of a year, as the operation has set them, in the database."""

from collections.abc import Iterable
from dataclasses import fields
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from survey.contacts import tables as t
from survey.domain.goals import Goal, GoalKind, Measure, OwnStatus, Reading

FIELDS = tuple(field.name for field in fields(Goal))
COLUMNS = tuple(t.goal.c[name] for name in FIELDS)


def store(connection: Connection, goals: Iterable[Goal]) -> None:
    """Let these goals take the place of those of the same years, in this order."""
    fresh = list(goals)
    connection.execute(delete(t.goal).where(t.goal.c.year.in_({goal.year for goal in fresh})))
    if fresh:
        connection.execute(insert(t.goal), [row_of(goal, place) for place, goal in enumerate(fresh)])


def of_year(connection: Connection, year: int) -> list[Goal]:
    """Return a year's goals in the order that the operation gave them."""
    query = select(*COLUMNS).where(t.goal.c.year == year).order_by(t.goal.c.position)
    return [_goal(**row) for row in connection.execute(query).mappings()]


def find(connection: Connection, year: int, key: str) -> Goal | None:
    """Return the goal that year and key name, or None."""
    return next((goal for goal in of_year(connection, year) if goal.key == key), None)


def years(connection: Connection) -> list[int]:
    """Return the years that have goals, newest first."""
    return sorted(connection.execute(select(t.goal.c.year).distinct()).scalars(), reverse=True)


def counts_by_area(connection: Connection, year: int) -> dict[str, dict[str, int]]:
    """Return goal key → område → count, as far as somebody has told them."""
    table = t.goal_outcome_area
    found: dict[str, dict[str, int]] = {}
    query = select(table.c.key, table.c.area, table.c.count).where(table.c.year == year)
    for key, area, count in connection.execute(query):
        found.setdefault(key, {})[area] = count
    return found


def row_of(goal: Goal, position: int) -> dict[str, object]:
    """Return a goal as a row of its table."""
    target = None if goal.target is None else str(goal.target)
    return {**{name: getattr(goal, name) for name in FIELDS}, "target": target, "position": position}


def _goal(
    *,
    kind: str,
    measure: str,
    target: str | None,
    reading: str | None,
    own_status: str | None,
    **row: Any,
) -> Goal:
    aim = None if target is None else Fraction(target) if kind == GoalKind.RATIO else int(target)
    return Goal(
        kind=GoalKind(kind),
        measure=Measure(measure),
        target=aim,
        reading=Reading(reading) if reading else None,
        own_status=OwnStatus(own_status) if own_status else None,
        **row,
    )
