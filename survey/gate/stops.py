"""A stop at the desk: nothing more is sent, and where it must, the link dies at once and nobody learns more.

Why a closed link is a replaced one (docs/decisions/0013-a-closed-link.md): the offer's right to answer moves,
with its state, to a blank ticket that nobody is ever given. The answer side sees what it sees at every new
link, so it does not learn why, nor that anything was stopped. The contact side gets no reply, so it does not
learn whether the link had been used. An answer that was sent stays in the urn and is counted: a stop can
neither take one back nor give a second one. Only a no that a stranger gave does not bind the person.
"""

from collections.abc import Callable
from datetime import date

from sqlalchemy import Connection

from survey.answers import tickets
from survey.contacts import desk_log, endings, interviews, slots
from survey.contacts.tables import Standing
from survey.domain.kinds import StopReason
from survey.gate import Gate, take_slot


def stop(gate: Gate, ending_id: str, reason: StopReason, account_id: str, today: date) -> bool:
    """Stop an offer: in one contacts transaction all that is queued ends, the addresses go, it is logged.

    A link that must die does so before this returns; killed in between, the next stop or the worker
    closes it. False when there is no offer, or it was stopped before. A yes to an interview goes too when
    the person has died, and when its number may be a stranger's.
    """

    def write(connection: Connection) -> bool:
        if not endings.stop(connection, ending_id, reason, today):
            return False
        if reason in (StopReason.DECEASED, StopReason.WRONG_PERSON):
            interviews.take_back(connection, ending_id)
        desk_log.write(connection, desk_log.Action.STOPPED, account_id, today, ending_id=ending_id)
        return True

    given = _given(gate, ending_id)
    if given and reason.closes_link and given[1].last_day >= today:
        stopped = _stop_and_part(gate, ending_id, *given, write)
    else:
        with gate.contacts.write() as connection:
            stopped = write(connection)
    close_links(gate)
    return stopped


def close_links(gate: Gate) -> None:
    """Close the link of every stopped offer that waits for it; done twice it changes nothing."""
    with gate.contacts.read() as connection:
        waiting = slots.to_close(connection)
    for one in waiting:
        by_a_stranger = one.reason is StopReason.WRONG_PERSON
        with gate.answers.write() as connection:
            tickets.replace(
                connection, gate.hash_of(one.old), gate.hash_of(one.new), by_a_stranger=by_a_stranger
            )
        with gate.contacts.write() as connection:
            slots.make_current(connection, one.offer_id, one.new.number)


def _given(gate: Gate, ending_id: str) -> tuple[str, slots.Slot] | None:
    with gate.contacts.read() as connection:
        ending = endings.find(connection, ending_id)
        offer_id = ending.offer_id if ending else None
        slot = slots.of_offer(connection, offer_id, Standing.CURRENT) if offer_id else None
    return (offer_id, slot) if offer_id and slot else None


def _stop_and_part(
    gate: Gate, ending_id: str, offer_id: str, slot: slots.Slot, write: Callable[[Connection], bool]
) -> bool:
    """Stop, and in the same transaction take the blank that the right to answer moves to.

    It is one of the link's own batch: a later last day would keep the year from ending.
    """

    def take(connection: Connection, batch: slots.Batch) -> bool:
        stopped = write(connection)
        ending = endings.find(connection, ending_id)
        closes = ending is not None and ending.stopped is not None and ending.stopped.closes_link
        if stopped and closes and slots.of_offer(connection, offer_id, Standing.PENDING) is None:
            take_slot(connection, offer_id, batch, Standing.PENDING)
        return stopped

    return bool(gate.with_batch(slots.Batch(slot.version, slot.year, slot.last_day), take))
