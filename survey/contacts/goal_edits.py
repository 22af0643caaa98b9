"""The chef's changes to the goals, each written down in an append-only history: who, which day, what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from survey.contacts import tables as t
from survey.contacts.goals import FIELDS, counts_by_area, find, row_of
from survey.domain.goals import Goal

ADDED, REMOVED, AREA = "added", "removed", "area:"
"""What is written in the place of a field's name; after AREA stands the område."""
WHOLE = (ADDED, REMOVED)


@dataclass(frozen=True, slots=True)
class Editor:
    """Who changes something, and which day."""

    account_id: str
    day: date


@dataclass(frozen=True, slots=True)
class GoalChange:
    """One change: `field` names what was changed; `before` and `after` are as stored, "" for nothing."""

    number: int
    key: str
    changed_on: date
    account_id: str
    field: str
    before: str
    after: str


def add(connection: Connection, goal: Goal, editor: Editor) -> None:
    """Store a new goal last in its year; one with the same key is there already and stays as it is."""
    if find(connection, goal.year, goal.key):
        return
    places = select(func.max(t.goal.c.position)).where(t.goal.c.year == goal.year)
    last = connection.execute(places).scalar()
    connection.execute(insert(t.goal).values(**row_of(goal, 0 if last is None else last + 1)))
    _write(connection, goal, editor, {ADDED: ("", goal.text)})


def change(connection: Connection, goal: Goal, editor: Editor) -> bool:
    """Let this goal take the place of the one with its key; False when there is none or no difference."""
    old = _hold(connection, goal.year, goal.key)
    if old is None or old == goal:
        return False
    before, after = row_of(old, 0), row_of(goal, 0)
    changed = {name: (_text(before[name]), _text(after[name])) for name in _differing(old, goal)}
    connection.execute(_this(update(t.goal), goal).values(**{name: after[name] for name in changed}))
    _write(connection, goal, editor, changed)
    return True


def tell_areas(connection: Connection, goal: Goal, told: Mapping[str, int | None], editor: Editor) -> bool:
    """Store how many there were in each område, None for not known; False when nothing is changed."""
    if _hold(connection, goal.year, goal.key) is None:
        return False
    known = counts_by_area(connection, goal.year).get(goal.key, {})
    changed = {area: count for area, count in told.items() if known.get(area) != count}
    table = t.goal_outcome_area
    for area, count in changed.items():
        connection.execute(_this(delete(table), goal, table).where(table.c.area == area))
        if count is not None:
            named = {"year": goal.year, "key": goal.key, "area": area}
            connection.execute(insert(table).values(**named, count=count))
    rows = {AREA + area: (_text(known.get(area)), _text(count)) for area, count in changed.items()}
    _write(connection, goal, editor, rows)
    return bool(changed)


def remove(connection: Connection, year: int, key: str, editor: Editor) -> bool:
    """Take a goal away; its history stays. False when there is no such goal."""
    old = _hold(connection, year, key)
    if old is None:
        return False
    connection.execute(_this(delete(t.goal_outcome_area), old, t.goal_outcome_area))
    connection.execute(_this(delete(t.goal), old))
    _write(connection, old, editor, {REMOVED: (old.text, "")})
    return True


def changes(connection: Connection, year: int) -> list[GoalChange]:
    """Return every change to a year's goals, the first one first."""
    columns = (t.goal_change.c[name] for name in GoalChange.__dataclass_fields__)
    query = select(*columns).where(t.goal_change.c.year == year).order_by(t.goal_change.c.number)
    return [GoalChange(*row) for row in connection.execute(query)]


def with_outcome_of(goal: Goal, told: Goal) -> Goal:
    """Return the goal with what has been told of the other one's outcome, where it still fits."""
    same = goal.kind is told.kind
    return replace(
        goal,
        outcome=told.outcome if same else None,
        own_status=told.own_status if same else None,
        printed_status=told.printed_status,
        note=told.note,
    )


def _hold(connection: Connection, year: int, key: str) -> Goal | None:
    """Return the goal; nobody else changes it until the transaction ends."""
    mine = (t.goal.c.year == year, t.goal.c.key == key)
    connection.execute(select(t.goal.c.key).where(*mine).with_for_update())
    return find(connection, year, key)


def _differing(old: Goal, new: Goal) -> Iterator[str]:
    return (name for name in FIELDS if getattr(old, name) != getattr(new, name))


def _this(statement: Any, goal: Goal, table: Table = t.goal) -> Any:
    return statement.where(table.c.year == goal.year, table.c.key == goal.key)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _write(
    connection: Connection, goal: Goal, editor: Editor, changed: Mapping[str, tuple[str, str]]
) -> None:
    written = select(func.max(t.goal_change.c.number)).where(t.goal_change.c.year == goal.year)
    last = connection.execute(written).scalar() or 0
    who = {"changed_on": editor.day, "account_id": editor.account_id, "year": goal.year, "key": goal.key}
    rows = [
        {**who, "number": number, "field": field, "before": before, "after": after}
        for number, (field, (before, after)) in enumerate(changed.items(), start=last + 1)
    ]
    if rows:
        connection.execute(insert(t.goal_change), rows)
