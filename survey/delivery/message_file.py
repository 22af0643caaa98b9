"""Loads the operation's messages from a TOML file; one that must not be sent is refused with its line."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from survey.delivery.message_checks import VOLUNTARY, Bounds, complaints
from survey.delivery.messages import SWEDISH, MessageKind, Messages, MessageWay, Template
from survey.domain.toml_checks import Key, check_choice, check_table
from survey.domain.toml_file import Fault, FileRefused, Tables, read_checked
from survey.domain.toml_lines import Place

MESSAGE_FILE = "messages.toml"
_PARTS = {
    MessageWay.SMS: {"text": Key(str)},
    MessageWay.EMAIL: {"subject": Key(str), "text": Key(str)},
}


class MessageFileError(FileRefused):
    """The file of messages is faulty; `problems` says where and what to do."""


def load_messages(path: Path, bounds: Bounds) -> Messages:
    """Return the messages of a TOML file; raises MessageFileError with every fault."""
    tables = read_checked(path, partial(_faults, bounds), MessageFileError)
    return Messages(tuple(template for _, template in _templates(tables)))


def _faults(bounds: Bounds, tables: Tables) -> Iterator[Fault]:
    """Yield the faults of form; only a well-formed file is asked what it says."""
    faults = [*_form_faults(tables)]
    yield from faults
    if faults:
        return
    for place, template in _templates(tables):
        for complaint in complaints(template, bounds):
            yield Fault((*place, complaint.part), complaint.what, complaint.remedy)


def _form_faults(tables: Tables) -> Iterator[Fault]:
    yield from check_table(tables, (), {kind: Key(dict) for kind in MessageKind})
    for kind in MessageKind:
        ways = tables.get(kind)
        if isinstance(ways, dict):
            yield from check_table(ways, (kind,), {way: Key(dict) for way in MessageWay})
            yield from _way_faults(ways, (kind,))


def _way_faults(ways: dict[str, Any], place: Place) -> Iterator[Fault]:
    for way, keys in _PARTS.items():
        languages = ways.get(way)
        if not isinstance(languages, dict):
            continue
        if SWEDISH not in languages:
            yield Fault(
                (*place, way), "Den svenska texten saknas.", f"Lägg till [{place[0]}.{way}.{SWEDISH}]."
            )
        for language, table in languages.items():
            yield from check_choice(language, VOLUNTARY, (*place, way, language))
            yield from check_table(table, (*place, way, language), keys)


def _templates(tables: Tables) -> Iterator[tuple[Place, Template]]:
    for kind in MessageKind:
        for way in MessageWay:
            for language, parts in tables[kind][way].items():
                text, subject = parts["text"].strip(), parts.get("subject", "").strip()
                yield (kind, way, language), Template(kind, way, language, text, subject)
