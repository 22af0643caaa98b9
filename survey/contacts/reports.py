"""The chef's own texts for a year's report, and its locked versions, which nothing here can change."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from sqlalchemy import Connection, Select, delete, insert, select

from survey.contacts import tables as t
from survey.database.engines import insert_once


@dataclass(frozen=True, slots=True)
class Report:
    """A locked report: its frozen content (JSON), the day of its figures, and who locked it when."""

    year: int
    version: int
    cutoff: date
    locked_on: date
    account_id: str
    content: str
    checksum: str

    @property
    def is_untouched(self) -> bool:
        """True while the content is what was locked."""
        return checksum_of(self.content) == self.checksum


def checksum_of(content: str) -> str:
    """Return the SHA-256 of a content in hexadecimal."""
    return sha256(content.encode()).hexdigest()


def texts_of(connection: Connection, year: int) -> dict[str, str]:
    """Return section → text as the chef has written it, for the sections that the chef has written."""
    query = select(t.report_text.c.section, t.report_text.c.text).where(t.report_text.c.year == year)
    return {row.section: row.text for row in connection.execute(query)}


def store_text(connection: Connection, year: int, section: str, text: str) -> None:
    """Let this text take the place of a section's; an empty one gives the ready-made text back."""
    here = (t.report_text.c.year == year) & (t.report_text.c.section == section)
    connection.execute(delete(t.report_text).where(here))
    if text:
        connection.execute(insert(t.report_text).values(year=year, section=section, text=text))


def lock(
    connection: Connection, year: int, content: str, today: date, account_id: str, *, cutoff: date
) -> Report:
    """Store a new version; the latest one is given back when nothing has changed since."""
    latest = next(iter(of_year(connection, year)), None)
    if latest and latest.content == content:
        return latest
    row = {
        "year": year,
        "version": latest.version + 1 if latest else 1,
        "cutoff": cutoff,
        "locked_on": today,
        "account_id": account_id,
        "content": content,
        "checksum": checksum_of(content),
    }
    insert_once(connection, t.report, row)
    return of_year(connection, year)[0]


def of_year(connection: Connection, year: int) -> list[Report]:
    """Return the locked versions of a year, newest first."""
    return _reports(connection, select(t.report).where(t.report.c.year == year))


def find(connection: Connection, year: int, version: int) -> Report | None:
    """Return a locked version, or None."""
    return next((each for each in of_year(connection, year) if each.version == version), None)


def newest(connection: Connection) -> list[Report]:
    """Return every locked version, the newest year and version first."""
    return _reports(connection, select(t.report))


def _reports(connection: Connection, query: Select[tuple[object, ...]]) -> list[Report]:
    order = query.order_by(t.report.c.year.desc(), t.report.c.version.desc())
    return [Report(**row) for row in connection.execute(order).mappings()]
