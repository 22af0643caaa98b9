"""Papers that gave no answer: counts by month and year of ending, never whose paper nor which code."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select, update

from survey.contacts.paper_table import paper_left
from survey.database.engines import insert_once
from survey.domain.paper import Left

KEY = (paper_left.c.month, paper_left.c.year, paper_left.c.what)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Papers of one month whose code was used already, and which nobody has said are destroyed."""

    month: str
    count: int

    @property
    def first_day(self) -> date:
        """The month as a date."""
        return date.fromisoformat(f"{self.month}-01")


def add(connection: Connection, what: Left, year: int, today: date) -> None:
    """Count a paper; one whose code was used waits in the queue besides."""
    mine = {"month": f"{today:%Y-%m}", "year": year, "what": what}
    waits = int(what is Left.CODE_USED)
    if insert_once(connection, paper_left, {**mine, "count": 1, "waiting": waits}):
        return
    same = [column == mine[column.name] for column in KEY]
    more = {"count": paper_left.c.count + 1, "waiting": paper_left.c.waiting + waits}
    connection.execute(update(paper_left).where(*same).values(more))


def waiting(connection: Connection) -> list[Waiting]:
    """Return the queue, the oldest month first."""
    total = func.sum(paper_left.c.waiting)
    query = select(paper_left.c.month, total).group_by(paper_left.c.month).having(total > 0)
    return [Waiting(month, int(count)) for month, count in connection.execute(query.order_by("month"))]


def done(connection: Connection, month: str, seen: int) -> bool:
    """Take a month's papers out of the queue; False, changing nothing, when others than those seen wait."""
    of_month = paper_left.c.month == month
    total = connection.execute(select(func.sum(paper_left.c.waiting)).where(of_month)).scalar() or 0
    if total != seen or not seen:
        return False
    connection.execute(update(paper_left).where(of_month).values(waiting=0))
    return True


def of_year(connection: Connection, year: int) -> Mapping[Left, int]:
    """Return how many papers of a year of ending gave no answer, by what became of them."""
    query = select(paper_left.c.what, func.sum(paper_left.c.count)).where(paper_left.c.year == year)
    return {Left(what): int(count) for what, count in connection.execute(query.group_by(paper_left.c.what))}
