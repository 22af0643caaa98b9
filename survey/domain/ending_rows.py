"""Rows of another register read as endings: which column says what, and what is wrong where."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from survey.domain import cells
from survey.domain.kinds import UNKNOWN_AREA, AgeGroup, Channel, EndingKind, Gender, NotOfferedReason
from survey.domain.organisation import Operation
from survey.domain.table_file import Row, TableFile


class Says(StrEnum):
    """What a column says."""

    ENDED_ON = "ended_on"
    KIND = "kind"
    MUNICIPALITY = "municipality"
    AGE = "age"
    GENDER = "gender"
    OFFERED = "offered"
    OFFERED_ON = "offered_on"
    REASON = "reason"


NEEDED = (Says.ENDED_ON, Says.KIND, Says.MUNICIPALITY)
Columns = Mapping[Says, int]
"""Where each thing stands, counted from 0."""
HEADINGS: Mapping[Says, tuple[str, ...]] = {
    Says.ENDED_ON: (
        "slutdatum", "avslutsdatum", "avslutad datum", "datum för avslut", "avslutat", "avslutsdag",
        "datum avslut", "t o m", "tom", "till och med", "slut", "datum", "kontakten tog slut",
    ),
    Says.KIND: (
        "typ av avslut", "avslutstyp", "avslutsorsak", "typ", "avslut", "slag", "hur tog kontakten slut",
        "formellt/avbrutet", "avslutad/avbruten", "orsak till avslut",
    ),
    Says.MUNICIPALITY: ("kommun", "kommunkod", "kommunnamn", "hemkommun", "folkbokföringskommun"),
    Says.AGE: ("ålder", "åldersgrupp", "åldersintervall", "ålder vid avslut"),
    Says.GENDER: ("kön", "juridiskt kön"),
    Says.OFFERED: ("enkät", "enkät skickad", "enkät erbjuden", "erbjuden", "erbjuden enkät", "enkät via"),
    Says.OFFERED_ON: ("enkät datum", "enkäten skickades", "utskicksdatum", "enkät skickad datum"),
    Says.REASON: ("skäl", "skäl till ej enkät", "varför inte enkät", "orsak ej enkät", "skäl enkät"),
}  # fmt: skip
OFFERED_BY: Mapping[Channel, tuple[str, ...]] = {
    Channel.SMS: ("mobil",),
    Channel.EMAIL: ("e-post", "epost", "mejl", "mail"),
    Channel.LINK: ("länk", "qr-kod", "webb"),
    Channel.LETTER: ("brev", "brev med kod", "post"),
    Channel.PAPER: ("papper", "papper i handen", "pappersenkät"),
    Channel.ONSITE: ("på plats", "platta", "ipad"),
}
NOT_OFFERED = {"nej", "ej", "inte", "n", "0", "ej skickad", "inte skickad", "false"}


class Wrong(StrEnum):
    """What is wrong with a cell."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    DAY_TO_COME = "day_to_come"
    NOT_TAKING_PART = "not_taking_part"
    BOTH = "both"
    """The survey was offered, and there is a reason why not."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in one row; `value` is what stands there."""

    says: Says
    wrong: Wrong
    value: str = ""


@dataclass(frozen=True, slots=True)
class EndingRow:
    """What a row says; `occurrence` counts the rows with the same day, kind and kommun, from 1."""

    number: int
    ended_on: date
    kind: EndingKind
    municipality: str | None
    area: str
    age_group: AgeGroup | None
    gender: Gender | None
    channel: Channel | None
    offered_on: date | None
    reason: NotOfferedReason | None
    occurrence: int = 1

    @property
    def same(self) -> tuple[date, EndingKind, str | None]:
        """What an ending here must share to be the same one."""
        return self.ended_on, self.kind, self.municipality


@dataclass(frozen=True, slots=True)
class FaultyRow:
    """A row that cannot be taken in, with everything that is wrong with it."""

    number: int
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class RowsRead:
    """The rows of a file, the good ones and the others."""

    good: tuple[EndingRow, ...]
    faulty: tuple[FaultyRow, ...]


def guessed_columns(headings: tuple[str, ...], remembered: Mapping[str, str]) -> dict[Says, int]:
    """Return where each thing stands: by the headings used before (`plain`), else by common words."""
    found: dict[Says, int] = {}
    known = [cells.plain(heading) for heading in headings]
    for place, heading in enumerate(known):
        if heading in remembered and remembered[heading] in set(Says):
            found.setdefault(Says(remembered[heading]), place)
    for says, words in HEADINGS.items():
        free = (known.index(word) for word in words if word in known)
        place_of = next((place for place in free if place not in found.values()), None)
        if place_of is not None:
            found.setdefault(says, place_of)
    return found


