"""Endings taken in from another register: each one once, however often its file is imported."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select

from survey.contacts import endings
from survey.contacts import tables as t
from survey.domain.cells import plain
from survey.domain.ending_rows import EndingRow, Says

Same = tuple[date, str, str | None]


@dataclass(frozen=True, slots=True)
class Importer:
    """Who imports, and when; the endings stand under this account until an ombud takes them over."""

    account_id: str
    today: date


def new_rows(connection: Connection, rows: Sequence[EndingRow]) -> list[EndingRow]:
    """Return the rows that are not here yet.

    Two rows with the same day, kind and kommun are two endings: as many as are here already are known.
    """
    here, tokens = _counts(connection, rows), _known_tokens(connection, rows)
    return [row for row in rows if row.occurrence > here[row.same] and token_of(row) not in tokens]


def store(connection: Connection, rows: Sequence[EndingRow], importer: Importer) -> int:
    """Store the rows that are not here yet, with offer or reason; return how many they were."""
    fresh = new_rows(connection, rows)
    for row in fresh:
        ending_id = endings.register(connection, _ending(row, importer))
        if row.channel and row.offered_on:
            endings.make_offer(connection, ending_id, row.channel, row.offered_on)
        elif row.reason:
            endings.give_reason(connection, ending_id, row.reason)
    return len(fresh)


def token_of(row: EndingRow) -> str:
    """Return what stands for the form's token: the same row of the same file gives the same one."""
    parts = (row.ended_on.isoformat(), row.kind, row.municipality or "", str(row.occurrence))
    return sha256("\n".join(("import", *parts)).encode()).hexdigest()[:32]


def remember(connection: Connection, headings: Mapping[Says, str]) -> None:
    """Keep which heading says what for the next file; never a heading that nobody chose."""
    known = {plain(heading): says for says, heading in headings.items() if plain(heading)}
    for heading, says in known.items():
        connection.execute(delete(t.import_heading).where(t.import_heading.c.heading == heading))
        connection.execute(insert(t.import_heading).values(heading=heading, says=says))


def remembered(connection: Connection) -> dict[str, str]:
    """Return the headings of earlier files with what they say."""
    return {row.heading: row.says for row in connection.execute(select(t.import_heading))}


def _ending(row: EndingRow, importer: Importer) -> endings.NewEnding:
    return endings.NewEnding(
        form_token=token_of(row),
        ended_on=row.ended_on,
        kind=row.kind,
        municipality=row.municipality,
        area=row.area,
        ombud_id=importer.account_id,
        registered_on=importer.today,
        age_group=row.age_group,
        gender=row.gender,
    )


def _counts(connection: Connection, rows: Sequence[EndingRow]) -> Counter[Same]:
    """Return how many endings there are of each day, kind and kommun in the time of the rows."""
    if not rows:
        return Counter()
    days = [row.ended_on for row in rows]
    columns = (t.ending.c.ended_on, t.ending.c.kind, t.ending.c.municipality)
    query = select(*columns).where(t.ending.c.ended_on.between(min(days), max(days)))
    return Counter((row.ended_on, row.kind, row.municipality) for row in connection.execute(query))


def _known_tokens(connection: Connection, rows: Sequence[EndingRow]) -> set[str]:
    """Return the rows' tokens that are here, also where an ending was changed after its import."""
    tokens = [token_of(row) for row in rows]
    query = select(t.ending.c.form_token).where(t.ending.c.form_token.in_(tokens))
    return set(connection.execute(query).scalars())
