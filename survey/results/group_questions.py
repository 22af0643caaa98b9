"""Questions to the ledningsgrupp, made from the figures that it may see: counts, no percent, no person."""

from collections.abc import Iterator, Mapping
from itertools import islice

from analysis.goals import GoalStatus
from survey.domain.goals import Measure
from survey.i18n import _, in_swedish
from survey.results.figures import GoalFigures, QuestionFigures, YearResults
from survey.results.names import NO_SINGLE_REASON

MOST = 3


def questions_to_group(results: YearResults, reason_words: Mapping[str, str]) -> tuple[str, ...]:
    """Return two or three questions, what is missed first; `reason_words` are those of not offering."""
    return tuple(islice(_questions(results, reason_words), MOST))


def _questions(results: YearResults, reason_words: Mapping[str, str]) -> Iterator[str]:
    missed = [each for each in results.goals if each.status in {GoalStatus.NOT_REACHED, GoalStatus.PARTLY}]
    yield from islice((_missed(goal) for goal in missed), 1)
    yield from islice(_reasons(results, reason_words), 1)
    yield from _response(results)
    yield from _lowest(results)
    if not results.versions:
        yield _("Inga svar är räknade än. Vad vill gruppen veta när de kommer?")
    yield _("Vad av det här ska vi ta upp vid nästa möte?")


def _missed(goal: GoalFigures) -> str:
    if goal.measure == Measure.OFFERED_SHARE and goal.share:
        return _(
            "%(part)s av %(whole)s är erbjudna enkäten. Vad behövs för att alla ska bli erbjudna?",
            part=goal.share.numerator,
            whole=goal.share.denominator,
        )
    return _(
        "Målet ”%(goal)s” är inte nått. Vad behövs för att nå det?", goal=in_swedish(goal.text.rstrip("."))
    )


def _reasons(results: YearResults, words: Mapping[str, str]) -> Iterator[str]:
    for each in results.register.not_offered:
        if each.reason not in NO_SINGLE_REASON:
            told = str(words[each.reason])
            yield _(
                "Det vanligaste skälet att inte få enkäten är ”%(reason)s”: %(count)s av %(all)s. "
                "Vad kan våra organisationer ändra?",
                reason=told[:1].lower() + told[1:],
                count=each.count,
                all=results.register.endings,
            )


def _response(results: YearResults) -> Iterator[str]:
    for measure in results.returns.measures[:1]:
        if 2 * measure.figure.numerator < measure.figure.denominator:
            yield _("%(counts)s har svarat. Vad kan få fler att svara?", counts=measure.figure.share.counts)


def _lowest(results: YearResults) -> Iterator[str]:
    asked = [each for version in results.versions for each in version.questions if each.ja]
    if len(asked) > 1:
        low = min(asked, key=_share)
        yield _(
            "Lägst andel ja har ”%(name)s”: %(counts)s. Vad kan vi göra tillsammans?",
            name=low.name,
            counts=low.ja.share.counts if low.ja else "",
        )


def _share(question: QuestionFigures) -> float:
    return question.ja.numerator / question.ja.denominator if question.ja and question.ja.denominator else 1.0