def read_rows(table: TableFile, columns: Columns, operation: Operation, today: date) -> RowsRead:
    """Return what each row of the table says; a day after `today` is a fault."""
    good, faulty, seen = [], [], Counter[tuple[date, EndingKind, str | None]]()
    for row in table.rows:
        reader = _Reader(row, columns, operation, today)
        faults = tuple(reader.faults())
        if faults:
            faulty.append(FaultyRow(row.number, faults))
            continue
        seen[reader.same()] += 1
        good.append(reader.ending(seen[reader.same()]))
    return RowsRead(tuple(good), tuple(faulty))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one row."""

    row: Row
    columns: Columns
    operation: Operation
    today: date

    def text(self, says: Says) -> str:
        place = self.columns.get(says)
        return "" if place is None else self.row.cells[place]

    def day(self, says: Says) -> date | None:
        return cells.day_in(self.text(says))

    def protected(self) -> bool:
        return cells.plain(self.text(Says.MUNICIPALITY)) in cells.PROTECTED

    def municipality(self) -> str | None:
        given = self.text(Says.MUNICIPALITY)
        return None if self.protected() else cells.municipality_in(given, self.operation)

    def channel(self) -> Channel | None:
        return cells.code_in(self.text(Says.OFFERED), OFFERED_BY)

    def reason(self) -> NotOfferedReason | None:
        return cells.code_in(self.text(Says.REASON), cells.REASONS)

    def same(self) -> tuple[date, EndingKind, str | None]:
        ended_on, kind = self.day(Says.ENDED_ON), cells.code_in(self.text(Says.KIND), cells.KINDS)
        if ended_on is None or kind is None:
            raise LookupError(self.row.number)
        return ended_on, kind, self.municipality()

    def faults(self) -> Iterator[Fault]:
        yield from self._day_faults()
        if cells.code_in(self.text(Says.KIND), cells.KINDS) is None:
            yield self._fault(Says.KIND)
        yield from self._place_faults()
        for says in (Says.AGE, Says.GENDER, Says.OFFERED, Says.OFFERED_ON, Says.REASON):
            if cells.plain(self.text(says)) not in cells.NOTHING and not self._understood(says):
                yield self._fault(says)
        if self.channel() and self.reason():
            yield Fault(Says.REASON, Wrong.BOTH, self.text(Says.REASON))

    def ending(self, occurrence: int) -> EndingRow:
        ended_on, kind, municipality = self.same()
        area = self.operation.area_of(municipality or "")
        channel = self.channel()
        return EndingRow(
            self.row.number,
            ended_on,
            kind,
            municipality,
            area.id if area else UNKNOWN_AREA,
            None if municipality is None else cells.age_group_in(self.text(Says.AGE)),
            None if municipality is None else cells.code_in(self.text(Says.GENDER), cells.GENDERS),
            channel,
            (self.day(Says.OFFERED_ON) or ended_on) if channel else None,
            self.reason(),
            occurrence,
        )

    def _understood(self, says: Says) -> bool:
        given = self.text(says)
        found: Mapping[Says, object] = {
            Says.AGE: cells.age_group_in(given),
            Says.GENDER: cells.code_in(given, cells.GENDERS),
            Says.OFFERED: self.channel() or cells.plain(given) in NOT_OFFERED,
            Says.OFFERED_ON: cells.day_in(given),
            Says.REASON: self.reason(),
        }
        return bool(found[says])

    def _day_faults(self) -> Iterator[Fault]:
        ended_on = self.day(Says.ENDED_ON)
        if ended_on is None:
            yield self._fault(Says.ENDED_ON)
        for says in (Says.ENDED_ON, Says.OFFERED_ON):
            if (day := self.day(says)) and day > self.today:
                yield Fault(says, Wrong.DAY_TO_COME, self.text(says))

    def _place_faults(self) -> Iterator[Fault]:
        code, ended_on = self.municipality(), self.day(Says.ENDED_ON)
        place = self.operation.municipality(code or "")
        if code is None and not self.protected():
            yield self._fault(Says.MUNICIPALITY)
        if place and ended_on and not place.takes_part(ended_on):
            yield Fault(Says.MUNICIPALITY, Wrong.NOT_TAKING_PART, place.name)

    def _fault(self, says: Says) -> Fault:
        value = self.text(says)
        return Fault(says, Wrong.UNKNOWN if value else Wrong.MISSING, value)
