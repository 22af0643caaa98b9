"""A questionnaire version as data: its questions, answers and stable indicator keys."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

YES, PARTLY, NO, NOT_APPLICABLE = "ja", "till_viss_del", "nej", "inte_aktuellt"
"""Answer codes of a scale question; the same in every version, language and year."""
ILLEGIBLE = "olasligt"
"""A paper answer that cannot be read: stored as such, counted as item non-response."""


class QuestionKind(StrEnum):
    """What kind of answer a question takes."""

    SCALE = "scale"
    """One of the answer codes ja, till_viss_del, nej and sometimes inte_aktuellt; has an indicator key."""
    TEXT = "text"
    """The person's own words, at most `max_length` characters."""
    CHOICE = "choice"
    """One of the question's own choices; not an indicator (for example who helped)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose: the code is stored, the words are shown."""

    code: str
    label: str
    easy_label: str = ""
    """The lättläst words; empty means the same as `label`."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `id` is stable ASCII and names it in drafts, envelopes and tallies."""

    id: str
    kind: QuestionKind
    text: str
    hint: str = ""
    easy_text: str = ""
    easy_hint: str = ""
    """Lättläst hint; its line breaks are part of the text."""
    indicator: str = ""
    """Stable indicator key that binds versions; only for scale questions."""
    choices: tuple[Choice, ...] = ()
    max_length: int = 0

    def label_of(self, code: str) -> str:
        """Return the words of an answer code, or "" when the question has no such answer."""
        return next((choice.label for choice in self.choices if choice.code == code), "")


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """One version of the survey; locked from the day it is first offered."""

    version: str
    title: str
    valid_from: str
    """First day of use, ISO date."""
    verbatim: bool
    """True when the words are printed history and stand with their slips."""
    series_break: str
    """Why figures of this version are not compared with the one before; empty when they may be."""
    questions: tuple[Question, ...]

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions)

    @property
    def scale_questions(self) -> tuple[Question, ...]:
        """The questions that carry an indicator, in the order they are asked."""
        return tuple(question for question in self.questions if question.kind is QuestionKind.SCALE)

    def question(self, question_id: str) -> Question:
        """Return the question with this id; raises KeyError when there is none."""
        return {question.id: question for question in self.questions}[question_id]


Answers = Mapping[str, str]
"""Question id → answer code or free text; a question left out was not answered."""
