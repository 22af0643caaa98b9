"""The goals of a year and what came of them: computed, or told by somebody, or else unknown."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from analysis import goals as judged
from analysis.goals import GoalStatus, Outcome
from survey.domain.goals import Goal, GoalKind, Measure, OwnStatus
from survey.i18n import _, in_swedish
from survey.results.figures import AreaCount, Figure, GoalFigures, Register, VersionFigures
from survey.results.names import Names
from survey.results.satisfied import Satisfied, satisfied

OWN = {
    OwnStatus.REACHED: GoalStatus.REACHED,
    OwnStatus.PARTLY: GoalStatus.PARTLY,
    OwnStatus.NOT_REACHED: GoalStatus.NOT_REACHED,
}


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody has told of the outcomes: goal key → område → count, and the områden there are.

    `population` is how many the answers were drawn from; None when they are not all of one year.
    `interviews` is how many were held during the year; None where nobody was drawn for one.
    """

    by_area: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    areas: Names = ()
    population: int | None = None
    interviews: int | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """What a goal of the year is held against."""

    register: Register
    versions: tuple[VersionFigures, ...]
    told: Told


@dataclass(frozen=True, slots=True)
class Found:
    """What the year says about a goal; `status` is there where the figures alone do not settle it."""

    outcome: Outcome
    figure: Figure | None = None
    areas: tuple[AreaCount, ...] = ()
    remark: str = ""
    status: GoalStatus | None = None


def goal_figures(
    goals: Iterable[Goal],
    register: Register,
    versions: Iterable[VersionFigures],
    *,
    ongoing: bool,
    told: Told | None = None,
) -> tuple[GoalFigures, ...]:
    """Return the goals with outcome and status; `ongoing` says that the year is not over."""
    year = Year(register, tuple(versions), told or Told())
    return tuple(_judge(goal, FOUND[goal.measure](goal, year), ongoing) for goal in goals)


def _judge(goal: Goal, found: Found, ongoing: bool) -> GoalFigures:
    measured = judged.Goal(goal.text, judged.GoalKind(goal.kind.value), _fraction(goal))
    status = judged.status(measured, found.outcome, ongoing)
    if found.status and status is not GoalStatus.ONGOING:
        status = found.status
    return GoalFigures(
        key=goal.key,
        text=goal.text,
        kind=goal.kind.value,
        measure=goal.measure.value,
        target=_target(goal),
        frequency=goal.frequency,
        status=status,
        label=status.label,
        outcome=found.figure.text if found.figure else _outcome_text(measured, found.outcome),
        share=found.figure,
        areas=found.areas,
        remark=found.remark or _printed(goal, status),
        note=goal.note,
    )


def _fraction(goal: Goal) -> Fraction | None:
    return None if goal.target is None else Fraction(goal.target)


def _target(goal: Goal) -> str:
    """Return the aim in words; no sign for percent, which only stands where something was counted."""
    if goal.target is None:
        return ""
    if goal.kind is GoalKind.RATIO:
        return _("Minst %(number)s procent", number=int(goal.target * 100))
    if goal.kind is GoalKind.COUNT_PER_AREA:
        return _("Minst %(number)s i varje område", number=goal.target)
    return _("Minst %(number)s", number=goal.target)


def _outcome_text(goal: judged.Goal, outcome: Outcome) -> str:
    if goal.kind is judged.GoalKind.COUNT and outcome.count is not None and outcome.count > goal.aim:
        return _("%(count)s, målet var %(target)s", count=outcome.count, target=goal.aim)
    return judged.outcome_text(goal, outcome)


def _printed(goal: Goal, status: GoalStatus) -> str:
    if not goal.printed_status or status is not GoalStatus.CANNOT_TELL:
        return ""
    return _("Tryckt status: %(status)s, underlag saknas.", status=in_swedish(goal.printed_status))


def _offered(_goal: Goal, year: Year) -> Found:
    offered, beside = year.register.offered, year.register.offered_without_deceased
    remark = _("Utan avlidna: %(figure)s.", figure=beside.text) if beside else ""
    return Found(Outcome(share=offered.share), offered, remark=remark)


def _satisfied(goal: Goal, year: Year) -> Found:
    questions = [question for version in year.versions for question in version.questions]
    found: Satisfied | None = satisfied(goal, questions, year.told.population)
    if found is None:
        return Found(Outcome())
    outcome = Outcome(share=found.lowest.share)
    return Found(outcome, found.lowest, remark=found.remark, status=found.status)


def _entered(goal: Goal, year: Year) -> Found:
    if goal.kind is GoalKind.COUNT:
        held = year.told.interviews if goal.counts_interviews and goal.outcome is None else None
        return Found(Outcome(count=goal.outcome if held is None else held))
    known = year.told.by_area.get(goal.key, {})
    areas = tuple(AreaCount(code, name, known.get(code)) for code, name in year.told.areas)
    per_area = {each.code: each.count for each in areas} if known else None
    return Found(Outcome(per_area=per_area), areas=areas if known else (), remark=_by_area(areas, known))


def _interviews(_goal: Goal, year: Year) -> Found:
    return Found(Outcome(count=year.told.interviews))


def _by_area(areas: Iterable[AreaCount], known: Mapping[str, int]) -> str:
    if not known:
        return ""
    parts = (
        f"{each.name} {each.count}" if each.count is not None else _("%(area)s saknas", area=each.name)
        for each in areas
    )
    return ", ".join(parts) + "."


def _written(goal: Goal, _year: Year) -> Found:
    return Found(Outcome(own_status=OWN[goal.own_status] if goal.own_status else None))


FOUND: Mapping[Measure, Callable[[Goal, Year], Found]] = {
    Measure.OFFERED_SHARE: _offered,
    Measure.SATISFIED_SHARE: _satisfied,
    Measure.DEPTH_INTERVIEWS: _interviews,
    Measure.ENTERED: _entered,
    Measure.WRITTEN: _written,
}
"""Where the outcome of each kind of goal comes from."""
