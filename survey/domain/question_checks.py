"""What one question in a questionnaire file must hold, by its kind."""

from collections.abc import Callable, Iterator
from typing import Any

from survey.domain.questionnaire import ILLEGIBLE, NO, NOT_APPLICABLE, PARTLY, YES, QuestionKind
from survey.domain.toml_checks import Key, check_by_kind, check_choice, check_id, check_table, check_unique
from survey.domain.toml_file import Fault
from survey.domain.toml_lines import Place

LONGEST_TEXT = 1000
"""Most characters that a text question may ask for."""

_OPTIONAL_WORDS = Key(str, required=False, may_be_empty=True)
_EVERY_QUESTION = {
    "id": Key(str),
    "kind": Key(str),
    "text": Key(str),
    "hint": _OPTIONAL_WORDS,
    "easy_text": _OPTIONAL_WORDS,
    "easy_hint": _OPTIONAL_WORDS,
}
_OF_KIND: dict[str, dict[str, Key]] = {
    QuestionKind.SCALE: {"indicator": Key(str), "choices": Key(list)},
    QuestionKind.TEXT: {"max_length": Key(int)},
    QuestionKind.CHOICE: {"choices": Key(list)},
}
_CHOICE = {"code": Key(str), "label": Key(str), "easy_label": _OPTIONAL_WORDS}


def question_faults(question: Any, place: Place) -> Iterator[Fault]:
    """Yield every fault of one [[questions]] table; what depends on sound keys waits until they are."""
    faults = list(check_by_kind(question, place, _EVERY_QUESTION, _OF_KIND))
    if not faults:
        faults = list(_choice_faults(question.get("choices", []), (*place, "choices")))
    yield from faults
    if not faults:
        yield from check_id(question["id"], (*place, "id"))
        yield from _KIND_FAULTS[question["kind"]](question, place)


def _choice_faults(choices: list[Any], place: Place) -> Iterator[Fault]:
    places = [(*place, number) for number in range(len(choices))]
    faults = [
        fault
        for choice, inner in zip(choices, places, strict=True)
        for fault in check_table(choice, inner, _CHOICE)
    ]
    yield from faults
    if not faults:
        yield from check_unique(
            (choice["code"], (*inner, "code")) for choice, inner in zip(choices, places, strict=True)
        )


def _scale_faults(question: dict[str, Any], place: Place) -> Iterator[Fault]:
    yield from check_id(question["indicator"], (*place, "indicator"))
    codes = [choice["code"] for choice in question["choices"]]
    for number, code in enumerate(codes):
        yield from check_choice(code, (YES, PARTLY, NO, NOT_APPLICABLE), (*place, "choices", number, "code"))
    for code in (YES, NO):
        if code not in codes:
            remedy = f'Lägg till ett svar med code = "{code}".'
            yield Fault((*place, "choices"), f"Svaret {code} saknas.", remedy)


def _text_faults(question: dict[str, Any], place: Place) -> Iterator[Fault]:
    longest = question["max_length"]
    if not 1 <= longest <= LONGEST_TEXT:
        remedy = f"Skriv ett tal från 1 till {LONGEST_TEXT}."
        yield Fault((*place, "max_length"), f"Svaret kan inte få vara {longest} tecken.", remedy)


def _own_choice_faults(question: dict[str, Any], place: Place) -> Iterator[Fault]:
    place = (*place, "choices")
    if len(question["choices"]) < 2:
        yield Fault(place, "Frågan har för få svar att välja på.", "Skriv minst två svar.")
    for number, choice in enumerate(question["choices"]):
        inner = (*place, number, "code")
        yield from check_id(choice["code"], inner)
        if choice["code"] == ILLEGIBLE:
            yield Fault(inner, f"Koden {ILLEGIBLE} är upptagen.", "Ge svaret en annan kod.")


_KIND_FAULTS: dict[str, Callable[[dict[str, Any], Place], Iterator[Fault]]] = {
    QuestionKind.SCALE: _scale_faults,
    QuestionKind.TEXT: _text_faults,
    QuestionKind.CHOICE: _own_choice_faults,
}
