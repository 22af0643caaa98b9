"""The forms of the djupintervjuer: a yes with its contact details, and the draw."""

import re

from wtforms import BooleanField, IntegerField
from wtforms.validators import InputRequired, Length, StopValidation
from wtforms.widgets import HiddenInput

from survey.contacts.contact_details import Address
from survey.delivery.messages import MessageWay
from survey.domain.addresses import mobile_number
from survey.domain.personal_numbers import has_personal_number
from survey.forms.staff import LONGEST_LINE, NumberField, StaffForm
from survey.i18n import _, _l

PHONE = re.compile(r"\+?[\d\s()/-]{7,20}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


def reached_at(text: str) -> Address:
    """Return where to reach a person then; raises StopValidation for neither a number nor an address."""
    given = text.strip()
    if has_personal_number(given) and mobile_number(given) is None:
        raise StopValidation(_("Det ser ut som ett personnummer. Ta bort det."))
    if not (PHONE.fullmatch(given) or EMAIL.fullmatch(given)):
        raise StopValidation(_("Det är varken ett telefonnummer eller en e-postadress. Skriv det igen."))
    return Address(MessageWay.EMAIL if "@" in given else MessageWay.SMS, given)


class ConsentForm(StaffForm):
    """Takes down that the client said yes, and how to reach the person then."""

    said_yes = BooleanField(
        _l("Klienten har sagt ja till att vi hör av oss om en intervju"),
        [InputRequired(_l("Kryssa i att klienten har sagt ja. Annars sparar vi inget."))],
    )
    to = NumberField(
        _l("Mobilnummer eller e-post"),
        [InputRequired(_l("Skriv ett mobilnummer eller en e-postadress.")), Length(max=LONGEST_LINE)],
        description=_l("Till exempel 070-174 06 05. Vi sparar det låst och tar bort det efter 25 månader."),
        render_kw={"autocomplete": "off", "autocapitalize": "none", "maxlength": LONGEST_LINE},
    )

    def validate_to(self, field: NumberField) -> None:
        """Refuse what is neither a telephone number nor an e-mail address."""
        reached_at(str(field.data))

    def address(self) -> Address:
        """Return where to reach the person."""
        return reached_at(str(self.to.data))


class DrawForm(StaffForm):
    """Draws; `drawn` is how many were drawn when the form was shown, so that it draws once."""

    drawn = IntegerField(widget=HiddenInput())
