"""Checks that every file of the operation needs: known keys, right kinds of value, sound ids, no doubles."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from survey.domain.toml_file import Fault
from survey.domain.toml_lines import Place

_ID = re.compile(r"[a-z][a-z0-9_]*")
_KIND_WORDS = {
    str: "text inom citattecken",
    int: "ett heltal utan citattecken",
    bool: "true eller false",
    date: "ett datum utan citattecken, till exempel 2026-01-01",
    list: "en lista inom klamrar",
    dict: "en del med egen rubrik inom klamrar",
}


@dataclass(frozen=True, slots=True)
class Key:
    """What a key may hold: str, int, bool, date, list for a list of tables, or dict for a table."""

    kind: type
    required: bool = True
    may_be_empty: bool = False


def check_table(table: object, place: Place, keys: Mapping[str, Key]) -> Iterator[Fault]:
    """Yield a fault for each missing, empty, unknown or wrongly typed key of one table."""
    if not isinstance(table, dict):
        yield Fault(place, "Här ska det stå nycklar med värden.", "Se hur de andra delarna är skrivna.")
        return
    yield from _missing_keys(table, place, keys)
    for name, value in table.items():
        if name not in keys:
            remedy = f"Ta bort den eller byt till {_one_of(keys)}."
            yield Fault((*place, name), f"Nyckeln {name} är okänd här.", remedy)
        else:
            yield from _check_value(name, value, (*place, name), keys[name])


def check_by_kind(
    table: object, place: Place, every: Mapping[str, Key], of_kind: Mapping[str, Mapping[str, Key]]
) -> Iterator[Fault]:
    """Yield the faults of a table whose `kind` decides which keys it has beside those of `every`.

    While the kind is wrong nothing else is said of the table.
    """
    if not isinstance(table, dict) or "kind" not in table:
        yield from check_table(table, place, {**every, **_optional(of_kind)})
    elif str(table["kind"]) not in of_kind:
        yield from check_choice(str(table["kind"]), of_kind, (*place, "kind"))
    else:
        yield from check_table(table, place, {**every, **of_kind[table["kind"]]})


def _optional(of_kind: Mapping[str, Mapping[str, Key]]) -> dict[str, Key]:
    return {name: replace(key, required=False) for keys in of_kind.values() for name, key in keys.items()}


def _missing_keys(table: Mapping[str, Any], place: Place, keys: Mapping[str, Key]) -> Iterator[Fault]:
    for name, key in keys.items():
        if key.required and name not in table:
            yield Fault(place, f"Nyckeln {name} saknas.", f"Lägg till {name} här.")


def _check_value(name: str, value: object, place: Place, key: Key) -> Iterator[Fault]:
    if type(value) is not key.kind:
        yield Fault(place, f"Nyckeln {name} har fel sorts värde.", f"Skriv {_KIND_WORDS[key.kind]}.")
    elif isinstance(value, str) and not value.strip() and not key.may_be_empty:
        remedy = "Skriv texten eller ta bort nyckeln om den inte behövs."
        yield Fault(place, f"Nyckeln {name} är tom.", remedy)


def check_id(value: str, place: Place) -> Iterator[Fault]:
    """Yield a fault for an id that is not plain lower-case ASCII: it names things for ever."""
    if not _ID.fullmatch(value):
        remedy = "Använd a–z utan prickar, siffror och understreck, med en bokstav först."
        yield Fault(place, f"Namnet {value} går inte att använda.", remedy)


def check_unique(values: Iterable[tuple[str, Place]]) -> Iterator[Fault]:
    """Yield a fault at the second and every later place of a value."""
    seen: set[str] = set()
    for value, place in values:
        if value in seen:
            remedy = "Ge den ena ett annat namn eller ta bort den."
            yield Fault(place, f"Värdet {value} står två gånger.", remedy)
        seen.add(value)


def check_choice(value: str, allowed: Iterable[str], place: Place) -> Iterator[Fault]:
    """Yield a fault for a word that is not one of the allowed."""
    words = tuple(allowed)
    if value not in words:
        yield Fault(place, f"Värdet {value} går inte att välja.", f"Skriv {_one_of(words)}.")


def _one_of(words: Iterable[str]) -> str:
    """Join words as "a, b eller c"."""
    *first, last = words
    return f"{', '.join(first)} eller {last}" if first else last
