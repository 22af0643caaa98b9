"""A call: what is read aloud word by word, in the caller's language, and what the caller answers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from flask import current_app
from werkzeug.datastructures import MultiDict
from wtforms import SelectChoice, SelectField, StringField
from wtforms.validators import InputRequired, StopValidation

from survey.domain.codes import read_code
from survey.domain.questionnaire import Answers, Question, QuestionKind, Questionnaire
from survey.forms import call_words
from survey.forms.answer import read_answers
from survey.forms.call_words import Words
from survey.forms.looks import OFFERED
from survey.forms.paper import CODE_INPUT, in_words
from survey.forms.staff import StaffForm
from survey.i18n import _, _l, language, speaking
from survey.i18n.catalogues import EASY, SOURCE, Language

BY_STAFF = "av_personal"
"""The answer to who helped that is true of every call: staff, and never which of them."""
TOKEN = re.compile(r"[A-Za-z0-9_-]{20,24}\.[A-Za-z0-9_-]{20,24}")
WRONG_KEY = _l("Koden stämmer inte. Be personen läsa den en gång till.")


class CallForm(StaffForm):
    """The caller's code, or the link that was just made for the caller."""

    key = StringField(
        _l("Personens kod"),
        [InputRequired(_l("Skriv koden som personen läser upp."))],
        description=_l("Koden står i brevet och på pappret. Den ser ut så här: ABCDE-FGHJK-7."),
        render_kw=CODE_INPUT,
    )
    language = SelectField(
        _l("Språk att läsa på"),
        choices=lambda: [SelectChoice(one.code, one.name) for one in spoken_languages()],
        description=_l("Välj ett språk som du själv talar. Med tolk läser du på svenska."),
        default=SOURCE,
        validate_choice=False,
    )

    def validate_key(self, field: StringField) -> None:
        """Refuse what is neither a code nor a link."""
        if not key_of(field.data):
            raise StopValidation(str(WRONG_KEY))


def spoken_languages() -> tuple[Language, ...]:
    """Return Swedish and the languages that this operation offers its former clients."""
    offered: tuple[Language, ...] = current_app.extensions[OFFERED]
    return offered


def key_of(typed: str | None) -> str:
    """Return the code or the link's token that was meant; "" when it is neither."""
    token = TOKEN.search(typed or "")
    return token.group() if token else read_code(typed or "") or ""


@dataclass(frozen=True, slots=True)
class SpokenQuestion:
    """A question as it is read aloud; `number` counts within its own kind, `of` so many."""

    question: Question
    text: str
    hint: str
    choices: tuple[tuple[str, str], ...]
    """(code, words), in the calm order of the form."""
    number: int
    of: int

    def said(self, answer: str) -> str:
        """Return an answer as it is read back; "" when there is none."""
        return answer if self.question.kind is QuestionKind.TEXT else dict(self.choices).get(answer, "")


@dataclass(frozen=True, slots=True)
class Doubt:
    """What may happen in a call, and the words that help then."""

    happens: str
    """In the words of the desk: for whoever reads."""
    words: str


@dataclass(frozen=True, slots=True)
class Script:
    """All that is read aloud in a call, in one language."""

    language: Language
    welcome: Words
    questions: tuple[SpokenQuestion, ...]
    doubts: tuple[Doubt, ...]
    reading_back: Words
    no_thanks: Words


def script_in(code: str, questionnaire: Questionnaire) -> Script:
    """Return the script of a version in a language; a text that is missing there stands in Swedish."""
    happens = _happens()
    with speaking(code):
        return Script(
            language(),
            call_words.welcome(len(questionnaire.scale_questions)),
            tuple(_spoken(each, questionnaire) for each in asked_in_call(questionnaire)),
            tuple(Doubt(*pair) for pair in zip(happens, call_words.replies(), strict=True)),
            call_words.reading_back(),
            call_words.no_thanks(),
        )


def asked_in_call(questionnaire: Questionnaire) -> tuple[Question, ...]:
    """Return the questions that are read: all but who helped, which a call answers by itself."""
    return tuple(question for question in questionnaire if not question.label_of(BY_STAFF))


def read_call(questionnaire: Questionnaire, form: MultiDict[str, str]) -> tuple[Answers, Mapping[str, str]]:
    """Return what was answered, and question id → sentence for what is wrong."""
    return read_answers(asked_in_call(questionnaire), form)


def said_nothing_to(script: Script, answers: Answers) -> str:
    """Return the sentence that names the numbered questions without an answer; "" when all have one."""
    left = [
        each.number
        for each in script.questions
        if each.question.kind is QuestionKind.SCALE and each.question.id not in answers
    ]
    return _("Fråga %(which)s har inget svar.", which=in_words(left)) if left else ""


def in_own_words(questionnaire: Questionnaire, answers: Answers) -> bool:
    """Tell whether something was written down in the person's own words."""
    return any(questionnaire.question(name).kind is QuestionKind.TEXT for name in answers)


def with_help(questionnaire: Questionnaire, answers: Answers) -> Answers:
    """Return the answers and, where the version asks who helped, that staff did."""
    helped = {question.id: BY_STAFF for question in questionnaire if question.label_of(BY_STAFF)}
    return {**answers, **helped}


def _spoken(question: Question, questionnaire: Questionnaire) -> SpokenQuestion:
    easy = language().code == EASY
    alike = [other for other in questionnaire if other.kind is question.kind]
    hint = question.easy_hint if easy and question.easy_text else _(question.hint)
    in_words = question.kind is QuestionKind.TEXT
    return SpokenQuestion(
        question,
        _worded(question.text, question.easy_text),
        call_words.own_words() if in_words else hint,
        tuple((choice.code, _worded(choice.label, choice.easy_label)) for choice in question.choices),
        alike.index(question) + 1,
        len(alike),
    )


def _worded(text: str, easy: str) -> str:
    return easy if easy and language().code == EASY else _(text)


def _happens() -> Words:
    return (
        _("Personen är tyst eller osäker"),
        _("Svaret passar inget av valen"),
        _("Personen förstår inte frågan"),
        _("Personen frågar vad du tycker"),
        _("Personen vill inte svara på en fråga"),
        _("Någon annan svarar åt personen"),
        _("Personen vill sluta"),
        _("Personen mår dåligt"),
    )
