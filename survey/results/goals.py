"""The goals of a year and what came of them: computed, or told by somebody, or else unknown."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from analysis import goals as judged
from analysis.goals import GoalStatus, Outcome
from analysis.shares import Share
from survey.domain.goals import Goal, GoalKind, Measure
from survey.i18n import _
from survey.results.figures import Figure, GoalFigures, QuestionFigures, Register, VersionFigures


@dataclass(frozen=True, slots=True)
class Found:
    """What the figures of the year say about a goal; `remark` names where, if the share alone does not."""

    figure: Figure | None = None
    count: int | None = None
    remark: str = ""
    hidden: bool = False
    """True when more is known than may be shown, so that a goal cannot be called reached."""


def goal_figures(
    goals: Iterable[Goal], register: Register, versions: Iterable[VersionFigures], *, ongoing: bool
) -> tuple[GoalFigures, ...]:
    """Return the goals with outcome and status; `ongoing` says that the year is not over."""
    questions = [question for version in versions for question in version.questions]
    return tuple(_judge(goal, FOUND[goal.measure](goal, register, questions), ongoing) for goal in goals)


def _judge(goal: Goal, found: Found, ongoing: bool) -> GoalFigures:
    target = None if goal.target is None else Fraction(goal.target)
    measured = judged.Goal(goal.text, judged.GoalKind(goal.kind.value), target)
    outcome = Outcome(share=_share(found.figure) if found.figure else None, count=found.count)
    status = judged.status(measured, outcome, ongoing)
    if found.hidden and status is GoalStatus.REACHED:
        status = GoalStatus.CANNOT_TELL
    return GoalFigures(
        key=goal.key,
        text=goal.text,
        frequency=goal.frequency,
        status=status,
        label=status.label,
        outcome=found.figure.text if found.figure else _outcome_text(measured, outcome),
        share=found.figure,
        remark=found.remark or _printed(goal, status),
    )


def _outcome_text(goal: judged.Goal, outcome: Outcome) -> str:
    if goal.kind is judged.GoalKind.COUNT and outcome.count is not None and outcome.count > goal.aim:
        return _("%(count)s, målet var %(target)s", count=outcome.count, target=goal.aim)
    return judged.outcome_text(goal, outcome)


def _printed(goal: Goal, status: GoalStatus) -> str:
    if not goal.printed_status or status is not GoalStatus.CANNOT_TELL:
        return ""
    return _("Tryckt status: %(status)s, underlag saknas.", status=goal.printed_status)


def _offered(_goal: Goal, register: Register, _questions: list[QuestionFigures]) -> Found:
    return Found(register.offered, remark=_without_deceased(register))


def _without_deceased(register: Register) -> str:
    beside = register.offered_without_deceased
    return _("Utan avlidna: %(figure)s.", figure=beside.text) if beside else ""


def _satisfied(_goal: Goal, _register: Register, questions: list[QuestionFigures]) -> Found:
    """Everyone is to be satisfied on every question: the lowest share decides, never a sum over questions."""
    shown = [(each.ja, each.name) for each in questions if each.ja]
    if not shown:
        return Found()
    lowest, name = min(shown, key=lambda pair: Fraction(pair[0].numerator, pair[0].denominator))
    hidden = len(shown) < len(questions)
    return Found(lowest, remark=_("Lägst: %(name)s.", name=name), hidden=hidden)


def _entered(goal: Goal, _register: Register, _questions: list[QuestionFigures]) -> Found:
    return Found(count=goal.outcome if goal.kind is GoalKind.COUNT else None)


def _share(shown: Figure) -> Share:
    return Share(shown.numerator, shown.denominator)


FOUND: Mapping[Measure, Callable[[Goal, Register, list[QuestionFigures]], Found]] = {
    Measure.OFFERED_SHARE: _offered,
    Measure.SATISFIED_SHARE: _satisfied,
    Measure.ENTERED: _entered,
    Measure.WRITTEN: lambda _goal, _register, _questions: Found(),
}
"""Where the outcome of each kind of goal comes from."""
