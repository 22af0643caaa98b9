"""How the survey goes to a person, and where to: what every form asks that offers it or gives a new link."""

from collections.abc import Collection, Iterable

from wtforms import RadioField, SelectChoice, SelectField, StringField
from wtforms.fields import EmailField
from wtforms.validators import StopValidation

from survey.contacts.contact_details import Address
from survey.delivery.mail_text import mail_address
from survey.delivery.messages import MessageWay
from survey.domain.addresses import MOBILE_DIGITS, digits_of_mobile, mobile_number
from survey.domain.hints import Look, hint_for
from survey.domain.kinds import Channel, EndingKind
from survey.domain.personal_numbers import has_personal_number
from survey.forms import words
from survey.forms.looks import DEFAULT, look_choices, look_of
from survey.forms.staff import LONGEST_LINE, NumberField, StaffForm
from survey.i18n import _, _l

PROTECTED = "skyddad"
"""The choice "Ej angivet": nothing that could point at a person with a protected identity is stored."""
IN_ORDER = (Channel.SMS, Channel.EMAIL, Channel.LETTER, Channel.PAPER, Channel.ONSITE, Channel.LINK)
UNSAFE_FOR_PROTECTED = frozenset({Channel.SMS, Channel.EMAIL, Channel.LETTER})
NOTHING_THROUGH_THE_SYSTEM = _l("Lämna pappret eller låt klienten svara på plats. Skicka inget via systemet.")
SEND, CHANGE = "send", "change"
"""The buttons of the page that shows the message before it is sent."""
TYPED = {"autocomplete": "off", "autocapitalize": "none", "maxlength": LONGEST_LINE}
SUPPORT, SUPPORT_HINT = (
    _l("Språk och stöd för den här personen"),
    _l("Personen kan själv byta på sidan. Vi sparar inte det du väljer."),
)


def mobile_field() -> NumberField:
    """Return the field of a mobile number."""
    return NumberField(
        _l("Mobilnummer"),
        description=_l("Till exempel 070-174 06 05."),
        render_kw={**TYPED, "type": "tel", "inputmode": "tel"},
    )


def email_field() -> EmailField:
    """Return the field of an e-mail address."""
    return EmailField(_l("E-postadress"), description=_l("Till exempel kim@example.se."), render_kw=TYPED)


def look_field() -> SelectField:
    """Return the field of languages and supports."""
    return SelectField(SUPPORT, choices=look_choices, description=SUPPORT_HINT, default=DEFAULT)


def check_mobile(text: str) -> str:
    """Return a mobile number as it is stored; raises StopValidation with what to do."""
    number = mobile_number(text)
    if number:
        return number
    if has_personal_number(text):
        raise StopValidation(_("Det ser ut som ett personnummer. Ta bort det."))
    count = digits_of_mobile(text)
    if count:
        raise StopValidation(
            _(
                "Numret har %(count)s siffror. Ett mobilnummer har %(right)s. "
                "Skriv det så här: 070-174 06 05.",
                count=count,
                right=MOBILE_DIGITS,
            )
        )
    raise StopValidation(_("Det är inget svenskt mobilnummer. Skriv det så här: 070-174 06 05."))


def check_email(text: str) -> str:
    """Return an e-mail address as it is stored; raises StopValidation with what to do. Nobody is asked."""
    address = text.strip()
    if not address.isascii():
        raise StopValidation(
            _("E-postadressen har ett tecken som inte går att skicka till, till exempel å, ä eller ö.")
        )
    name, _at, domain = address.rpartition("@")
    parts = domain.split(".")
    fine = mail_address(address) and name and len(parts) > 1 and len(parts[-1]) > 1 and all(parts)
    if not fine:
        raise StopValidation(_("Det är ingen e-postadress. Skriv den så här: kim@example.se."))
    return address


def way_choices(ways: Collection[Channel], *, protected: bool) -> list[SelectChoice]:
    """Return the ways to offer the survey; those that are sent only where the operation has them."""
    unsafe = UNSAFE_FOR_PROTECTED if protected else frozenset()
    return [
        SelectChoice(channel.value, words.CHANNELS[channel])
        for channel in IN_ORDER
        if channel not in unsafe and (channel in ways or not channel.is_sent)
    ]


class WayForm(StaffForm):
    """What the forms share that send a message or hand the survey over; each has these fields itself."""

    channel: RadioField
    mobile: NumberField
    email: EmailField
    look: SelectField
    step: StringField

    def validate_mobile(self, field: NumberField) -> None:
        """Refuse what no SMS can go to; without a message nothing is asked."""
        if self.channel.data == Channel.SMS and not _typed(field):
            raise StopValidation(_("Skriv mobilnumret som sms:et ska gå till."))
        if self.is_sent and _typed(field):
            check_mobile(field.data)

    def validate_email(self, field: EmailField) -> None:
        """Refuse what no e-mail can go to; without a message nothing is asked."""
        if self.channel.data == Channel.EMAIL and not _typed(field):
            raise StopValidation(_("Skriv e-postadressen som meddelandet ska gå till."))
        if self.is_sent and _typed(field):
            check_email(field.data)

    @property
    def is_sent(self) -> bool:
        """True when the chosen way is a message."""
        return self.channel.data in {channel for channel in Channel if channel.is_sent}

    @property
    def wants_to_see(self) -> bool:
        """True until somebody has seen the message and said that it may go."""
        return self.is_sent and self.step.data != SEND

    @property
    def wants_to_change(self) -> bool:
        """True when somebody saw the message and goes back."""
        return bool(self.step.data == CHANGE)

    @property
    def chosen_look(self) -> Look:
        """The language and support that was chosen."""
        return look_of(self.look.data)

    def addresses(self, kind: EndingKind) -> tuple[Address, ...]:
        """Return where the message goes, then the other way if it is known; nothing without a message."""
        if not self.is_sent:
            return ()
        channel = Channel(self.channel.data)
        hint = hint_for(kind, channel, self.chosen_look)
        known = sorted(self._known(), key=lambda each: each[0].value != channel.value)
        return tuple(Address(way, to, hint) for way, to in known)

    def _known(self) -> Iterable[tuple[MessageWay, str]]:
        if _typed(self.mobile):
            yield MessageWay.SMS, check_mobile(self.mobile.data)
        if _typed(self.email):
            yield MessageWay.EMAIL, check_email(self.email.data)


def _typed(field: StringField) -> bool:
    return bool((field.data or "").strip())
