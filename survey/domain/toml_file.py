"""Reads a TOML file and tells every fault in it by line, in Swedish, with what to do."""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from survey.domain.toml_lines import Place, line_of

Tables = dict[str, Any]
"""What tomllib makes of a file; looked at only until it is checked."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a place in the data; the line is found afterwards."""

    place: Place
    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class FileProblem:
    """A fault in a file: the line counts from 1; `what` and `remedy` are whole Swedish sentences."""

    path: Path
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}, rad {self.line}: {self.what} {self.remedy}"


class FileRefused(Exception):
    """A file cannot be used; `problems` says why, one line each, in the file's order."""

    def __init__(self, problems: tuple[FileProblem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def read_checked(path: Path, check: Callable[[Tables], Iterator[Fault]], error: type[FileRefused]) -> Tables:
    """Return the file's tables when `check` finds no fault; raises `error` with all faults otherwise."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        tables = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as unreadable:
        raise error((_unreadable(path, unreadable),)) from unreadable
    problems = [
        FileProblem(path, line_of(text, fault.place), _on_one_line(fault.what), _on_one_line(fault.remedy))
        for fault in check(tables)
    ]
    if problems:
        raise error(tuple(sorted(problems, key=lambda problem: problem.line)))
    return tables


def _on_one_line(sentence: str) -> str:
    """Return a sentence that quotes the file without its line breaks and control characters."""
    return "".join(character if character.isprintable() else "?" for character in sentence)


def _unreadable(path: Path, error: OSError | UnicodeDecodeError | tomllib.TOMLDecodeError) -> FileProblem:
    if isinstance(error, OSError):
        return FileProblem(path, 1, "Filen går inte att öppna.", "Kontrollera namn, plats och rättigheter.")
    if isinstance(error, UnicodeDecodeError):
        line = error.object.count(b"\n", 0, error.start) + 1
        return FileProblem(path, line, "Filen är inte sparad som UTF-8.", "Spara om filen som UTF-8.")
    return _not_toml(path, str(error))


def _not_toml(path: Path, message: str) -> FileProblem:
    """Tell a syntax error on the line that tomllib names; at the end of the file, its last line with text."""
    text = path.read_bytes().decode("utf-8-sig")
    found = re.search(r"at line (\d+)", message)
    line = int(found[1]) if found else text.rstrip().count("\n") + 1
    if message.startswith("Cannot overwrite"):
        return FileProblem(path, line, "Samma nyckel står två gånger.", "Ta bort den ena.")
    if any(not _is_day(word) for word in re.findall(r"=\s*(\d+-\d+-\d+)", text.split("\n")[line - 1])):
        remedy = "Skriv en riktig dag som år-månad-dag, till exempel 2026-01-01."
        return FileProblem(path, line, "Datumet finns inte.", remedy)
    remedy = "Kontrollera citattecken, komman och klamrar här och på raden före."
    return FileProblem(path, line, "Raden går inte att läsa som TOML.", remedy)


def _is_day(word: str) -> bool:
    try:
        date.fromisoformat(word)
    except ValueError:
        return False
    return True
