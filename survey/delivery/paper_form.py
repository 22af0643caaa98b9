"""A paper form with the same words and numbers as the web.

Its layout is paper_form.typ, the words round the questions are in form_words.py.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from survey.delivery.filling import filled, tag_of
from survey.delivery.form_words import FORM_WORDS
from survey.domain.audio import clip_of
from survey.domain.questionnaire import Question, QuestionKind, Questionnaire
from survey.i18n.catalogues import FOLDER, SOURCE, Language, Languages


class Print(StrEnum):
    """How large a form is printed."""

    NORMAL = "normal"
    LARGE = "large"


MEASURES: Mapping[Print, Mapping[str, float]] = {
    Print.NORMAL: {
        "title_pt": 22,
        "heading_pt": 14.5,
        "size_pt": 14,
        "box_mm": 7,
        "gap_mm": 5,
        "number_mm": 9,
        "line_mm": 9,
    },
    Print.LARGE: {
        "title_pt": 28,
        "heading_pt": 21,
        "size_pt": 20,
        "box_mm": 10,
        "gap_mm": 10,
        "number_mm": 14,
        "line_mm": 14,
    },
}
"""Letters in points, the rest in millimetres: box, space above a question, its number, lines to write on."""
LEFT_TO_THE_LAYOUT = {"page": "{page}", "pages": "{pages}"}
WRITING_LINES = 4


@dataclass(frozen=True, slots=True)
class PaperForm:
    """One person's form; `repr` shows nothing of it, so that no log can."""

    code: str
    """As it is shown: ABCDE-FGHJK-7; it stands on every page."""
    questionnaire: Questionnaire
    phone: str
    last_day: date
    reply: tuple[str, ...] = ()
    """Address lines of the prepaid reply, for those who have lost the envelope."""
    language: str = SOURCE
    print: Print = Print.NORMAL

    def __repr__(self) -> str:
        return "PaperForm(…)"

    @property
    def title(self) -> str:
        """The heading of the form."""
        return FORM_WORDS[self.language].title

    def content(self) -> dict[str, Any]:
        """Return what the layout is filled with; all of it is text, nothing is markup."""
        language = _language(self.language)
        numbered = enumerate(self.questionnaire, start=1)
        return {
            "kind": "form",
            "lang": tag_of(self.language),
            "code": self.code,
            "reply": self.reply,
            "large": self.print is Print.LARGE,
            "writing_lines": WRITING_LINES,
            **MEASURES[self.print],
            "questions": [_question(number, question, language) for number, question in numbered],
            "words": filled(
                asdict(FORM_WORDS[self.language]),
                self.last_day,
                self.language,
                phone=self.phone,
                **LEFT_TO_THE_LAYOUT,
            ),
        }


@cache
def _language(code: str) -> Language:
    return Languages(FOLDER).get(code)


def _question(number: int, question: Question, language: Language) -> dict[str, Any]:
    """Return a question with its number at the desk and the words that stand on the web's page."""
    clip = clip_of("", question, language)
    if clip is None:
        raise LookupError(f"the question {question.id} has no words in {language.code}")
    asked = len(clip.parts) - len(question.choices)
    return {
        "number": number,
        "text": clip.parts[0],
        "hint": "".join(clip.parts[1:asked]),
        "answers": clip.parts[asked:],
        "scale": question.kind is QuestionKind.SCALE,
    }
