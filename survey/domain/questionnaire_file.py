"""What a questionnaire file must hold, and how it becomes a Questionnaire."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import accumulate
from typing import Any

from survey.domain.question_checks import question_faults
from survey.domain.questionnaire import ILLEGIBLE, Choice, Question, QuestionKind, Questionnaire
from survey.domain.toml_checks import Key, check_table, check_unique
from survey.domain.toml_file import Fault, Tables

LARGEST_ANSWER = 9000
"""Most bytes that all answers of one questionnaire may take, so that every answer fits an envelope."""
BYTES_PER_CHARACTER = 4
BYTES_AROUND_ANSWER = 6
"""Quotation marks, colon and comma round an id and its answer."""

_HEAD = {
    "version": Key(str),
    "title": Key(str),
    "valid_from": Key(date),
    "verbatim": Key(bool),
    "series_break": Key(str, may_be_empty=True),
    "questions": Key(list),
}


def questionnaire_faults(tables: Tables, file_stem: str) -> Iterator[Fault]:
    """Yield every fault of a questionnaire file whose name without .toml is `file_stem`."""
    faults = [
        *check_table(tables, (), _HEAD),
        *_version_faults(tables, file_stem),
        *_question_list_faults(tables.get("questions")),
    ]
    yield from faults
    if not faults:
        yield from _size_faults(build_questionnaire(tables))


def build_questionnaire(tables: Tables) -> Questionnaire:
    """Return the questionnaire of a file that was found faultless."""
    return Questionnaire(
        version=tables["version"],
        title=tables["title"],
        valid_from=tables["valid_from"].isoformat(),
        verbatim=tables["verbatim"],
        series_break=tables["series_break"],
        questions=tuple(_build_question(**table) for table in tables["questions"]),
    )


def _build_question(*, kind: str, choices: tuple[dict[str, str], ...] = (), **words: Any) -> Question:
    return Question(kind=QuestionKind(kind), choices=tuple(Choice(**choice) for choice in choices), **words)


def _version_faults(tables: Tables, file_stem: str) -> Iterator[Fault]:
    version = tables.get("version")
    if isinstance(version, str) and version.strip() and version != file_stem:
        remedy = f"Skriv {file_stem} eller byt namn på filen."
        yield Fault(("version",), f"Versionen {version} heter inte som filen.", remedy)
    if not re.fullmatch(r"[a-z][a-z0-9-]*", file_stem):
        remedy = "Använd a–z utan prickar, siffror och bindestreck, med en bokstav först."
        yield Fault(("version",), f"Filen kan inte heta {file_stem}.", remedy)


def _question_list_faults(questions: object) -> Iterator[Fault]:
    if not isinstance(questions, list):
        return
    for number, question in enumerate(questions):
        yield from question_faults(question, ("questions", number))
    tables = {number: table for number, table in enumerate(questions) if isinstance(table, dict)}
    for key in ("id", "indicator"):
        yield from check_unique(
            (str(table[key]), ("questions", number, key)) for number, table in tables.items() if key in table
        )
    if not any(table.get("kind") == QuestionKind.SCALE for table in tables.values()):
        remedy = 'Lägg till minst en fråga med kind = "scale".'
        yield Fault(("version",), "Enkäten har ingen fråga med skala.", remedy)


def _size_faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield one fault, at the question where the longest answer outgrows the envelope."""
    sizes = accumulate(map(_largest_part, questionnaire))
    outgrown = next((number for number, size in enumerate(sizes) if size > LARGEST_ANSWER), None)
    if outgrown is not None:
        what = f"Svaren kan bli större än {LARGEST_ANSWER} byte från och med den här frågan."
        yield Fault(("questions", outgrown), what, "Sänk max_length eller ta bort en fråga.")


def _largest_part(question: Question) -> int:
    codes = (ILLEGIBLE, *(choice.code for choice in question.choices))
    longest = max(question.max_length * BYTES_PER_CHARACTER, *map(len, codes))
    return len(question.id) + longest + BYTES_AROUND_ANSWER
