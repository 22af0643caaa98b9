"""Answers by group: what the openings released, with words; nothing is counted or judged here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.breakdowns import PLAN, Dimension
from analysis.release import Audience
from analysis.shares import NO_FIGURE, Share
from survey.answers import tallies
from survey.answers.tallies import GroupTable, GroupTally, PooledOpening
from survey.contacts.slots import NOT_STATED
from survey.database.engines import Database
from survey.domain.kinds import UNKNOWN_AREA, Way
from survey.domain.loader import bundled_versions
from survey.domain.organisation import Operation
from survey.i18n import _, _l
from survey.results.breakdown_figures import Breakdowns, GroupCell, GroupedAnswers, GroupRow, NamedGroup
from survey.results.figures import figure
from survey.results.names import NO_AREA, Names, area_names, indicator_name, kind_names

WAYS: Mapping[Way, str] = {
    Way.LINK: _l("Länk"),
    Way.CODE: _l("Kod"),
    Way.PAPER: _l("Papper"),
    Way.PAPER_OWN_OMBUD: _l("Papper, inmatat av eget ombud"),
    Way.PHONE: _l("Telefon"),
}
CAPTIONS: Mapping[Dimension, str] = {
    Dimension.KIND: _l("Svarade ja, efter hur kontakten tog slut"),
    Dimension.AREA: _l("Svarade ja, efter område"),
    Dimension.WAY: _l("Svarade ja, efter sätt att svara"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """What the rows of one table have in common."""

    opening: int
    version: str
    dimension: Dimension
    years: tuple[int, ...]

    @property
    def order(self) -> tuple[int, str, int, tuple[int, ...]]:
        """Where the table comes among the others."""
        return self.opening, self.version, list(Dimension).index(self.dimension), self.years


Found = Mapping[str, Sequence[GroupTally]]
"""Question → its groups that are shown."""


def breakdowns_of(answers: Database, operation: Operation, year: int, audience: Audience) -> Breakdowns:
    """Return what a year's openings released to an audience; without a table, in general terms why."""
    with answers.read() as connection:
        released = tallies.group_tables_of(connection, year, audience.value)
        pooled = tallies.pooled_openings_of(connection, year)
    found = _by_place([each for each in released if each.groups], pooled)
    tables = tuple(_table(place, found, operation, audience) for place in sorted(found, key=_order))
    return Breakdowns(_reading() if tables else _waiting(), tables)


def _order(place: Place) -> tuple[int, str, int, tuple[int, ...]]:
    return place.order


def _by_place(shown: Iterable[GroupTable], pooled: Sequence[PooledOpening]) -> Mapping[Place, Found]:
    found: dict[Place, dict[str, Sequence[GroupTally]]] = {}
    for each in shown:
        years = _years(each, pooled)
        place = Place(each.opening, each.version, Dimension(each.dimension), years)
        found.setdefault(place, {})[each.question] = each.groups
    return found


def _years(table: GroupTable, pooled: Iterable[PooledOpening]) -> tuple[int, ...]:
    mine = (table.opening, table.version, table.question)
    sources = (each for each in pooled if (each.released_by, each.version, each.question) == mine)
    return tuple(sorted({each.year for each in sources}))


def _waiting() -> str:
    return _(
        "Uppdelade svar visas först när minst %(number)s svar har samlats och granskats.",
        number=PLAN.answers_from,
    )


def _reading() -> str:
    return _(
        "Ett streck (–) betyder att talet inte visas. Det skyddar dem som svarade. "
        "Grupperna är små: en skillnad kan bero på slumpen."
    )


def _table(
    place: Place, every: Mapping[Place, Found], operation: Operation, audience: Audience
) -> GroupedAnswers:
    found, version = every[place], bundled_versions()[place.version]
    groups = _groups(place.dimension, operation, found)
    return GroupedAnswers(
        version=place.version,
        dimension=place.dimension.value,
        opening=place.opening,
        years=place.years,
        caption=_caption(place, every),
        groups=tuple(NamedGroup(code, name) for code, name in groups),
        rows=tuple(
            GroupRow(each.id, indicator_name(each), _cells(groups, found[each.id], audience))
            for each in version.scale_questions
            if each.id in found
        ),
    )


def _caption(place: Place, every: Iterable[Place]) -> str:
    """Return what the table shows, with whatever tells it from the year's others."""
    places = list(every)
    details = []
    if len({each.version for each in places}) > 1:
        details.append(_(bundled_versions()[place.version].title))
    if len(place.years) > 1:
        *first, last = (str(year) for year in place.years)
        details.append(_("svar från %(years)s och %(last)s", years=", ".join(first), last=last))
    if len({each.opening for each in places}) > 1:
        details.append(_("öppning %(number)s", number=place.opening))
    caption = str(CAPTIONS[place.dimension])
    return f"{caption} ({', '.join(details)})" if details else caption


def _groups(dimension: Dimension, operation: Operation, found: Found) -> Names:
    """Return every group there can be, whoever answered; behind them those that have no name any more."""
    names = {
        Dimension.KIND: kind_names(),
        Dimension.AREA: area_names(operation),
        Dimension.WAY: tuple((way.value, str(name)) for way, name in WAYS.items()),
    }[dimension]
    known = {code for code, _name in names}
    others = {each.level for groups in found.values() for each in groups} - known
    return (*names, *((code, _unnamed(code)) for code in sorted(others)))


def _unnamed(code: str) -> str:
    return str(NO_AREA) if code in (UNKNOWN_AREA, NOT_STATED) else code


def _cells(groups: Names, found: Iterable[GroupTally], audience: Audience) -> tuple[GroupCell, ...]:
    released = {each.level: each for each in found}
    return tuple(_cell(code, released.get(code), audience) for code, _name in groups)


def _cell(code: str, tally: GroupTally | None, audience: Audience) -> GroupCell:
    if tally is None:
        return GroupCell(code, False, None, None, None, NO_FIGURE)
    told = figure(Share(tally.ja, tally.ja + tally.ej_ja), percent=audience is Audience.CHEF)
    return GroupCell(code, True, told.numerator, told.denominator, told.percent, told.text)
