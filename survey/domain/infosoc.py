"""Avstämning: how many endings Infosoc has, how many there are here, and where they differ."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from survey.domain.cells import month_in, plain
from survey.domain.kinds import EndingKind
from survey.domain.organisation import Operation

WHOLE_YEAR, EVERY_AREA = 0, ""
EVERYTHING = {"hela året", "året", "år", "totalt", "summa", "alla", "alla områden"}
BETWEEN_CELLS = re.compile(r"\t|;|\||,|\s{2,}")
LARGEST = 9999


@dataclass(frozen=True, slots=True, order=True)
class Scope:
    """A month of a year and an område; `month` 0 is the whole year and `area` empty is every område."""

    year: int
    month: int = WHOLE_YEAR
    area: str = EVERY_AREA

    def holds(self, ended_on: date, area: str) -> bool:
        """Tell whether an ending of that day and område belongs here."""
        in_time = ended_on.year == self.year and self.month in (WHOLE_YEAR, ended_on.month)
        return in_time and self.area in (EVERY_AREA, area)


@dataclass(frozen=True, slots=True)
class Totals:
    """How many contacts ended: avslutade and avbrutna."""

    formal: int
    broken_off: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What Infosoc has and what is here, in one scope."""

    scope: Scope
    infosoc: Totals
    here: Totals

    @property
    def missing(self) -> Totals:
        """How many are missing here; below zero where there are more here than in Infosoc."""
        return Totals(self.infosoc.formal - self.here.formal, self.infosoc.broken_off - self.here.broken_off)

    @property
    def agrees(self) -> bool:
        """True when both have as many of each kind."""
        return self.infosoc == self.here


@dataclass(frozen=True, slots=True)
class Counted:
    """What an ending here is counted by."""

    ended_on: date
    area: str
    kind: EndingKind


@dataclass(frozen=True, slots=True)
class Pasted:
    """A line that was pasted: its totals, or what stands there when it cannot be read."""

    line: str
    scope: Scope | None = None
    totals: Totals | None = None


def compare(told: Iterable[tuple[Scope, Totals]], endings: Sequence[Counted]) -> list[Comparison]:
    """Return each told total beside what is here: the year first, then its months, then its områden."""
    by_breadth = sorted(told, key=lambda pair: (pair[0].area != EVERY_AREA, pair[0]))
    return [Comparison(scope, totals, count(scope, endings)) for scope, totals in by_breadth]


def count(scope: Scope, endings: Iterable[Counted]) -> Totals:
    """Return how many endings belong to a scope."""
    kinds = [each.kind for each in endings if scope.holds(each.ended_on, each.area)]
    return Totals(kinds.count(EndingKind.FORMAL), kinds.count(EndingKind.BROKEN_OFF))


def pasted_lines(text: str, year: int, operation: Operation) -> list[Pasted]:
    """Return what each line says: month or område or both, then avslutade and avbrutna.

    Lines without any number, such as headings, are passed over.
    """
    lines = (line.strip() for line in text.splitlines())
    return [_pasted(line, year, operation) for line in lines if re.search(r"\d", line)]


def _pasted(line: str, year: int, operation: Operation) -> Pasted:
    parts = [part.strip() for part in BETWEEN_CELLS.split(line) if part.strip()]
    numbers = [int(part) for part in parts[-2:] if part.isdecimal() and int(part) <= LARGEST]
    scope = _scope(parts[:-2], year, operation)
    if len(numbers) < 2 or scope is None:
        return Pasted(line)
    return Pasted(line, scope, Totals(*numbers))


def _scope(labels: Sequence[str], year: int, operation: Operation) -> Scope | None:
    """Return what the labels name together; None where one of them names nothing."""
    areas = {plain(name): area.id for area in operation.areas for name in (area.name, area.id)}
    month, place = WHOLE_YEAR, EVERY_AREA
    for label in labels:
        given = plain(label).removesuffix(f" {year}")
        if found := month_in(given):
            month = found
        elif area := areas.get(given) or areas.get(given.removesuffix(" området")):
            place = area
        elif given not in {*EVERYTHING, str(year)}:
            return None
    return Scope(year, month, place)
