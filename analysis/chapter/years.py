"""The years side by side in the chapter: what was counted or published, and what a difference can bear."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from analysis.chapter.model import Table
from analysis.chapter.numbers import Compared, Series, Told, Years
from analysis.shares import NO_FIGURE

MOST_YEARS = 5
MODE = (
    "Jämförelserna av svaren tar inte hänsyn till hur enkäten besvarades: med länk, kod, papper "
    "eller telefon. Skiljer det mellan åren kan det förklara en skillnad."
)


def year_tables(years: Years) -> tuple[Table, ...]:
    """Return the last five years of measures and of questions, and what can be said of the differences."""
    shown = years.years[-MOST_YEARS:]
    tables = (
        _side_by_side("Erbjudna och svar, år för år", "Mått", shown, years.measures),
        _side_by_side("De som svarade ja, år för år", "Fråga", shown, years.questions),
        _differences([each for each in years.compared if each.earlier in shown]),
    )
    return tuple(table for table in tables if table.rows)


def year_notes(years: Years) -> tuple[str, ...]:
    """Return which way the series lean, where that can be said, what breaks them, and what nobody knows."""
    answered = {each.name for each in years.questions}
    by_answers = any(each.name in answered for each in years.compared)
    leaning = (each for each in (*years.measures, *years.questions) if each.direction)
    return (
        *(f"{each.name}: {each.direction}" for each in leaning),
        *(f"Seriebrott. {each}" for each in years.breaks),
        *([MODE] if by_answers else []),
    )


def _side_by_side(caption: str, first: str, years: Sequence[int], series: Iterable[Series]) -> Table:
    rows = tuple(
        (each.name, *(_cell([told for told in each.told if told.year == year]) for year in years))
        for each in series
        if any(told.year in years for told in each.told)
    )
    return Table(caption, (first, *(str(year) for year in years)), rows, ())


def _cell(told: Sequence[Told]) -> str:
    return "; ".join(each.text for each in told) or NO_FIGURE


def _differences(compared: Iterable[Compared]) -> Table:
    """Return a row for each pair of years and verdict, with all that it goes for."""
    rows = tuple(
        (f"{earlier} och {later}", ", ".join(each.name for each in same), text)
        for (earlier, later, text), same in _alike(compared)
    )
    return Table("Skillnader mellan åren", ("År", "Gäller", "Det går att säga"), rows, ())


def _alike(compared: Iterable[Compared]) -> Iterator[tuple[tuple[int, int, str], list[Compared]]]:
    ordered = sorted(compared, key=_verdict)
    for key, same in groupby(ordered, key=_verdict):
        yield key, list(same)


def _verdict(each: Compared) -> tuple[int, int, str]:
    return each.earlier, each.later, each.text
