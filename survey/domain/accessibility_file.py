"""Loads an operation's statement on accessibility from a TOML file, with every fault told by line."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from survey.domain.accessibility import Barrier, Conformance, Method, Statement
from survey.domain.toml_checks import Key, check_choice, check_table
from survey.domain.toml_file import Fault, FileRefused, Tables, read_checked

_PARTS = ("inaccessible", "burden", "outside")
_HEAD = {
    "actor": Key(str),
    "service": Key(str),
    "conformance": Key(str),
    "assessed_on": Key(date),
    "updated_on": Key(date),
    "method": Key(str),
    "how": Key(str),
    **{part: Key(list, required=False) for part in _PARTS},
}
_BARRIER = {"what": Key(str), "why": Key(str)}


class StatementFileError(FileRefused):
    """The file of the statement is faulty; `problems` says where and what to do."""


def load_statement(path: Path) -> Statement:
    """Return the statement; raises StatementFileError with every fault."""
    tables = read_checked(path, _faults, StatementFileError)
    barriers = {part: tuple(Barrier(**each) for each in tables.get(part, ())) for part in _PARTS}
    chosen = {"conformance": Conformance(tables["conformance"]), "method": Method(tables["method"])}
    return Statement(**{**tables, **chosen, **barriers})


def _faults(tables: Tables) -> Iterator[Fault]:
    faults = [*check_table(tables, (), _HEAD), *_barrier_faults(tables)]
    yield from faults
    if not faults:
        yield from check_choice(tables["conformance"], Conformance, ("conformance",))
        yield from check_choice(tables["method"], Method, ("method",))
        yield from _contradictions(tables)


def _barrier_faults(tables: Mapping[str, Any]) -> Iterator[Fault]:
    for part in _PARTS:
        listed = tables.get(part, [])
        for number, barrier in enumerate(listed if isinstance(listed, list) else []):
            yield from check_table(barrier, (part, number), _BARRIER)


def _contradictions(tables: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what cannot both be true: nothing is claimed that the file itself denies."""
    if tables["updated_on"] < tables["assessed_on"]:
        remedy = "Skriv samma dag som assessed_on eller en senare."
        yield Fault(("updated_on",), "Redogörelsen är äldre än bedömningen.", remedy)
    full, lacking = tables["conformance"] == Conformance.FULL, bool(tables.get("inaccessible"))
    if full and lacking:
        yield Fault(("conformance",), "Det finns brister i filen.", "Skriv delvis eller inte.")
    if not full and not lacking:
        remedy = "Skriv bristerna under [[inaccessible]], eller skriv helt."
        yield Fault(("conformance",), "Det står inte vad som brister.", remedy)
