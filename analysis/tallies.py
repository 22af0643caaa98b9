"""How many gave which answer to a question: the only form in which answers survive their opening."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from analysis.phrases import phrase, swedish


class Answer(StrEnum):
    """What a returned questionnaire can hold for one question; the value is the stored code."""

    JA = "ja"
    TILL_VISS_DEL = "till_viss_del"
    NEJ = "nej"
    INTE_AKTUELLT = "inte_aktuellt"
    UNANSWERED = "unanswered"
    ILLEGIBLE = "illegible"

    @property
    def label(self) -> str:
        """The words for a table head or a legend."""
        return phrase(LABELS[self])


LABELS = {
    Answer.JA: swedish("Ja"),
    Answer.TILL_VISS_DEL: swedish("Till viss del"),
    Answer.NEJ: swedish("Nej"),
    Answer.INTE_AKTUELLT: swedish("Inte aktuellt"),
    Answer.UNANSWERED: swedish("Inte besvarad"),
    Answer.ILLEGIBLE: swedish("Oläsligt svar"),
}


@dataclass(frozen=True, slots=True)
class QuestionTally:
    """Counts for one question; raises ValueError for a negative count.

    Invariant: the six counts together are all returned questionnaires, `returned`.
    Source: the 2024 report breaks it (rows of 18 and 21 answers printed over 20).
    """

    question: str
    ja: int = 0
    till_viss_del: int = 0
    nej: int = 0
    inte_aktuellt: int = 0
    unanswered: int = 0
    illegible: int = 0

    def __post_init__(self) -> None:
        """Refuse counts that no pile of questionnaires can give."""
        if min(self.count(answer) for answer in Answer) < 0:
            raise ValueError(f"negative count for {self.question}")

    def count(self, answer: Answer) -> int:
        """Return how many gave `answer`."""
        return int(getattr(self, answer))

    @property
    def valid(self) -> int:
        """Answers that take a stand: ja + till viss del + nej."""
        return self.ja + self.till_viss_del + self.nej

    @property
    def missing(self) -> int:
        """Item non-response: blank + illegible."""
        return self.unanswered + self.illegible

    @property
    def returned(self) -> int:
        """Returned questionnaires: valid + inte aktuellt + missing."""
        return self.valid + self.inte_aktuellt + self.missing

    def __add__(self, other: "QuestionTally") -> "QuestionTally":
        """Pool two openings of the same question, count by count; raises ValueError for two questions."""
        if self.question != other.question:
            raise ValueError(f"cannot add {other.question} to {self.question}")
        sums = {answer.value: self.count(answer) + other.count(answer) for answer in Answer}
        return QuestionTally(self.question, **sums)


def tally(question: str, answers: Iterable[Answer]) -> QuestionTally:
    """Count the answers to one question, one per returned questionnaire."""
    counts = Counter(answers)
    return QuestionTally(question, **{answer.value: counts[answer] for answer in Answer})


def returned_questionnaires(tallies: Iterable[QuestionTally]) -> int:
    """Return the common number of questionnaires behind several questions, 0 for no question.

    Raises ValueError when the questions disagree: then an answer has been lost or counted twice.
    """
    sizes = {each.returned for each in tallies}
    if len(sizes) > 1:
        raise ValueError(f"questions rest on different numbers of questionnaires: {sorted(sizes)}")
    return sizes.pop() if sizes else 0
