"""Messages at the desk: which ways there are, what exactly is sent and when; never whom to, afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from babel.dates import format_date
from flask import flash, render_template
from flask.typing import ResponseReturnValue

from survey.contacts import reminders
from survey.contacts.contact_details import Address
from survey.contacts.endings import Ending, NewEnding
from survey.delivery.calendar import ZONE, may_send, next_allowed
from survey.delivery.choosing import chosen_ways
from survey.delivery.gsm import septets
from survey.delivery.message_checks import TOKEN
from survey.delivery.messages import MessageKind, MessageWay
from survey.delivery.wording import Recipient, load_wording
from survey.desk.context import desk
from survey.domain.addresses import as_read, shown_mobile
from survey.domain.kinds import Channel
from survey.domain.periods import last_answer_day
from survey.domain.toml_file import FileRefused
from survey.forms.ways import WayForm
from survey.i18n import _, language

EXAMPLE_TOKEN = "x" * TOKEN
"""Stands for what a person's own link is made of: as long, and leads nowhere."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A message as it will be, and what happens to it."""

    way: MessageWay
    to: str
    text: str
    subject: str
    length: int
    """Of an SMS, as the telephone companies count it."""
    goes_out: str
    last_day: date
    kind: MessageKind
    reminders: tuple[date, date]
    other_way: MessageWay | None


def ways() -> frozenset[Channel]:
    """Return the ways to send that the operation has; none while its file of ways is faulty."""
    try:
        chosen = chosen_ways(desk().settings)
    except FileRefused:
        return frozenset()
    have = {Channel.SMS: chosen.sms, Channel.EMAIL: chosen.email}
    return frozenset(channel for channel, there in have.items() if there)


def moment() -> datetime:
    """Return the moment, with its time zone."""
    return datetime.fromtimestamp(desk().now(), UTC)


def preview(kind: MessageKind, addresses: Sequence[Address], ended_on: date) -> Preview | None:
    """Return the message to the first address; None when the operation's messages must not be sent."""
    try:
        wording = load_wording(desk().settings)
    except FileRefused:
        return None
    address, today = addresses[0], desk().today()
    last_day = last_answer_day(ended_on, today)
    recipient = Recipient(address.way, address.to, address.hint)
    message = wording.message(kind, recipient, EXAMPLE_TOKEN, last_day)
    first, second = reminders.days(today)
    return Preview(
        way=address.way,
        to=shown_mobile(address.to) if address.way is MessageWay.SMS else address.to,
        text=message.text,
        subject=message.subject,
        length=septets(message.text),
        goes_out=when(next_allowed(moment())),
        last_day=last_day,
        kind=kind,
        reminders=(first.date(), second.date()),
        other_way=addresses[1].way if len(addresses) > 1 else None,
    )


def show_message(
    action: str,
    form: WayForm,
    ending: Ending | NewEnding,
    shown: Preview,
    *,
    interview_until: date | None = None,
    interview_to: str = "",
) -> ResponseReturnValue:
    """Return the page that shows the message; nothing is stored yet."""
    return render_template(
        "desk/message_check.html",
        action=action,
        form=form,
        ending=ending,
        message=shown,
        interview_until=interview_until,
        interview_to=as_read(interview_to),
    )


def say_not_sendable() -> None:
    """Say why a message cannot be shown nor sent, and what to do."""
    flash(
        _("Inget är sparat. Sms och e-post går inte att skicka just nu. Välj ett annat sätt, eller vänta.")
        + " "
        + _("Säg till den som är systemansvarig: meddelandena behöver rättas."),
        "error",
    )


def when(due: datetime) -> str:
    """Return when a message goes out, in words: now, or the day and the hour."""
    local = due.astimezone(ZONE)
    if due <= moment() and may_send(moment()):
        return _("nu, inom några minuter")
    day = format_date(local, "EEEE d MMMM", locale=language().locale)
    return _("%(day)s, klockan %(hour)s", day=day, hour=f"{local:%H}")
