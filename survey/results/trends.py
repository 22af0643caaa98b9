"""The years side by side: own figures as released, older ones as printed, compared where they may be."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

from analysis.phrases import both
from analysis.rates import (
    OfferCounts,
    offer_rate,
    response_rate,
    response_rate_of_reached,
    response_share_of_endings,
)
from analysis.release import Audience
from analysis.series import CHANCE, Instrument, YearResult, compare, trend
from analysis.shares import NO_FIGURE, Share
from analysis.voices import GroupComparison
from survey.domain.loader import bundled_versions
from survey.i18n import _
from survey.results.figures import QuestionFigures, VersionFigures, for_audience
from survey.results.names import INDICATORS
from survey.results.published import Published
from survey.results.register import tells_of_unreached
from survey.results.trend_figures import SeriesBreak, Trend, TrendComparison, TrendPoint, TrendSeries

SCALE = "ja, till viss del, nej"
OF_REACHED = "response_of_reached"
MEASURES = {
    "offer": offer_rate,
    "response": response_rate,
    OF_REACHED: response_rate_of_reached,
    "response_of_endings": response_share_of_endings,
}
RATE = Instrument("", "", "", "")
"""How a measure of the register is made: its definition is the same every year."""


@dataclass(frozen=True, slots=True)
class OwnYear:
    """What is counted here of one year; `opened`: its answers too; `ongoing`: it is not over."""

    year: int
    counts: OfferCounts
    versions: tuple[VersionFigures, ...]
    opened: bool
    ongoing: bool


@dataclass(frozen=True, slots=True)
class Own:
    """One own figure: its text as an audience may see it, what it may be compared by, if at all, counts."""

    text: str
    result: YearResult | None
    share: Share | None
    ongoing: bool = False
    """True while the year goes on: what it says so far is compared with nothing."""


def trend_of(own: Sequence[OwnYear], published: Sequence[Published], audience: Audience) -> Trend:
    """Return every series over the years of these, oldest first."""
    years = sorted({each.year for each in own} | {each.year for each in published})
    measures = [
        _series(code, _measure_name(code), _measured(code, own, audience), published, years)
        for code in MEASURES
    ]
    questions = [
        _series(code, str(name), _answered(code, own), published, years) for code, name in INDICATORS.items()
    ]
    return Trend(
        years=tuple(years),
        measures=tuple(each for each in measures if _says_something(each)),
        questions=tuple(each for each in questions if _says_something(each)),
        breaks=_breaks(years),
    )


def _series(
    code: str, name: str, own: Mapping[int, Own], published: Iterable[Published], years: Iterable[int]
) -> TrendSeries:
    printed = {each.year: each for each in published if each.series == code}
    points = tuple(
        TrendPoint(
            year,
            own[year].text if year in own else "",
            printed[year].text if year in printed else "",
            own[year].share if year in own else None,
            printed[year].share if year in printed else None,
        )
        for year in years
    )
    results = [own[year].result if year in own else _printed(printed.get(year)) for year in years]
    told = [point.year for point in points if point.own or point.published]
    by_year = {each.year: each for each in results if each}
    own_results = [each.result for each in own.values() if each.result]
    going_on = {year for year, each in own.items() if each.ongoing}
    compared = tuple(_compared(*pair, by_year, going_on) for pair in pairwise(told))
    return TrendSeries(code, name, points, compared, _direction(own_results))


def _printed(published: Published | None) -> YearResult | None:
    """Return a printed figure of the register for comparing, where both its counts are printed.

    A printed answer to a question is never compared: how it was asked and counted is not known.
    """
    if published is None or published.share is None or published.series not in MEASURES:
        return None
    return YearResult(published.year, published.share, RATE)


def _compared(
    earlier: int, later: int, by_year: Mapping[int, YearResult], going_on: Collection[int]
) -> TrendComparison:
    if later in going_on:
        text = _("%(year)s är inte slut än och jämförs inte.", year=later)
        return TrendComparison(earlier, later, text, "")
    if earlier not in by_year or later not in by_year:
        unknown = [str(year) for year in (earlier, later) if year not in by_year]
        text = _("Åren går inte att jämföra: underlaget för %(years)s saknas.", years=reduce(both, unknown))
        return TrendComparison(earlier, later, text, "")
    found = compare(by_year[earlier], by_year[later])
    return TrendComparison(earlier, later, found.text, GroupComparison(found.text, found.p).p_text)


def _direction(results: Sequence[YearResult]) -> str:
    """Return which way three years or more lean; "" where nothing can be said."""
    tested = trend(results)
    if tested is None:
        return ""
    if tested.p >= CHANCE:
        return _("Över åren syns ingen riktning som är tydligare än slumpen.")
    return _("Andelen har ökat över åren.") if tested.z > 0 else _("Andelen har minskat över åren.")


def _measured(code: str, own: Iterable[OwnYear], audience: Audience) -> dict[int, Own]:
    told = [each for each in own if each.counts.endings and (code == "offer" or each.opened)]
    if code == OF_REACHED:
        told = [each for each in told if tells_of_unreached(each.counts, audience)]
    return {each.year: _of_year(each, MEASURES[code](each.counts).share, audience) for each in told}


def _of_year(year: OwnYear, share: Share, audience: Audience) -> Own:
    text = for_audience(share, audience).text
    if year.ongoing:
        return Own(_("%(figure)s hittills", figure=text), None, share, ongoing=True)
    return Own(text, YearResult(year.year, share, RATE), share)


def _answered(indicator: str, own: Iterable[OwnYear]) -> dict[int, Own]:
    """Return a question's ja by year: that of the version most were asked, of those that may be shown."""
    found: dict[int, Own] = {}
    for year in own:
        asked = [
            (version, question)
            for version in year.versions
            for question in version.questions
            if question.indicator == indicator
        ]
        shown = [pair for pair in asked if pair[1].ja]
        if shown:
            found[year.year] = _answer(year.year, *max(shown, key=lambda pair: _size(pair[1])))
        elif asked:
            found[year.year] = Own(NO_FIGURE, None, None)
    return found


def _size(question: QuestionFigures) -> int:
    return question.ja.denominator if question.ja else 0


def _answer(year: int, version: VersionFigures, question: QuestionFigures) -> Own:
    if question.ja is None:
        return Own(NO_FIGURE, None, None)
    asked = bundled_versions()[version.version].question(question.id)
    choices = "|".join(choice.code for choice in asked.choices)
    instrument = Instrument(asked.text, choices, SCALE, "")
    return Own(question.ja.text, YearResult(year, question.ja.share, instrument), question.ja.share)


def _measure_name(code: str) -> str:
    return MEASURES[code](OfferCounts(0)).name


def _says_something(series: TrendSeries) -> bool:
    return any(point.own or point.published for point in series.points)


def _breaks(years: Sequence[int]) -> tuple[SeriesBreak, ...]:
    """Return the breaks of questionnaires that came into use during the years shown."""
    upto = str(max(years, default=0) + 1)
    versions = [each for each in bundled_versions().values() if each.series_break and each.valid_from < upto]
    return tuple(SeriesBreak(each.title, each.series_break) for each in versions)
