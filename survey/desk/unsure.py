"""A sending of which nobody knows whether it went out: a member of staff asks the client and says."""

from datetime import UTC, datetime

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from survey.contacts import invitations, outbox
from survey.desk.context import STAFF, Section, desk
from survey.desk.visible import visible_ending
from survey.i18n import _

unsure = Section("unsure", __name__, under="start")
YES, NO = "ja", "nej"


@unsure.action("/sandning/<sending_id>", *STAFF)
def resolve(sending_id: str) -> ResponseReturnValue:
    """Settle the sending: it came, or it is sent again; one that is settled already stays as it is."""
    here, went_out = desk(), request.form.get("kom_fram")
    with here.contacts.read() as connection:
        found = next((pair for pair in outbox.unsure(connection) if pair[0].id == sending_id), None)
    if went_out not in (YES, NO):
        abort(400)
    if found is None:
        flash(_("Det är redan klart. Inget har ändrats."), "info")
        return redirect(url_for("start.overview"), 303)
    sending, ending_id = found
    visible_ending(ending_id)
    moment = datetime.fromtimestamp(here.now(), UTC)
    with here.contacts.write() as connection:
        invitations.resolve(connection, sending, went_out == YES, moment)
    if went_out == YES:
        flash(_("Sparat. Meddelandet kom fram."), "success")
    else:
        flash(_("Sparat. Meddelandet skickas igen."), "success")
    return redirect(url_for("start.overview"), 303)
