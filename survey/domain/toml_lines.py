"""Finds the line of a place in a TOML file, which tomllib forgets."""

import tomllib
from collections.abc import Iterator
from typing import Any

Place = tuple[str | int, ...]
"""A way into the data: keys and list positions from 0, for example ("questions", 2, "text")."""


def line_of(text: str, place: Place) -> int:
    """Return the line (from 1) of a place in a well-formed file, else of the nearest place around it.

    A place that is not there, such as a missing key, gives the line of its table; outside every
    table it gives line 1. A table without a header of its own begins with the first one below it.
    """
    lines = dict(_places(text.replace("\r\n", "\n")))
    for known, line in [*lines.items()]:
        for length in range(1, len(known)):
            lines.setdefault(known[:length], line)
    around = (place[:length] for length in range(len(place), 0, -1))
    return next((lines[part] for part in around if part in lines), 1)


def _places(text: str) -> Iterator[tuple[Place, int]]:
    counts: dict[Place, int] = {}
    table: Place = ()
    for line, statement in _statements(text):
        path, value = _path(tomllib.loads(statement))
        if statement.lstrip().startswith("["):
            table = _table_place(path, counts, repeated=isinstance(value, list))
            yield table, line
        elif path:
            yield from (((*table, *path[:depth]), line) for depth in range(1, len(path) + 1))
            yield from _item_lines((*table, *path), line, statement, value)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Yield each statement with its first line: an unfinished one is never TOML of its own."""
    first, statement = 1, ""
    for number, line in enumerate(text.split("\n"), start=1):
        statement += line + "\n"
        if _parsed(statement) is not None:
            yield first, statement
            first, statement = number + 1, ""


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _path(parsed: dict[str, Any]) -> tuple[tuple[str, ...], object]:
    """Return the keys of a lone statement, outermost first, and its value."""
    keys: list[str] = []
    value: object = parsed
    while isinstance(value, dict) and len(value) == 1:
        key, value = next(iter(value.items()))
        keys.append(key)
    return tuple(keys), value


def _table_place(keys: tuple[str, ...], counts: dict[Place, int], *, repeated: bool) -> Place:
    """Return the place of a header; a repeated parent means its latest table, as in TOML."""
    place: Place = ()
    for depth, key in enumerate(keys, start=1):
        place = (*place, key)
        if repeated and depth == len(keys):
            counts[place] = counts.get(place, -1) + 1
        if place in counts:
            place = (*place, counts[place])
    return place


def _item_lines(place: Place, first: int, statement: str, value: object) -> Iterator[tuple[Place, int]]:
    """Yield the place and line of each item of a list that is written over several lines."""
    found, so_far = 0, ""
    for number, line in enumerate(statement.split("\n") if isinstance(value, list) else (), start=first):
        so_far += line + "\n"
        _, items = _path(_parsed(so_far + "]") or _parsed(so_far) or {})
        for position in range(found, len(items) if isinstance(items, list) else 0):
            yield (*place, position), number
            found = position + 1
