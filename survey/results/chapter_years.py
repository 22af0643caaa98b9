"""The years side by side and the improvement log, as the chapter is written from them."""

from collections.abc import Iterator

from analysis.chapter import numbers as n
from analysis.shares import Share
from survey.domain.improvements import ImprovementStatus
from survey.i18n import _
from survey.results.improvements import ImprovementFigures
from survey.results.trend_figures import Trend, TrendComparison, TrendPoint, TrendSeries


def years_of(trend: Trend) -> n.Years:
    """Return the trend's figures as the chapter tells them; what is only published says so."""
    series = (*trend.measures, *trend.questions)
    return n.Years(
        years=trend.years,
        measures=tuple(_series(each) for each in trend.measures),
        questions=tuple(_series(each) for each in trend.questions),
        compared=tuple(_compared(each.name, pair) for each in series for pair in each.comparisons),
        breaks=tuple(f"{each.title}: {each.text}" for each in trend.breaks),
    )


def improvement_of(line: ImprovementFigures) -> n.Improvement:
    """Return a line of the log in words: "Klart 2025-03-01" or "Pågår, ska vara klart 2025-06-01"."""
    status = line.label
    if line.status is ImprovementStatus.DONE and line.done_on:
        status = _("%(status)s %(day)s", status=line.label, day=line.done_on.isoformat())
    elif line.due_on:
        status = _("%(status)s, ska vara klart %(day)s", status=line.label, day=line.due_on.isoformat())
    return n.Improvement(line.heard, line.decision, line.owner, status, line.done)


def _series(series: TrendSeries) -> n.Series:
    told = tuple(each for point in series.points for each in _told(point))
    return n.Series(series.name, told, series.direction)


def _told(point: TrendPoint) -> Iterator[n.Told]:
    """Yield what was counted and what was published; the latter not where it only says the same again."""
    if point.own:
        yield n.Told(point.year, point.own, _shown(point.own_share, point.own), published=False)
    if point.published and not _agrees(point):
        yield n.Told(point.year, point.published, _shown(point.published_share, ""), published=True)


def _agrees(point: TrendPoint) -> bool:
    same = point.own_share is not None and point.own_share == point.published_share
    return same and "procent" not in point.published


def _shown(share: Share | None, text: str) -> n.Shown | None:
    return n.Shown(share, in_percent="%" in text) if share else None


def _compared(name: str, pair: TrendComparison) -> n.Compared:
    text = f"{pair.text} ({pair.p})." if pair.p else pair.text
    return n.Compared(name, pair.earlier, pair.later, text.replace(". (", " (", 1))
