"""The chapter of a year, for the chef or for others: made of `YearResults` alone, with no sum of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analysis.chapter import numbers as n
from analysis.release import Audience
from analysis.shares import NO_FIGURE, Share, number_text
from survey.database.engines import Database
from survey.domain.organisation import Operation
from survey.i18n import _, _l
from survey.results.chapter_breakdowns import grouped_of
from survey.results.chapter_years import improvement_of, years_of
from survey.results.choice_counts import ChoiceFigures
from survey.results.cutoffs import Days, taken_on
from survey.results.figures import (
    AnswerFigure,
    Figure,
    GoalFigures,
    OfferedGroup,
    Participation,
    ParticipationRow,
    QuestionFigures,
    Returns,
    VersionFigures,
    YearResults,
)
from survey.results.names import NO_SINGLE_REASON
from survey.results.yearly import year_results, year_returns

KINDS: Mapping[str, str] = {"formal": _l("Formellt avslutade")}
"""Names of groups that say more in running text than in a table of the desk."""


@dataclass(frozen=True, slots=True)
class Source:
    """What chapters are made from; `reason_words` are the words of why somebody was not offered."""

    contacts: Database
    answers: Database
    operation: Operation
    reason_words: Mapping[str, str]


def year_numbers(source: Source, year: int, days: Days, audience: Audience) -> n.YearNumbers:
    """Return what an audience's chapter of a year is written from: the register and answers of these days."""
    whole = year_results(source.contacts, source.answers, source.operation, year, days.today, audience)
    before = year_returns(source.contacts, source.answers, year - 1, audience)
    results = whole
    if days.is_earlier:
        results = taken_on(whole, source.contacts, source.answers, source.operation, days)
    register, returns = results.register, results.returns
    return n.YearNumbers(
        operation=results.operation,
        year=year,
        cutoff=days.until,
        ongoing=results.ongoing,
        strict=audience is not Audience.CHEF,
        endings=register.endings,
        offered=_shown(register.offered),
        without_deceased=_maybe(register.offered_without_deceased),
        kinds=tuple(_groups(register.by_kind, results.participation.by_kind)),
        areas=tuple(_groups(register.by_area, results.participation.by_area)),
        voices=tuple(_voices(results.participation)),
        reasons=tuple(_reasons(results, source.reason_words)),
        answers=returns.counted,
        joined=returns.joined,
        unopened=_unopened(returns),
        measures=tuple(
            n.Measure(each.name, each.definition, _shown(each.figure)) for each in returns.measures
        ),
        year_before=_maybe(next((each.figure for each in before.measures), None)),
        versions=tuple(_version(each) for each in results.versions),
        goals=tuple(_goal(each) for each in results.goals),
        grouped=grouped_of(results.breakdowns),
        years=years_of(results.trend) if results.trend else n.NO_YEARS,
        improvements=tuple(improvement_of(each) for each in results.improvements),
        paper_by_own_ombud=results.desk.paper_for_own_client if results.desk else None,
        counted_on=days.today if days.is_earlier else None,
        answers_of=whole.register.endings if register != whole.register else None,
    )


def _shown(figure: Figure) -> n.Shown:
    share = Share(figure.numerator, figure.denominator)
    return n.Shown(share, in_percent=figure.text != share.counts)


def _maybe(figure: Figure | None) -> n.Shown | None:
    return _shown(figure) if figure else None


def _groups(
    offered: tuple[OfferedGroup, ...], participation: tuple[ParticipationRow, ...]
) -> Iterator[n.Group]:
    rows = {row.code: row for row in participation}
    for group in offered:
        name, row = str(KINDS.get(group.code, group.name)), rows.get(group.code)
        told = (row.text, row.compared, _maybe(row.answered)) if row else (NO_FIGURE, "", None)
        yield n.Group(name, _shown(group.offered), *told)


def _voices(found: Participation) -> Iterator[n.Voices]:
    tables = (
        (_("Efter hur enkäten lämnades"), _("Sätt"), found.by_channel),
        (_("Efter ålder"), _("Ålder"), found.by_age_group),
        (_("Efter kön"), _("Kön"), found.by_gender),
    )
    for caption, first, rows in tables:
        if rows:
            shown = tuple((row.name, number_text(row.offered), row.text, row.compared) for row in rows)
            told = tuple((str(row.name), _shown(row.answered)) for row in rows if row.answered)
            yield n.Voices(caption, first, shown, told)


def _reasons(results: YearResults, words: Mapping[str, str]) -> Iterator[n.Reason]:
    for each in results.register.not_offered:
        yield n.Reason(str({**words, **NO_SINGLE_REASON}[each.reason]), each.count)


def _unopened(returns: Returns) -> str:
    waiting = returns.unopened.at_least if returns.unopened else 0
    if not waiting:
        return "" if returns.openings else _("Antalet visas när urnan har öppnats.")
    return _("Minst %(number)s svar ligger oöppnade.", number=waiting)


def _version(version: VersionFigures) -> n.VersionNumbers:
    asked = (*(_question(each) for each in version.questions), *(_choice(each) for each in version.choices))
    return n.VersionNumbers(version.title, version.series_break, asked)


def _question(question: QuestionFigures) -> n.QuestionNumbers:
    answers = (*_answers(question.answers, in_base=True), *_answers(question.beside, in_base=False))
    other = question.other_base
    return n.QuestionNumbers(
        name=question.name,
        wording=question.wording,
        sentence=question.sentence,
        note=question.note or "",
        ja=_maybe(question.ja),
        answers=answers,
        other_base=_("Räknat på %(base)s: %(ja)s svarade ja.", base=other.label, ja=other.ja.text)
        if other
        else "",
        waiting=question.waiting,
        lines=tuple(n.LineText(each.name, each.text) for each in question.lines),
        lines_note=question.lines_note,
    )


def _choice(question: ChoiceFigures) -> n.QuestionNumbers:
    """Return a question that is no scale: its counts in words, with nothing to work on."""
    return n.QuestionNumbers(
        name=question.wording,
        wording=question.wording,
        sentence=question.sentence,
        note="",
        ja=None,
        answers=(),
        other_base="",
        waiting=question.waiting,
        lines=(),
        lines_note="",
    )


def _answers(answers: tuple[AnswerFigure, ...] | None, *, in_base: bool) -> Iterator[n.AnswerCount]:
    for each in answers or ():
        yield n.AnswerCount(each.label, _shown(each.figure), in_base)


def _goal(goal: GoalFigures) -> n.Goal:
    return n.Goal(goal.text, goal.frequency, goal.outcome, goal.label, goal.remark, _maybe(goal.share))
