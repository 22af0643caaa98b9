"""Whether people were satisfied as a goal asks: those who answered, or everyone, as far as is known."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from analysis.goals import GoalStatus, answers_needed, reading_status
from analysis.goals import Reading as Judged
from analysis.intervals import hypergeometric, worst_case_counts
from analysis.three_lines import between
from survey.domain.goals import Goal, Reading
from survey.i18n import _
from survey.results.figures import Figure, QuestionFigures

READINGS = {
    Reading.RESPONDENTS: Judged.SVARANDE,
    Reading.POPULATION: Judged.POPULATION,
    Reading.WORST_CASE: Judged.WORST_CASE,
}


@dataclass(frozen=True, slots=True)
class Satisfied:
    """The lowest share of ja among the questions that a goal asks of, the status, and what it rests on."""

    lowest: Figure
    status: GoalStatus
    remark: str


def satisfied(goal: Goal, questions: Iterable[QuestionFigures], population: int | None) -> Satisfied | None:
    """Return how a goal of satisfied answers went; None where nothing it asks of is shown.

    Everyone is to be satisfied on every question: the lowest share decides, never a sum over questions.
    A question that may not be shown keeps the goal from being called reached.
    """
    asked = [each for each in questions if goal.indicator in (None, each.indicator)]
    shown = [(each.ja, each.name) for each in asked if each.ja]
    if not shown:
        return None
    lowest, name = min(shown, key=lambda pair: Fraction(pair[0].numerator, pair[0].denominator))
    status = _together([_status(goal, ja, population) for ja, _name in shown])
    if status is GoalStatus.REACHED and len(shown) < len(asked):
        status = GoalStatus.CANNOT_TELL
    which = _("Lägst: %(name)s.", name=name) if len(asked) > 1 else f"{name}."
    remarks = (which, _whom(goal, lowest, population, status))
    return Satisfied(lowest, status, " ".join(each for each in remarks if each))


def _status(goal: Goal, ja: Figure, population: int | None) -> GoalStatus:
    reading, answers = goal.reading or Reading.RESPONDENTS, ja.denominator
    if reading is Reading.RESPONDENTS:
        population = answers
    if population is None or answers > population:
        return GoalStatus.CANNOT_TELL
    return reading_status(READINGS[reading], ja.numerator, answers, population, _target(goal))


def _together(statuses: list[GoalStatus]) -> GoalStatus:
    if GoalStatus.NOT_REACHED in statuses:
        return GoalStatus.NOT_REACHED
    return GoalStatus.REACHED if set(statuses) == {GoalStatus.REACHED} else GoalStatus.CANNOT_TELL


def _whom(goal: Goal, lowest: Figure, population: int | None, status: GoalStatus) -> str:
    """Return what is known of everyone, for a goal that speaks of everyone."""
    ja, answers = lowest.numerator, lowest.denominator
    if goal.reading in (None, Reading.RESPONDENTS):
        return ""
    if population is None or answers > population:
        return _("Svar från ett tidigare år är med. Därför går målet inte att avgöra för alla avslutade.")
    if goal.reading is Reading.WORST_CASE:
        ends = between(worst_case_counts(ja, answers, population), population)
        return _("Alla avslutade, utan antaganden: %(ends)s.", ends=ends)
    ends = between(hypergeometric(ja, answers, population), population)
    told = _("Alla avslutade, om de är som de som svarade: %(ends)s.", ends=ends)
    return f"{told} {_missing(goal, lowest, population)}" if status is GoalStatus.CANNOT_TELL else told


def _missing(goal: Goal, lowest: Figure, population: int) -> str:
    """Return how many answers it would have taken, had none of those more been anything but ja."""
    needed = answers_needed(lowest.denominator - lowest.numerator, population, _target(goal))
    if needed is None:
        return _("Inte ens svar från alla kan visa att målet är nått.")
    return _("För att visa att målet är nått behövs minst %(needed)s svar, alla nya med ja.", needed=needed)


def _target(goal: Goal) -> Fraction:
    return Fraction(1) if goal.target is None else Fraction(goal.target)
