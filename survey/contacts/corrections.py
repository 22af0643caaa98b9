"""Facts of an ending that were wrong: the day, the kind or the kommun, corrected with all that follows."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, update

from survey.contacts import contact_details, endings, interviews, outbox
from survey.contacts import tables as t
from survey.contacts.endings import Ending
from survey.domain.kinds import EndingKind, StopReason


@dataclass(frozen=True, slots=True)
class Facts:
    """What may be corrected; `municipality` None means a protected identity."""

    ended_on: date
    kind: EndingKind
    municipality: str | None
    area: str

    @classmethod
    def of(cls, ending: Ending) -> "Facts":
        """Return what is registered."""
        return cls(ending.ended_on, ending.kind, ending.municipality, ending.area)


def correct(connection: Connection, ending: Ending, facts: Facts, today: date) -> None:
    """Store the facts; an identity that turns out to be protected leaves nothing that points at the person.

    What was still to be sent to such a person is stopped; an invitation among it has reached nobody.
    """
    values: dict[str, object] = {name: getattr(facts, name) for name in Facts.__dataclass_fields__}
    if facts.municipality is None:
        values |= {"age_group": None, "gender": None}
        interviews.withdraw(connection, ending.id)
        if ending.offer_id:
            _send_nothing(connection, ending.offer_id, today)
    connection.execute(update(t.ending).where(t.ending.c.id == ending.id).values(**values))


def _send_nothing(connection: Connection, offer_id: str, today: date) -> None:
    if outbox.invitation_waits(connection, offer_id):
        endings.stop_offer(connection, offer_id, StopReason.BOUNCED, today)
    outbox.stop_all(connection, offer_id, today)
    contact_details.erase(connection, offer_id)
