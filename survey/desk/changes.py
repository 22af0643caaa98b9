"""What has happened since the offer: died, came back, said no, wrong number, a letter back; or a mistake."""

from collections.abc import Mapping

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from survey.contacts import desk_log, endings
from survey.contacts.desk_log import Action
from survey.contacts.endings import Ending
from survey.desk.context import STAFF, Section, desk, signed_in
from survey.desk.standing import standing_of
from survey.desk.visible import visible_ending
from survey.domain.kinds import Channel, StopReason
from survey.forms.changes import HAPPENED_HINTS, ChangeForm, change_form
from survey.gate.stops import stop
from survey.i18n import _, _l

changes = Section("changes", __name__, under="endings")
SLIP = "/hor-av-er"
"""Where anybody may write to the chef, at the public door."""
NOTHING_MORE = _l("Alla påminnelser är stoppade.")
SAID: Mapping[StopReason, str] = {
    StopReason.DECEASED: _l("Klientens länk slutar gälla."),
    StopReason.RETURNED: _l("Enkäten pausas. Ny enkät skickas när kontakten avslutas igen."),
    StopReason.DECLINED: _l("Klienten räknas som erbjuden i målet."),
    StopReason.WRONG_PERSON: _l("Länken slutar gälla. Avslutet väntar på en ny väg eller ett skäl."),
    StopReason.BOUNCED: _l("Avslutet väntar på en ny väg eller ett skäl."),
}
NUMBER_GONE = _l(
    "Klientens ja till en intervju är borttaget, för numret kan vara någon annans. "
    "Får du rätt nummer? Skriv det under Intervju."
)


@changes.page("/avslut/<ending_id>/andra", *STAFF)
def choose(ending_id: str) -> ResponseReturnValue:
    """Ask what has happened, and say what follows from it."""
    ending = visible_ending(ending_id)
    return _show(ending, change_form(ending, formdata=None))


@changes.action("/avslut/<ending_id>/andra", *STAFF)
def apply(ending_id: str) -> ResponseReturnValue:
    """Stop all that is queued, in the transaction that says why; close the link where it must die."""
    ending, here = visible_ending(ending_id), desk()
    form = change_form(ending)
    if not form.validate():
        return _show(ending, form)
    reason = StopReason(form.happened.data)
    had_said_yes = standing_of(ending).said_yes
    if stop(here.gate, ending.id, reason, signed_in().id, here.today()):
        flash(_("Sparat.") if _drew(ending) else f"{NOTHING_MORE} {SAID[reason]}", "success")
        if had_said_yes and reason is StopReason.WRONG_PERSON:
            flash(str(NUMBER_GONE), "warning")
    else:
        flash(_("Det var redan noterat att inget mer ska skickas. Inget har ändrats."), "info")
    return _to(ending)


@changes.action("/avslut/<ending_id>/angra", *STAFF)
def undo(ending_id: str) -> ResponseReturnValue:
    """Take a mistaken stop back; what was queued and the closed link do not come back."""
    ending, here = visible_ending(ending_id), desk()
    with here.contacts.write() as connection:
        undone = endings.undo_stop(connection, ending.id)
        if undone:
            desk_log.write(connection, Action.STOP_UNDONE, signed_in().id, here.today(), ending_id=ending.id)
    if undone:
        flash(
            _("Ångrat. Påminnelserna kommer inte tillbaka. Behöver klienten en länk? Gör en ny."), "success"
        )
    return _to(ending)


def _show(ending: Ending, form: ChangeForm) -> ResponseReturnValue:
    slip = f"{desk().settings.base_url}{SLIP}"
    hints = {} if _drew(ending) else HAPPENED_HINTS
    page = render_template("desk/change.html", ending=ending, form=form, hints=hints, slip=slip)
    return page, 422 if form.problems else 200


def _drew(ending: Ending) -> bool:
    """True when nobody knows which letter the person drew: no link and no reminder is theirs to stop."""
    return ending.channel is Channel.PILE


def _to(ending: Ending) -> ResponseReturnValue:
    return redirect(url_for("offers.details", ending_id=ending.id), 303)
