"""What the answers to one question say: shares on a stated base, with everything left out shown beside."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from analysis.phrases import either, phrase, swedish
from analysis.shares import Share, number_text
from analysis.tallies import Answer, QuestionTally

ROUNDING_NOTE = swedish("Summan kan avvika från 100 på grund av avrundning.")
NOBODY = swedish("Ingen har svarat ja, till viss del eller nej.")


class Base(StrEnum):
    """Which answers are counted below the line."""

    VALID = "valid"
    WITH_INTE_AKTUELLT = "with_inte_aktuellt"

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers of the base, in the order they are shown."""
        stands = (Answer.JA, Answer.TILL_VISS_DEL, Answer.NEJ)
        return stands if self is Base.VALID else (*stands, Answer.INTE_AKTUELLT)

    @property
    def label(self) -> str:
        """The base in words, for the reader."""
        *first, last = (answer.label.lower() for answer in self.answers)
        return phrase("alla som svarade %(answers)s", answers=either(", ".join(first), last))


@dataclass(frozen=True, slots=True)
class AnswerShare:
    """One answer's share of the base."""

    answer: Answer
    share: Share


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """The result of one question on one base.

    Formula: share of an answer = its count / sum of the base's counts; the base is ja + till viss del
    + nej, or (as the report of 2024 had it) those and inte aktuellt. Shares are taken from counts
    alone, so the parts of the base always add to the base: 75/15/15 cannot be written.
    """

    tally: QuestionTally
    base: Base = Base.VALID

    @property
    def n(self) -> int:
        """Answers in the base."""
        return sum(self.tally.count(answer) for answer in self.base.answers)

    @property
    def shares(self) -> tuple[AnswerShare, ...]:
        """Every answer of the base with its share; the parts sum to `n`."""
        return tuple(AnswerShare(each, self.share(each)) for each in self.base.answers)

    def share(self, answer: Answer) -> Share:
        """Return the share of one answer of the base; raises ValueError for one beside it."""
        if answer not in self.base.answers:
            raise ValueError(f"{answer} is not in the base {self.base}")
        return Share(self.tally.count(answer), self.n)

    @property
    def not_relevant(self) -> Share:
        """Shown beside: inte aktuellt of all returned questionnaires."""
        return Share(self.tally.inte_aktuellt, self.tally.returned)

    @property
    def nonresponse(self) -> Share:
        """Shown beside: blank or illegible of all returned questionnaires."""
        return Share(self.tally.missing, self.tally.returned)

    @property
    def rounding_note(self) -> str | None:
        """The note that is due when the whole percents shown do not sum to 100, otherwise None."""
        percents = [each.share.percent for each in self.shares]
        shown = [percent for percent in percents if percent is not None]
        return phrase(ROUNDING_NOTE) if shown and sum(shown) != 100 else None

    @property
    def answers_sentence(self) -> str:
        """The base in words: "95 % (19 av 20) svarade ja, 5 % (1 av 20) svarade till viss del."."""
        given = [each for each in self.shares if each.share.part]
        parts = [_gave(each) for each in given]
        return f"{', '.join(parts)}." if parts else phrase(NOBODY)

    @property
    def sentence(self) -> str:
        """Everything in words, in the order base, inte aktuellt, not answered, illegible."""
        return " ".join((self.answers_sentence, *self._beside()))

    def _beside(self) -> Iterable[str]:
        if self.tally.inte_aktuellt and self.base is Base.VALID:
            yield phrase("%(number)s svarade inte aktuellt.", number=number_text(self.tally.inte_aktuellt))
        if self.tally.unanswered:
            yield phrase("%(number)s har inte besvarat frågan.", number=number_text(self.tally.unanswered))
        if self.tally.illegible:
            yield phrase("%(number)s svar gick inte att läsa.", number=number_text(self.tally.illegible))


def _gave(answer: AnswerShare) -> str:
    return phrase("%(share)s svarade %(answer)s", share=answer.share.text, answer=answer.answer.label.lower())
