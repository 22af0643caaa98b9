"""The purge's protocol: counts by class of data and month; lines are added, never changed or taken away."""

import secrets
from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, func, insert, select

from survey.contacts.purge_tables import purge_count
from survey.domain.retention import DataClass


def write(connection: Connection, counts: Mapping[DataClass, int], today: date) -> None:
    """Add a line for each class of which something went; nothing to add writes nothing."""
    for data, count in counts.items():
        if count:
            _add(connection, today, data, count)


def note_run(connection: Connection, today: date) -> None:
    """Add one line to a month that has none: the purge has run, whether anything had to go or not."""
    month = purge_count.c.month == f"{today:%Y-%m}"
    if connection.execute(select(purge_count.c.id).where(month)).first() is None:
        _add(connection, today, None, 0)


def months(connection: Connection) -> dict[str, dict[DataClass, int]]:
    """Return month (YYYY-MM) → class → how many went; the last month first."""
    summed = (purge_count.c.month, purge_count.c.data, func.sum(purge_count.c.count).label("gone"))
    rows = connection.execute(
        select(*summed).group_by(purge_count.c.month, purge_count.c.data).order_by(purge_count.c.month.desc())
    )
    found: dict[str, dict[DataClass, int]] = {}
    for row in rows:
        month = found.setdefault(row.month, {})
        if row.data is not None:
            month[DataClass(row.data)] = row.gone
    return found


def _add(connection: Connection, today: date, data: DataClass | None, count: int) -> None:
    row = {"id": secrets.token_hex(8), "month": f"{today:%Y-%m}", "data": data, "count": count}
    connection.execute(insert(purge_count).values(**row))
