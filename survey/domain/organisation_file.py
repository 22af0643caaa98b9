"""Loads the operation with its areas, offices and kommuner from a TOML file."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from survey.domain.kinds import UNKNOWN_AREA
from survey.domain.organisation import DEFAULT_PERCENT, Area, Municipality, Operation
from survey.domain.toml_checks import Key, check_id, check_table, check_unique
from survey.domain.toml_file import Fault, FileRefused, Tables, read_checked
from survey.domain.toml_lines import Place

_OPERATION = {
    "id": Key(str),
    "name": Key(str),
    "areas": Key(list),
    "double_entry_percent": Key(int, required=False),
}
_AREA = {"id": Key(str), "name": Key(str), "office": Key(str), "municipalities": Key(list)}
_MUNICIPALITY = {
    "code": Key(str),
    "name": Key(str),
    "valid_from": Key(date),
    "valid_to": Key(date, required=False),
}


class OperationFileError(FileRefused):
    """The file of the operation is faulty; `problems` says where and what to do."""


def load_operation(path: Path) -> Operation:
    """Return the operation of a TOML file; raises OperationFileError with every fault."""
    tables = read_checked(path, _faults, OperationFileError)
    areas = tuple(_build_area(**table) for table in tables["areas"])
    percent = tables.get("double_entry_percent", DEFAULT_PERCENT)
    return Operation(tables["id"], tables["name"], areas, percent)


def _build_area(*, municipalities: list[dict[str, Any]], **words: str) -> Area:
    return Area(municipalities=tuple(Municipality(**place) for place in municipalities), **words)


def _faults(tables: Tables) -> Iterator[Fault]:
    """Yield the faults of form; only a well-formed file is asked whether it makes sense."""
    faults = [*check_table(tables, (), _OPERATION), *_area_table_faults(tables)]
    yield from faults
    if not faults:
        yield from _percent_faults(tables.get("double_entry_percent", DEFAULT_PERCENT))
        yield from _sense_faults(tables["areas"])


def _area_table_faults(tables: Tables) -> Iterator[Fault]:
    for place, area in _items(tables, ("areas",)):
        yield from check_table(area, place, _AREA)
        for inner, municipality in _items(area, (*place, "municipalities")):
            yield from check_table(municipality, inner, _MUNICIPALITY)


def _items(table: Any, place: Place) -> Iterator[tuple[Place, Any]]:
    """Yield the items of the table's list at `place` with their places; nothing where there is no list."""
    items = table.get(place[-1]) if isinstance(table, dict) else None
    for number, item in enumerate(items if isinstance(items, list) else ()):
        yield (*place, number), item


def _percent_faults(percent: int) -> Iterator[Fault]:
    if not 0 <= percent <= 100:
        what = f"Andelen {percent} % går inte att använda."
        yield Fault(("double_entry_percent",), what, "Skriv ett heltal från 0 till 100.")


def _sense_faults(areas: list[dict[str, Any]]) -> Iterator[Fault]:
    if not areas:
        yield Fault(("areas",), "Verksamheten har inget område.", "Lägg till minst ett [[areas]].")
    yield from check_unique((area["id"], ("areas", number, "id")) for number, area in enumerate(areas))
    codes: list[tuple[str, Place]] = []
    for number, area in enumerate(areas):
        yield from _area_faults(area, ("areas", number))
        for place, municipality in _items(area, ("areas", number, "municipalities")):
            yield from _municipality_faults(municipality, place)
            codes.append((municipality["code"], (*place, "code")))
    yield from check_unique(codes)


def _area_faults(area: dict[str, Any], place: Place) -> Iterator[Fault]:
    yield from check_id(area["id"], (*place, "id"))
    if area["id"] == UNKNOWN_AREA:
        yield Fault((*place, "id"), f"Namnet {UNKNOWN_AREA} är upptaget.", "Ge området ett annat id.")
    if not area["municipalities"]:
        remedy = "Lägg till minst en kommun eller ta bort området."
        yield Fault((*place, "municipalities"), f"Området {area['name']} har ingen kommun.", remedy)


def _municipality_faults(municipality: dict[str, Any], place: Place) -> Iterator[Fault]:
    code, valid_to = municipality["code"], municipality.get("valid_to")
    if not re.fullmatch(r"[0-9]{4}", code):
        remedy = "Skriv SCB:s kod med fyra siffror."
        yield Fault((*place, "code"), f"Kommunkoden {code} går inte att använda.", remedy)
    if valid_to and valid_to < municipality["valid_from"]:
        what = f"Kommunen {municipality['name']} slutar innan den börjar."
        yield Fault((*place, "valid_to"), what, "Rätta valid_from eller valid_to.")
