"""Where one ending stands besides its own facts: when its message goes out, its links, its year, a yes."""

from dataclasses import dataclass

from survey.contacts import interviews, outbox, overview, slots
from survey.contacts.endings import Ending
from survey.contacts.tables import Standing as Place
from survey.desk.context import desk
from survey.desk.sending import when


@dataclass(frozen=True, slots=True)
class Standing:
    """What the ending's page tells of it; never whether anybody answered."""

    new_links: int
    goes_out: str
    """When the message goes out, in words; empty when none waits."""
    is_closed: bool
    """True when the year's answers are counted and its links forgotten: no new one can be made."""
    said_yes: bool
    """True with a yes to an interview that has not been held."""


def standing_of(ending: Ending) -> Standing:
    """Return where an ending stands now."""
    with desk().contacts.read() as connection:
        offer_id = ending.offer_id
        person = interviews.find(connection, ending.id)
        due = outbox.goes_out(connection, offer_id) if offer_id else None
        return Standing(
            new_links=overview.new_links(connection, ending.id),
            goes_out=when(due) if due else "",
            is_closed=bool(offer_id) and slots.of_offer(connection, offer_id or "", Place.CURRENT) is None,
            said_yes=person is not None and not person.done_on,
        )
