"""Which counts may be shown together, so that no two figures give away a few answers between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.release import RULE
from analysis.tallies import Answer, QuestionTally
from survey.answers.tallies import Count
from survey.domain.questionnaire import ILLEGIBLE

CODES = {"": Answer.UNANSWERED, ILLEGIBLE: Answer.ILLEGIBLE}
"""Stored codes that are named otherwise in the analysis."""


@dataclass(frozen=True, slots=True)
class Pooled:
    """A question's counts that are shown together, and how many sheets more are too few to add."""

    tally: QuestionTally
    waiting: int


def opening_tallies(question: str, counts: Iterable[Count]) -> list[QuestionTally]:
    """Return a question's counts opening by opening, the first one first."""
    found: dict[int, QuestionTally] = {}
    for count in sorted(counts, key=lambda each: each.opening):
        answer = CODES.get(count.answer) or Answer(count.answer)
        added = QuestionTally(question, **{answer.value: count.count})
        found[count.opening] = found.get(count.opening, QuestionTally(question)) + added
    return list(found.values())


def pooled(question: str, openings: Sequence[QuestionTally]) -> Pooled:
    """Add up openings in steps that each could be shown alone.

    What is shown grows over the year, and whoever kept the last figures can subtract them. So new
    answers wait until they are as many as the rule asks for: `distribution_from` where a distribution
    is shown already, `counts_from` before that. Nothing that has been shown is ever taken back.
    """
    shown = waiting = QuestionTally(question)
    for tally in openings:
        waiting += tally
        distribution = shown.valid >= RULE.distribution_from
        if waiting.valid >= (RULE.distribution_from if distribution else RULE.counts_from):
            shown, waiting = shown + waiting, QuestionTally(question)
    return Pooled(shown, waiting.returned)
