"""What the desk's lists ask of the endings besides the endings themselves."""

from sqlalchemy import Connection, func, select

from survey.contacts import tables as t
from survey.contacts.desk_log import Action


def years(connection: Connection) -> list[int]:
    """Return the years from the newest ending to the oldest; empty before the first ending."""
    first, last = connection.execute(
        select(func.min(t.ending.c.ended_on), func.max(t.ending.c.ended_on))
    ).one()
    return [] if first is None else list(range(last.year, first.year - 1, -1))


def new_links(connection: Connection, ending_id: str) -> int:
    """Return how many new links an ending has been given since the first one."""
    logged = select(func.count()).select_from(t.desk_log).where(t.desk_log.c.ending_id == ending_id)
    return connection.execute(logged.where(t.desk_log.c.action == Action.REISSUED)).scalar_one()
