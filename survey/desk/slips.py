"""Hör av er: the slips that anyone may leave at the public door, for the chef to see to."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from survey.answers import slip_box
from survey.desk.context import Section, desk, signed_in
from survey.domain.kinds import Role
from survey.domain.slips import SlipKind
from survey.gate.slips import done_with_slip, waiting_slips
from survey.i18n import _, _l

slips = Section("slips", __name__)


def waiting() -> int:
    """Return how many slips wait."""
    here = desk()
    with here.answers.read() as connection:
        return slip_box.count(connection, here.today())


@slips.page("/lappar", Role.MANAGER, menu=(32, _l("Hör av er")), count=waiting)
def overview() -> ResponseReturnValue:
    """Show the slips that wait, those about accessibility apart, in an order that tells nothing."""
    here = desk()
    found = waiting_slips(here.gate, here.today())
    faults = [one for one in found if one.slip and one.slip.kind is SlipKind.FAULT]
    calls = [one for one in found if one not in faults]
    return render_template("desk/slips.html", calls=calls, faults=faults)


@slips.action("/lappar/<slip_id>/klar", Role.MANAGER)
def done(slip_id: str) -> ResponseReturnValue:
    """Throw a slip away once it has been seen to."""
    here = desk()
    if done_with_slip(here.gate, slip_id, signed_in().id, here.today()):
        flash(_("Klart. Lappen är borttagen."), "success")
    else:
        flash(_("Lappen var redan borttagen."), "info")
    return redirect(url_for("slips.overview"), 303)
