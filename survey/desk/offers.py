"""One ending: offer the survey, say why not, give a new link, or let the client answer on this screen."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from survey.contacts import endings, invitations, outbox, overview, reminders
from survey.contacts.endings import Ending
from survey.contacts.tables import SendingState
from survey.delivery.messages import MessageKind
from survey.desk.context import STAFF, Section, desk, signed_in
from survey.desk.pictures import qr_code
from survey.desk.sending import moment, preview, say_not_sendable, show_message, ways, when
from survey.desk.sign_in import sign_out_to
from survey.desk.standing import standing_of
from survey.desk.visible import visible_ending
from survey.domain.codes import shown
from survey.domain.hints import Look, hint_for
from survey.domain.kinds import Channel, NotOfferedReason
from survey.forms import endings as forms
from survey.forms.endings import ChannelForm, LinkForm, OnsiteForm, ReasonForm
from survey.forms.ways import WayForm
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
    """Offer the survey for an ending that has been waiting, or again when it came to nobody."""
    ending = visible_ending(ending_id)
    form = forms.channel_form(ending, ways())
    if form.wants_to_change:
        return _show(ending, channel_form=form)
    if not form.validate():
        return _show(ending, channel_form=form, status=422)
    if form.wants_to_see and desk().gate.is_ready():
        return _show_message("offers.offer", ending, form, MessageKind.INVITATION)
    return offer_or_explain(ending, Channel(form.channel.data), form)


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
    return _to_details(ending)


@offers.action("/avslut/<ending_id>/skal/angra", *STAFF)
def take_back_reason(ending_id: str) -> ResponseReturnValue:
    """Take a mistaken reason back: the ending waits again, for a way or another reason."""
    ending = visible_ending(ending_id)
    with desk().contacts.write() as connection:
        undone = endings.take_back_reason(connection, ending.id)
    if undone:
        flash(_("Ångrat. Välj ett sätt eller ett nytt skäl."), "success")
    return _to_details(ending)


@offers.action("/avslut/<ending_id>/ny-lank", *STAFF)
def new_link(ending_id: str) -> ResponseReturnValue:
    """Give a new link in place of the one that was given; the desk learns nothing about the old one.

    A form that was made before the newest link gives none: sent again, it would kill that one.
    """
    ending = visible_ending(ending_id)
    so_far = _links_so_far(ending)
    form = forms.link_form(ending, ways(), so_far)
    if form.wants_to_change:
        return _show(ending, link_form=form)
    if _gets_none(ending) or form.links.data != so_far or not form.may_go_so:
        return _no_new_link(ending, form)
    if not form.validate():
        return _show(ending, link_form=form, status=422)
    if form.wants_to_see:
        return _show_message("offers.new_link", ending, form, MessageKind.NEW_LINK)
    return _reissue(ending, form)


@offers.page("/avslut/<ending_id>/klart", *STAFF)
def sent(ending_id: str) -> ResponseReturnValue:
    """Say when the message goes out and what happens then; nothing of whom it goes to."""
    ending = visible_ending(ending_id)
    with desk().contacts.read() as connection:
        rows = outbox.of_offer(connection, ending.offer_id or "")
        due = outbox.goes_out(connection, ending.offer_id or "")
    on_its_way = (SendingState.QUEUED, SendingState.LEASED, SendingState.SENT)
    if not rows or rows[0].round != outbox.INVITATION or rows[0].state not in on_its_way:
        return _to_details(ending)
    days = reminders.days(ending.offered_on or desk().today())
    return render_template(
        "desk/sent.html",
        ending=ending,
        goes_out=when(due) if due else "",
        is_first=rows[0].template is MessageKind.INVITATION,
        reminders=[each.date() for each in days],
    )


@offers.action("/pa-plats", *STAFF)
def onsite() -> ResponseReturnValue:
    """Sign the staff out and open the survey on this screen."""
    form = OnsiteForm()
    if not form.validate():
        abort(400)
    return sign_out_to(f"{desk().settings.base_url}/e/{form.path.data}")


def offer_or_explain(ending: Ending, channel: Channel, form: WayForm) -> ResponseReturnValue:
    """Send the survey, or show its link this one time; or say why there is nothing to show."""
    if not desk().gate.is_ready():
        text = _(
            "Avslutet är sparat. Men urnan är inte klar, så enkäten kan inte erbjudas än. Säg till chefen."
        )
        flash(text, "error")
        return _to_details(ending)
    issued = _offer_again(ending, channel, form) if ending.is_unreached else _offer(ending, channel, form)
    if issued is None and ending.is_unreached:
        return _no_link_to_give(ending)
    if channel.is_sent:
        return _to_sent(ending)
    if issued is None:
        return _shown_already(ending)
    return _show_keys(ending, channel, issued, form.chosen_look, again=False)


def _offer(ending: Ending, channel: Channel, form: WayForm) -> Issued | None:
    here, addresses = desk(), form.addresses(ending.kind)
    also = invitations.invite(here.keys, addresses, moment()) if addresses else invitations.nothing
    return here.gate.offer(ending.id, channel, here.today(), also)


def _offer_again(ending: Ending, channel: Channel, form: WayForm) -> Issued | None:
    """Let an offer that came to nobody go out another way."""
    here = desk()
    also = invitations.invite_again(here.keys, channel, form.addresses(ending.kind), moment())
    return here.gate.reissue(ending.id, signed_in().id, here.today(), also)


def _reissue(ending: Ending, form: LinkForm) -> ResponseReturnValue:
    here, addresses = desk(), form.addresses(ending.kind)
    send = invitations.send_new_link(here.keys, addresses[0], moment()) if addresses else None
    issued = here.gate.reissue(ending.id, signed_in().id, here.today(), send or invitations.nothing)
    if issued is None or ending.channel is None:
        return _no_link_to_give(ending)
    if send:
        return _to_sent(ending)
    channel = Channel.LINK if ending.channel.is_sent else ending.channel
    return _show_keys(ending, channel, issued, form.chosen_look, again=True)


def _no_new_link(ending: Ending, form: LinkForm) -> ResponseReturnValue:
    """Say why no link is given: none may be, it may not go so, or a form sent twice has given it already."""
    if _gets_none(ending):
        return _no_link_to_give(ending)
    if not form.may_go_so:
        flash(_("En ny länk kan inte skickas till den här klienten. Ge den själv."), "info")
        return _to_details(ending)
    return _to_sent(ending) if form.is_sent else _shown_already(ending)


def _show_message(endpoint: str, ending: Ending, form: WayForm, kind: MessageKind) -> ResponseReturnValue:
    addresses = form.addresses(ending.kind)
    known = addresses if kind is MessageKind.INVITATION else addresses[:1]
    message = preview(kind, known, ending.ended_on)
    if message is None:
        say_not_sendable()
        return _to_details(ending)
    return show_message(url_for(endpoint, ending_id=ending.id), form, ending, message)


def _gets_none(ending: Ending) -> bool:
    return ending.takes_no_link or ending.channel in (None, Channel.PILE)


def _no_link_to_give(ending: Ending) -> ResponseReturnValue:
    flash(_why_no_link(ending), "info")
    return _to_details(ending)


def _why_no_link(ending: Ending) -> str:
    if ending.channel is Channel.PILE:
        return _("Det går inte att göra en ny länk. Ingen vet vilket brev klienten drog.")
    if ending.takes_no_link:
        return _("Det går inte att göra en ny länk. Inget mer ska gå till klienten.")
    if ending.channel is None:
        return _("Enkäten är inte erbjuden. Välj ett sätt eller ett skäl på avslutets sida.")
    return _("Det går inte att göra en ny länk. Årets svar är färdigräknade.")


def _shown_already(ending: Ending) -> ResponseReturnValue:
    flash(_("Länken har redan visats. Behöver du den igen? Gör en ny länk."), "info")
    return _to_details(ending)


def _to_sent(ending: Ending) -> ResponseReturnValue:
    return redirect(url_for("offers.sent", ending_id=ending.id), 303)


def _to_details(ending: Ending) -> ResponseReturnValue:
    return redirect(url_for("offers.details", ending_id=ending.id), 303)


def _links_so_far(ending: Ending) -> int:
    with desk().contacts.read() as connection:
        return overview.new_links(connection, ending.id)


def _show_keys(
    ending: Ending, channel: Channel, issued: Issued, look: Look, *, again: bool
) -> ResponseReturnValue:
    offered = _offered(ending, channel, issued, look)
    elsewhere = _offered(ending, Channel.LINK, issued, look)
    return render_template(
        "desk/offered.html", offered=offered, elsewhere=elsewhere, ending=ending, again=again
    )


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
    link_form: LinkForm | None = None,
    reason_form: ReasonForm | None = None,
    status: int = 200,
) -> ResponseReturnValue:
    standing = standing_of(ending)
    sent_back = [form for form in (channel_form, link_form, reason_form) if form]
    page = render_template(
        "desk/ending.html",
        ending=ending,
        standing=standing,
        today=desk().today(),
        link_form=link_form or forms.link_form(ending, ways(), standing.new_links, formdata=None),
        channel_form=channel_form or forms.channel_form(ending, ways(), formdata=None),
        reason_form=reason_form or ReasonForm(formdata=None, data={"reason": ending.reason or ""}),
        problems=[problem for form in sent_back for problem in form.problems],
    )
    return page, status
