"""The results of the questions, each as far as the release rule lets its audience see it."""

from collections.abc import Iterable, Sequence

from analysis.release import RULE, Audience, Level, ReleasedQuestion, counts_sentence
from analysis.satisfaction import Base, QuestionResult
from analysis.shares import Share
from analysis.tallies import Answer, QuestionTally
from survey.answers.tallies import Count
from survey.domain.loader import bundled_versions
from survey.domain.questionnaire import Question, QuestionKind
from survey.results.choices import choice_figures
from survey.results.figures import (
    PERCENT_FROM,
    AnswerFigure,
    OtherBase,
    QuestionFigures,
    VersionFigures,
    figure,
)
from survey.results.lines import Lines, lines_of
from survey.results.names import indicator_name
from survey.results.pooling import Pooled, opening_tallies, pooled

BESIDE = (Answer.INTE_AKTUELLT, Answer.UNANSWERED, Answer.ILLEGIBLE)
"""What a sheet can hold besides an answer that takes a stand."""


def versions_of(
    counts: Sequence[Count], audience: Audience, population: int | None = None
) -> tuple[VersionFigures, ...]:
    """Return the results of every questionnaire version that was answered, the oldest version first.

    `population` is how many the sheets were drawn from; None when they are not all of one year.
    """
    answered = {count.version for count in counts}
    versions = [each for name, each in bundled_versions().items() if name in answered]
    return tuple(
        VersionFigures(
            each.version,
            each.title,
            each.series_break,
            tuple(
                _released(question, counts_of(counts, each.version, question.id), audience, population)
                for question in each.scale_questions
            ),
            tuple(
                choice_figures(question, counts_of(counts, each.version, question.id))
                for question in each
                if question.kind is QuestionKind.CHOICE
            ),
        )
        for each in versions
    )


def counts_of(counts: Iterable[Count], version: str, question: str) -> list[Count]:
    """Return the counts of one question of one version."""
    return [each for each in counts if (each.version, each.question) == (version, question)]


def _released(
    question: Question, mine: Iterable[Count], audience: Audience, population: int | None
) -> QuestionFigures:
    pool = pooled(question.id, opening_tallies(question.id, mine))
    released = RULE.question(pool.tally, audience)
    percent = released.level is Level.DISTRIBUTION and pool.tally.valid >= PERCENT_FROM[audience]
    lines = lines_of(released.ja, released.n, population)
    return _figures(question, pool, released, lines, percent=percent)


def _figures(
    question: Question, pool: Pooled, released: ReleasedQuestion, lines: Lines, *, percent: bool
) -> QuestionFigures:
    shown = released.ja is not None and released.n is not None
    result = released.result if percent else None
    return QuestionFigures(
        id=question.id,
        indicator=question.indicator,
        name=indicator_name(question),
        wording=question.text,
        level=released.level.value,
        shown=shown,
        sentence=counts_sentence(pool.tally) if shown and not percent else released.text,
        note=result.rounding_note if result else None,
        ja=figure(Share(pool.tally.ja, pool.tally.valid), percent=percent) if shown else None,
        lines=lines.lines,
        lines_note=lines.note,
        answers=_answers(result) if result else None,
        beside=_beside(pool.tally) if result else None,
        other_base=_other_base(pool.tally) if result else None,
        waiting=pool.waiting,
    )


def _answers(result: QuestionResult) -> tuple[AnswerFigure, ...]:
    return tuple(
        AnswerFigure(each.answer.value, each.answer.label, figure(each.share)) for each in result.shares
    )


def _beside(tally: QuestionTally) -> tuple[AnswerFigure, ...]:
    shares = {answer: Share(tally.count(answer), tally.returned) for answer in BESIDE}
    return tuple(
        AnswerFigure(answer.value, answer.label, figure(share, percent=False))
        for answer, share in shares.items()
    )


def _other_base(tally: QuestionTally) -> OtherBase | None:
    if not tally.inte_aktuellt:
        return None
    result = QuestionResult(tally, Base.WITH_INTE_AKTUELLT)
    return OtherBase(result.base.label, figure(result.share(Answer.JA)))
