"""Slips that wait for the desk: nobody's ticket, ending or answer; seen to and thrown away."""

from datetime import date

from survey.answers import slip_box
from survey.contacts import desk_log
from survey.gate import Gate
from survey.security.keys import DESK


def waiting_slips(gate: Gate, today: date) -> list[slip_box.StoredSlip]:
    """Return the slips that wait for the desk."""
    private = gate.keys.read_sealed(DESK, slip_box.KEY_NAME)
    with gate.answers.read() as connection:
        return slip_box.waiting(connection, private, today)


def done_with_slip(gate: Gate, slip_id: str, account_id: str, today: date) -> bool:
    """Throw a slip away and log who did; False when somebody else was first."""
    with gate.answers.write() as connection:
        if not slip_box.remove(connection, slip_id):
            return False
    slip_box.leave_no_trace(gate.answers)
    with gate.contacts.write() as connection:
        desk_log.write(connection, desk_log.Action.SLIP_DONE, account_id, today)
    return True
