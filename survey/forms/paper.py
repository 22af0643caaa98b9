"""A paper form, typed in with one key a question; what cannot be read is said, not guessed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from werkzeug.datastructures import MultiDict
from wtforms import HiddenField, SelectChoice, SelectField, StringField
from wtforms.validators import InputRequired, StopValidation

from survey.domain.codes import read_code
from survey.domain.questionnaire import ILLEGIBLE, Answers, Question, QuestionKind, Questionnaire
from survey.forms.answer import read_answers
from survey.forms.staff import LONGEST_LINE, StaffForm
from survey.i18n import _, _l, ngettext

NOTHING_KEY, ILLEGIBLE_KEY = "0", "9"
CODE_INPUT = {
    "autocomplete": "off",
    "autocapitalize": "characters",
    "spellcheck": "false",
    "maxlength": LONGEST_LINE,
    "autofocus": True,
}
"""How a field for a code behaves: nothing is guessed or remembered, and the cursor stands there."""


class CodeForm(StaffForm):
    """The code on the paper."""

    code = StringField(
        _l("Kod"),
        [InputRequired(_l("Skriv koden som står på pappret."))],
        description=_l("Koden ser ut så här: ABCDE-FGHJK-7."),
        render_kw=CODE_INPUT,
    )

    def validate_code(self, field: StringField) -> None:
        """Refuse what is no code; the code's own check letter finds the slip."""
        if read_code(field.data) is None:
            raise StopValidation(_("Koden stämmer inte. Titta på pappret och försök igen."))

    def typed(self) -> str:
        """Return the code that was meant."""
        return read_code(self.code.data) or ""


class OwnClientForm(StaffForm):
    """Why an ombud types in the paper of an own client all the same."""

    code = HiddenField()
    reason = SelectField(
        _l("Varför kan ingen kollega göra det?"),
        [InputRequired(_l("Välj ett skäl."))],
        choices=[
            SelectChoice("", _l("Välj ett skäl")),
            SelectChoice("no_colleague", _l("Ingen kollega är på plats")),
            SelectChoice("client_asked", _l("Klienten har bett mig")),
            SelectChoice("other", _l("Annat skäl")),
        ],
        default="",
    )


@dataclass(frozen=True, slots=True)
class KeyQuestion:
    """A question that takes one key: its number on the paper and what the keys mean."""

    number: int
    question: Question

    @property
    def keys(self) -> Mapping[str, str]:
        """Key → answer code; the choices in their order from 1, then the two that are no answer."""
        numbered = {str(place): choice.code for place, choice in enumerate(self.question.choices, start=1)}
        return {**numbered, NOTHING_KEY: "", ILLEGIBLE_KEY: ILLEGIBLE}

    @property
    def legend(self) -> list[tuple[str, str]]:
        """Each key with its words, to stand beside the question."""
        answers = [(str(place), choice.label) for place, choice in enumerate(self.question.choices, start=1)]
        return [*answers, (NOTHING_KEY, _("Inget svar")), (ILLEGIBLE_KEY, _("Oläsligt svar"))]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A typed paper form: what stands in it as typed, the answers, and what is wrong by question id."""

    typed: Mapping[str, str]
    answers: Answers
    problems: Mapping[str, str]

    @property
    def says_something(self) -> bool:
        """True when at least one question has an answer that can be read."""
        return any(answer != ILLEGIBLE for answer in self.answers.values())


def answer_in_words(question: Question, code: str) -> str:
    """Return what was keyed for a question, in words: a choice, own words, or that nothing is there."""
    if question.kind is QuestionKind.TEXT:
        return code or _("Inget svar")
    known = {choice.code: choice.label for choice in question.choices}
    return {**known, "": _("Inget svar"), ILLEGIBLE: _("Oläsligt svar")}[code]


def numbers_on_paper(questionnaire: Questionnaire) -> Mapping[str, int]:
    """Return question id → the number that stands at it on the paper."""
    return {question.id: number for number, question in enumerate(questionnaire, start=1)}


def key_questions(questionnaire: Questionnaire) -> list[KeyQuestion]:
    """Return the questions that take a key, in the paper's order."""
    numbers = numbers_on_paper(questionnaire)
    return [
        KeyQuestion(numbers[question.id], question)
        for question in questionnaire
        if question.kind is not QuestionKind.TEXT
    ]


def text_questions(questionnaire: Questionnaire) -> list[Question]:
    """Return the questions answered in words."""
    return [question for question in questionnaire if question.kind is QuestionKind.TEXT]


def read_sheet(questionnaire: Questionnaire, form: MultiDict[str, str]) -> Sheet:
    """Read a paper form as it was typed; a question with keys that nobody answered has its own key."""
    keys = {
        each.question.id: (each, form.get(each.question.id, "").strip())
        for each in key_questions(questionnaire)
    }
    wrong = {
        name: _("Tryck på en av siffrorna som står vid frågan.")
        for name, (each, key) in keys.items()
        if key and key not in each.keys
    }
    left = [each for each, key in keys.values() if not key]
    unfilled = {each.question.id: _unfilled([each.number for each in left]) for each in left[:1]}
    codes = {name: each.keys.get(key, "") for name, (each, key) in keys.items()}
    texts, too_much = read_answers(text_questions(questionnaire), form)
    typed = {**{name: key for name, (_each, key) in keys.items()}, **texts}
    answers = {name: code for name, code in codes.items() if code}
    return Sheet(typed, {**answers, **texts}, {**unfilled, **wrong, **too_much})


def _unfilled(numbers: Sequence[int]) -> str:
    return ngettext(
        "Fråga %(which)s är inte ifylld. Tryck 0 om det inte finns något svar.",
        "Fråga %(which)s är inte ifyllda. Tryck 0 om det inte finns något svar.",
        len(numbers),
        which=in_words(numbers),
    )


def in_words(numbers: Sequence[int]) -> str:
    """Return rising numbers as they are read aloud, three in a row or more as a range: 1, 3 och 5–8."""
    runs = [
        [number for _place, number in run]
        for _key, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])
    ]
    parts = [
        part
        for run in runs
        for part in ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(number) for number in run])
    ]
    return " och ".join(", ".join(parts).rsplit(", ", 1))
