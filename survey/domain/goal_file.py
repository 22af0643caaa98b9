"""Loads the goals of the years from a TOML file."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from survey.domain.goals import Goal, GoalKind, Measure
from survey.domain.toml_checks import Key, check_by_kind, check_choice, check_id, check_table, check_unique
from survey.domain.toml_file import Fault, FileRefused, Tables, read_checked
from survey.domain.toml_lines import Place

_OPTIONAL_WORDS = Key(str, required=False)
_EVERY_GOAL = {
    "year": Key(int),
    "key": Key(str),
    "text": Key(str),
    "kind": Key(str),
    "measure": Key(str),
    "frequency": _OPTIONAL_WORDS,
    "printed_status": _OPTIONAL_WORDS,
    "note": _OPTIONAL_WORDS,
}
_OF_KIND: dict[str, dict[str, Key]] = {
    GoalKind.RATIO: {"target_percent": Key(int)},
    GoalKind.COUNT: {"target": Key(int), "outcome": Key(int, required=False)},
    GoalKind.COUNT_PER_AREA: {"target": Key(int)},
    GoalKind.QUALITATIVE: {},
}
_MEASURES: dict[str, tuple[Measure, ...]] = {
    GoalKind.RATIO: (Measure.OFFERED_SHARE, Measure.SATISFIED_SHARE),
    GoalKind.COUNT: (Measure.ENTERED, Measure.DEPTH_INTERVIEWS),
    GoalKind.COUNT_PER_AREA: (Measure.ENTERED,),
    GoalKind.QUALITATIVE: (Measure.WRITTEN,),
}


class GoalFileError(FileRefused):
    """The file of goals is faulty; `problems` says where and what to do."""


def load_goals(path: Path) -> tuple[Goal, ...]:
    """Return the goals in the file's order; raises GoalFileError with every fault."""
    tables = read_checked(path, _faults, GoalFileError)
    return tuple(_build_goal(**table) for table in tables["goals"])


def _faults(tables: Tables) -> Iterator[Fault]:
    faults = list(check_table(tables, (), {"goals": Key(list)}))
    yield from faults
    goals = [] if faults else tables["goals"]
    for number, goal in enumerate(goals):
        yield from _goal_faults(goal, ("goals", number))
    named = {number: goal for number, goal in enumerate(goals) if isinstance(goal, dict) and "key" in goal}
    yield from check_unique(
        (f"{goal['key']} {goal.get('year')}", ("goals", number, "key")) for number, goal in named.items()
    )


def _goal_faults(goal: Any, place: Place) -> Iterator[Fault]:
    faults = list(check_by_kind(goal, place, _EVERY_GOAL, _OF_KIND))
    yield from faults
    if not faults:
        yield from check_id(goal["key"], (*place, "key"))
        yield from check_choice(goal["measure"], _MEASURES[goal["kind"]], (*place, "measure"))
        yield from _number_faults(goal, place)


def _number_faults(goal: dict[str, Any], place: Place) -> Iterator[Fault]:
    for name, smallest, largest in (("target_percent", 1, 100), ("target", 1, 9999), ("outcome", 0, 9999)):
        if name in goal and not smallest <= goal[name] <= largest:
            remedy = f"Skriv ett tal från {smallest} till {largest}."
            yield Fault((*place, name), f"Nyckeln {name} kan inte vara {goal[name]}.", remedy)


def _build_goal(*, kind: str, measure: str, target_percent: int | None = None, **table: Any) -> Goal:
    target = table.pop("target", None) if target_percent is None else Fraction(target_percent, 100)
    return Goal(kind=GoalKind(kind), measure=Measure(measure), target=target, **table)
