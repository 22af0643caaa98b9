"""A question as a form field: a kind is added in one line; nothing is ever compulsory."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from werkzeug.datastructures import MultiDict
from wtforms import Form, RadioField, SelectChoice, StringField, TextAreaField
from wtforms.fields.core import UnboundField
from wtforms.validators import StopValidation

from survey.domain.personal_numbers import has_personal_number
from survey.domain.questionnaire import Answers, Question, QuestionKind
from survey.i18n import _

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000\ue001\ufdd0-\ufdef\ufffe\uffff]")
Validator = Callable[[Form, StringField], None]


def _among(codes: frozenset[str]) -> Validator:
    def check(_form: Form, field: StringField) -> None:
        code = clean(field.data)
        if code and code not in codes:
            raise StopValidation(_("Välj ett av svaren."))

    return check


def _short_enough(most: int) -> Validator:
    def check(_form: Form, field: StringField) -> None:
        excess = len(clean(field.data)) - most
        if excess > 0:
            message = _("Din text är för lång. Ta bort minst %(count)s tecken.", count=excess)
            raise StopValidation(message)

    return check


def _no_personal_number(_form: Form, field: StringField) -> None:
    if has_personal_number(clean(field.data)):
        raise StopValidation(_("Det ser ut som ett personnummer. Ta bort det."))


def _choice_field(question: Question) -> UnboundField:
    choices = [SelectChoice(choice.code, choice.label) for choice in question.choices]
    codes = frozenset(choice.code for choice in question.choices)
    return RadioField(question.text, choices=choices, validate_choice=False, validators=[_among(codes)])


def _text_field(question: Question) -> UnboundField:
    return TextAreaField(question.text, validators=[_short_enough(question.max_length), _no_personal_number])


FIELD_FOR: Mapping[QuestionKind, Callable[[Question], UnboundField]] = {
    QuestionKind.SCALE: _choice_field,
    QuestionKind.CHOICE: _choice_field,
    QuestionKind.TEXT: _text_field,
}


@lru_cache
def answer_form(questions: tuple[Question, ...]) -> type[Form]:
    """Return the form class for some questions; its fields are named by question id."""
    fields = {question.id: FIELD_FOR[question.kind](question) for question in questions}
    return type("AnswerForm", (Form,), fields)


def read_answers(
    questions: Iterable[Question], typed: MultiDict[str, str]
) -> tuple[Answers, Mapping[str, str]]:
    """Return what was answered, and question id → sentence for what is wrong.

    What is wrong is among the answers too: nothing that a person wrote is lost. A question without
    an answer is left out.
    """
    form = answer_form(tuple(questions))(typed)
    form.validate()
    answers = {field.name: clean(field.data) for field in form}
    problems = {field.name: field.errors[0] for field in form if field.errors}
    return {name: value for name, value in answers.items() if value}, problems


def clean(text: str | None) -> str:
    """Return text with one kind of line break and without the control characters that nobody types."""
    return CONTROL.sub("", (text or "").replace("\r\n", "\n")).strip()
