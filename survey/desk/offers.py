"""One ending: offer the survey, say why not, give a new link, or let the client answer on this screen."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from survey.contacts import endings, overview
from survey.contacts.endings import Ending
from survey.desk.context import STAFF, Section, desk, signed_in
from survey.desk.pictures import qr_code
from survey.desk.sign_in import sign_out_to
from survey.desk.visible import visible_ending
from survey.domain.codes import shown
from survey.domain.hints import Look, hint_for
from survey.domain.kinds import Channel, NotOfferedReason
from survey.forms.endings import ChannelForm, LinkForm, OnsiteForm, ReasonForm
from survey.forms.looks import look_of
from survey.gate import Issued
from survey.i18n import _

offers = Section("offers", __name__, under="endings")


@dataclass(frozen=True, slots=True)
class Offered:
    """The two keys to a ticket as the page shows them, once."""

    channel: Channel
    path: str
    link: str
    code: str
    code_address: str
    last_day: date
    picture: Markup


@offers.page("/avslut/<ending_id>", *STAFF)
def details(ending_id: str) -> ResponseReturnValue:
    """Show an ending with its offer or reason, and what can be done."""
    return _show(visible_ending(ending_id))


@offers.action("/avslut/<ending_id>/erbjud", *STAFF)
def offer(ending_id: str) -> ResponseReturnValue:
    """Offer the survey for an ending that has been waiting."""
    ending, form = visible_ending(ending_id), ChannelForm()
    if not form.validate():
        return _show(ending, channel_form=form, status=422)
    return offer_or_explain(ending, Channel(form.channel.data), look_of(form.look.data))


@offers.action("/avslut/<ending_id>/skal", *STAFF)
def give_reason(ending_id: str) -> ResponseReturnValue:
    """Say why the survey is not offered."""
    ending, form = visible_ending(ending_id), ReasonForm()
    if not form.validate():
        return _show(ending, reason_form=form, status=422)
    with desk().contacts.write() as connection:
        changed = endings.give_reason(connection, ending.id, NotOfferedReason(form.reason.data))
    if changed:
        flash(_("Sparat."), "success")
    else:
        flash(_("Enkäten är redan erbjuden. Då går det inte att ange ett skäl."), "info")
    return redirect(url_for("offers.details", ending_id=ending.id), 303)


@offers.action("/avslut/<ending_id>/ny-lank", *STAFF)
def new_link(ending_id: str) -> ResponseReturnValue:
    """Give a new link in place of the one that was given; the desk learns nothing about the old one.

    A form that was made before the newest link gives none: sent again, it would kill that one.
    """
    ending, here, form = visible_ending(ending_id), desk(), LinkForm()
    if form.links.data != _links_so_far(ending):
        return _shown_already(ending)
    issued = here.gate.reissue(ending.id, signed_in().id, here.today())
    if issued is None or ending.channel is None:
        flash(_("Det går inte att göra en ny länk. Årets svar är färdigräknade."), "info")
        return redirect(url_for("offers.details", ending_id=ending.id), 303)
    offered = _offered(ending, ending.channel, issued, look_of(form.look.data))
    return render_template("desk/offered.html", offered=offered, ending=ending, again=True)


@offers.action("/pa-plats", *STAFF)
def onsite() -> ResponseReturnValue:
    """Sign the staff out and open the survey on this screen."""
    form = OnsiteForm()
    if not form.validate():
        abort(400)
    return sign_out_to(f"{desk().settings.base_url}/e/{form.path.data}")


def offer_or_explain(ending: Ending, channel: Channel, look: Look) -> ResponseReturnValue:
    """Make the offer and show its link, this one time; or say why there is nothing to show."""
    here = desk()
    if not here.gate.is_ready():
        text = _(
            "Avslutet är sparat. Men urnan är inte klar, så enkäten kan inte erbjudas än. Säg till chefen."
        )
        flash(text, "error")
        return redirect(url_for("offers.details", ending_id=ending.id), 303)
    issued = here.gate.offer(ending.id, channel, here.today())
    if issued is None:
        return _shown_already(ending)
    offered = _offered(ending, channel, issued, look)
    return render_template("desk/offered.html", offered=offered, ending=ending, again=False)


def _shown_already(ending: Ending) -> ResponseReturnValue:
    flash(_("Länken har redan visats. Behöver du den igen? Gör en ny länk."), "info")
    return redirect(url_for("offers.details", ending_id=ending.id), 303)


def _links_so_far(ending: Ending) -> int:
    with desk().contacts.read() as connection:
        return overview.new_links(connection, ending.id)


def _offered(ending: Ending, channel: Channel, issued: Issued, look: Look) -> Offered:
    base_url, hint = desk().settings.base_url, hint_for(ending.kind, channel, look)
    path = f"{issued.token}/{hint}" if hint else issued.token
    link = f"{base_url}/e/{path}"
    address = f"{urlsplit(base_url).netloc}{urlsplit(base_url).path}/kod"
    return Offered(channel, path, link, shown(issued.code), address, issued.last_day, qr_code(link))


def _show(
    ending: Ending,
    *,
    channel_form: ChannelForm | None = None,
    reason_form: ReasonForm | None = None,
    status: int = 200,
) -> ResponseReturnValue:
    page = render_template(
        "desk/ending.html",
        ending=ending,
        new_links=_links_so_far(ending),
        today=desk().today(),
        link_form=LinkForm(formdata=None, data={"links": _links_so_far(ending)}),
        channel_form=channel_form or ChannelForm(formdata=None),
        reason_form=reason_form or ReasonForm(formdata=None, data={"reason": ending.reason or ""}),
        problems=[
            *(channel_form.problems if channel_form else []),
            *(reason_form.problems if reason_form else []),
        ],
    )
    return page, status
