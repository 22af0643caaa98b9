"""Who said yes to an interview, with sealed contact details until it is done or 25 months have gone."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, delete, insert, select, update

from survey.contacts import tables as t
from survey.contacts.contact_details import KEY_NAME, Address, seal, unseal
from survey.delivery.messages import MessageWay
from survey.domain.interviews import GONE_MONTH, Person, months_after
from survey.security.keys import DESK, KeyFolder

ERASED: dict[str, object] = {"sealed": None}
DRAWN = (t.interview.c.drawn_on.is_not(None), t.interview.c.done_on.is_(None))
SELECT = select(
    t.ending.c.id,
    t.ending.c.ended_on,
    t.ending.c.area,
    t.interview.c.sealed.is_not(None),
    t.interview.c.drawn_on,
    t.interview.c.done_on,
).join(t.ending, t.ending.c.id == t.interview.c.ending_id)


def agree(connection: Connection, keys: KeyFolder, ending_id: str, address: Address) -> None:
    """Store a yes in place of an earlier one; the address is sealed to this interview alone."""
    withdraw(connection, ending_id)
    row = {"way": address.way, "sealed": seal(keys, _bound(ending_id), address)}
    connection.execute(insert(t.interview).values(ending_id=ending_id, **row))


def withdraw(connection: Connection, ending_id: str) -> None:
    """Take a yes back: nothing of it is left."""
    connection.execute(delete(t.interview).where(t.interview.c.ending_id == ending_id))


def take_back(connection: Connection, ending_id: str) -> bool:
    """Take back a yes that led to no interview, with its number; one that was held stays counted."""
    mine = (t.interview.c.ending_id == ending_id, t.interview.c.done_on.is_(None))
    return connection.execute(delete(t.interview).where(*mine)).rowcount == 1


def people(connection: Connection) -> list[Person]:
    """Return everyone who said yes, the earliest ending first."""
    rows = connection.execute(SELECT.order_by(t.ending.c.ended_on, t.ending.c.id))
    return [Person(*row) for row in rows]


def held_in(connection: Connection, year: int) -> int | None:
    """Return how many were interviewed that year; None where nobody was drawn or interviewed in it."""
    everyone = people(connection)
    drawn = any(person.drawn_on and person.drawn_on.year == year for person in everyone)
    held = sum(bool(person.done_on and person.done_on.year == year) for person in everyone)
    return held if held or drawn else None


def find(connection: Connection, ending_id: str) -> Person | None:
    """Return the person of an ending, or None without a yes."""
    row = connection.execute(SELECT.where(t.ending.c.id == ending_id)).first()
    return None if row is None else Person(*row)


def address(connection: Connection, keys: KeyFolder, ending_id: str) -> Address | None:
    """Return where to reach a person; None when it is erased."""
    columns = (t.interview.c.way, t.interview.c.sealed)
    row = connection.execute(select(*columns).where(t.interview.c.ending_id == ending_id)).first()
    if row is None or row.sealed is None:
        return None
    return unseal(keys.all(DESK, KEY_NAME), _bound(ending_id), MessageWay(row.way), row.sealed)


def mark_drawn(connection: Connection, drawn: Iterable[Person], today: date) -> None:
    """Write whom the lot fell on."""
    chosen = t.interview.c.ending_id.in_([person.ending_id for person in drawn])
    connection.execute(update(t.interview).where(chosen).values(drawn_on=today))


def mark_done(connection: Connection, ending_id: str, today: date) -> None:
    """Write that a drawn person was interviewed; the contact details are erased at once."""
    mine = (t.interview.c.ending_id == ending_id, t.interview.c.drawn_on.is_not(None))
    connection.execute(update(t.interview).where(*mine).values(done_on=today, **ERASED))


def give_up(connection: Connection, ending_id: str) -> bool:
    """Erase the number of a drawn person who does not answer; False when there was none to give up."""
    mine = (t.interview.c.ending_id == ending_id, t.interview.c.sealed.is_not(None), *DRAWN)
    return connection.execute(update(t.interview).where(*mine).values(**ERASED)).rowcount == 1


def say_no(connection: Connection, ending_id: str) -> bool:
    """Take back the yes of a drawn person who says no now; False when there was none."""
    mine = (t.interview.c.ending_id == ending_id, *DRAWN)
    return connection.execute(delete(t.interview).where(*mine)).rowcount == 1


def erase_expired(connection: Connection, today: date) -> int:
    """Erase the contact details 25 months after the ending; return of how many persons."""
    late = [
        person.ending_id
        for person in people(connection)
        if person.reachable and today >= months_after(person.ended_on, GONE_MONTH)
    ]
    chosen = t.interview.c.ending_id.in_(late)
    return connection.execute(update(t.interview).where(chosen).values(**ERASED)).rowcount


def _bound(ending_id: str) -> str:
    return f"interview {ending_id}"
