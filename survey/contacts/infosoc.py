"""Infosoc's totals as the chef has told them, and the endings here to compare them with."""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, extract, insert, select

from survey.contacts import tables as t
from survey.domain.infosoc import Counted, Scope, Totals
from survey.domain.kinds import EndingKind


def tell(connection: Connection, told: Mapping[Scope, Totals]) -> None:
    """Let these totals take the place of those of the same month and område."""
    for scope, totals in told.items():
        forget(connection, scope)
        row = {"formal": totals.formal, "broken_off": totals.broken_off}
        place = {"year": scope.year, "month": scope.month, "area": scope.area}
        connection.execute(insert(t.infosoc_total).values(**place, **row))


def forget(connection: Connection, scope: Scope) -> None:
    """Take a total away."""
    table = t.infosoc_total
    same = (table.c.year == scope.year, table.c.month == scope.month, table.c.area == scope.area)
    connection.execute(delete(table).where(*same))


def told(connection: Connection, year: int) -> dict[Scope, Totals]:
    """Return a year's totals."""
    rows = connection.execute(select(t.infosoc_total).where(t.infosoc_total.c.year == year))
    return {Scope(row.year, row.month, row.area): Totals(row.formal, row.broken_off) for row in rows}


def counted(connection: Connection, year: int) -> list[Counted]:
    """Return what the endings of a year are counted by."""
    columns = (t.ending.c.ended_on, t.ending.c.area, t.ending.c.kind)
    query = select(*columns).where(extract("year", t.ending.c.ended_on) == year)
    return [Counted(day, area, EndingKind(kind)) for day, area, kind in connection.execute(query)]
