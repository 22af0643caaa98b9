"""Loads questionnaire versions, tells what is wrong with a file, and locks a version by its fingerprint."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from survey.domain.questionnaire import Questionnaire
from survey.domain.questionnaire_file import build_questionnaire, questionnaire_faults
from survey.domain.toml_file import Fault, FileProblem, FileRefused, Tables, read_checked

QUESTIONNAIRE_FOLDER = Path(__file__).parents[1] / "questionnaires"
"""The versions that come with the program, one TOML file each."""


class QuestionnaireFileError(FileRefused):
    """A questionnaire file is faulty; `problems` says where and what to do."""


def load_questionnaire(path: Path) -> Questionnaire:
    """Return the questionnaire of a TOML file; raises QuestionnaireFileError with every fault."""
    return build_questionnaire(read_checked(path, partial(_faults, path), QuestionnaireFileError))


def check_questionnaire(path: Path) -> list[FileProblem]:
    """Return every fault of a questionnaire file in the order of its lines; none means it can be used."""
    try:
        load_questionnaire(path)
    except QuestionnaireFileError as refused:
        return list(refused.problems)
    return []


@cache
def bundled_versions() -> Mapping[str, Questionnaire]:
    """Return the program's own versions by name, the oldest first; read once, never to be changed."""
    loaded = (load_questionnaire(path) for path in sorted(QUESTIONNAIRE_FOLDER.glob("*.toml")))
    by_age = sorted(loaded, key=lambda questionnaire: questionnaire.valid_from)
    return MappingProxyType({questionnaire.version: questionnaire for questionnaire in by_age})


@cache
def fingerprint(questionnaire: Questionnaire) -> str:
    """Return the SHA-256 (64 hex digits) of everything a questionnaire says.

    Empty parts are left out, so a field that the program learns later changes no old fingerprint.
    """
    content = asdict(questionnaire, dict_factory=_without_empty)
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()


def _without_empty(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return {name: value for name, value in pairs if value}


def _faults(path: Path, tables: Tables) -> Iterator[Fault]:
    yield from questionnaire_faults(tables, path.stem)
    if not str(tables.get("series_break", "–")).strip() and _has_elder(path, tables.get("valid_from")):
        remedy = "Skriv med en mening varför siffrorna inte kan jämföras med den förra versionen."
        yield Fault(("series_break",), "Skälet till att serien bryts saknas.", remedy)


def _has_elder(path: Path, valid_from: object) -> bool:
    """Tell whether another version in the folder was in use before; an unreadable file is none."""
    days = (_first_day(sibling) for sibling in path.parent.glob("*.toml") if sibling != path)
    return type(valid_from) is date and any(day < valid_from for day in days if day)


def _first_day(path: Path) -> date | None:
    try:
        day = tomllib.loads(path.read_bytes().decode("utf-8-sig")).get("valid_from")
    except (OSError, ValueError):
        return None
    return day if type(day) is date else None
