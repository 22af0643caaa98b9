"""The start page: what waits for whoever has signed in."""

from flask import render_template
from flask.typing import ResponseReturnValue

from survey.contacts import endings
from survey.contacts.endings import Ending, OfferState
from survey.desk.context import EVERYONE, STAFF, Section, desk, signed_in
from survey.desk.visible import may_see
from survey.i18n import _l

start = Section("start", __name__)


@start.page("/", *EVERYONE, menu=(10, _l("Start")))
def overview() -> ResponseReturnValue:
    """Show the worklist to those who meet clients, and the way on to everyone."""
    here, account = desk(), signed_in()
    meets_clients = account.role in STAFF
    found = _waiting() if meets_clients else []
    left = [ending for ending in found if ending.state(here.today()) is OfferState.UNEXPLAINED]
    return render_template(
        "desk/start.html",
        meets_clients=meets_clients,
        waiting=[ending for ending in found if ending not in left],
        left=left,
        today=here.today(),
        ready=here.gate.is_ready(),
    )


def _waiting() -> list[Ending]:
    with desk().contacts.read() as connection:
        found = endings.waiting(connection)
    return [ending for ending in found if may_see(signed_in(), ending)]
