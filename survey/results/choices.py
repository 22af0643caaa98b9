"""The questions that are no scale, such as who helped to answer: how many chose each answer."""

from collections import Counter
from collections.abc import Iterable

from analysis.release import RULE, too_few
from analysis.shares import NO_FIGURE, Share, number_text
from survey.answers.tallies import Count
from survey.domain.questionnaire import Question
from survey.i18n import _
from survey.results.choice_counts import ChoiceCount, ChoiceFigures


def choice_figures(question: Question, counts: Iterable[Count]) -> ChoiceFigures:
    """Return what anybody may see of a question that is no scale: the same for every audience, in counts."""
    codes = [choice.code for choice in question.choices]
    shown, waiting = _pooled(codes, counts)
    released = RULE.choices([shown[code] for code in codes])
    told = any(count is not None for count in released)
    answered = sum(shown[code] for code in codes)
    answers = tuple(
        ChoiceCount(choice.code, choice.label, count, _text(count, answered))
        for choice, count in zip(question.choices, released, strict=True)
    )
    return ChoiceFigures(
        id=question.id,
        wording=question.text,
        shown=told,
        answered=answered if told else None,
        sentence=_sentence(answers, answered) if told else _untold(answered),
        answers=answers if told else (),
        waiting=sum(waiting.values()),
    )


def _pooled(codes: Iterable[str], counts: Iterable[Count]) -> tuple[Counter[str], Counter[str]]:
    """Add up openings in steps that could each be shown alone; return what is shown and what waits.

    Once anything is told a step must hide nothing: whoever kept the last figures can subtract them.
    """
    by_opening: dict[int, Counter[str]] = {}
    for count in sorted(counts, key=lambda each: each.opening):
        by_opening.setdefault(count.opening, Counter())[count.answer] += count.count
    shown, waiting, known = Counter[str](), Counter[str](), list(codes)
    for opening in by_opening.values():
        waiting += opening
        step = [waiting[code] for code in known]
        untold = set(RULE.choices([shown[code] for code in known])) == {None}
        if sum(step) >= RULE.distribution_from and (untold or None not in RULE.choices(step)):
            shown, waiting = shown + waiting, Counter[str]()
    return shown, waiting


def _untold(answered: int) -> str:
    if answered < RULE.distribution_from:
        return too_few(RULE.distribution_from)
    return _("Antalen visas inte. Det skyddar dem som svarade.")


def _text(count: int | None, answered: int) -> str:
    return NO_FIGURE if count is None else Share(count, answered).counts


def _sentence(answers: Iterable[ChoiceCount], answered: int) -> str:
    parts = "; ".join(f"{each.label}: {NO_FIGURE if each.count is None else each.count}" for each in answers)
    return _("%(number)s svarade på frågan. %(parts)s.", number=number_text(answered), parts=parts)
