"""The forms round an ending: register it, offer the survey, or say why not."""

from datetime import date
from typing import Any

from wtforms import DateField, HiddenField, IntegerField, RadioField, SelectChoice, SelectField
from wtforms.validators import InputRequired, Regexp, StopValidation
from wtforms.widgets import HiddenInput

from survey.contacts.endings import NewEnding
from survey.domain.kinds import UNKNOWN_AREA, AgeGroup, Channel, EndingKind, Gender, NotOfferedReason
from survey.domain.organisation import Operation
from survey.forms import words
from survey.forms.looks import DEFAULT, look_choices
from survey.forms.staff import StaffForm, choices
from survey.i18n import _, _l, day

PROTECTED = "skyddad"
"""The choice "Ej angivet": nothing that could point at a person with a protected identity is stored."""
NOT_OFFERED, NOT_YET = "not_offered", "not_yet"
"""The two answers to "how" that offer nothing."""
ONE_BY_ONE = {channel: word for channel, word in words.CHANNELS.items() if channel is not Channel.PILE}
HANDED_OVER = {channel: word for channel, word in ONE_BY_ONE.items() if not channel.is_sent}
"""What the desk hands over itself; a message needs a number or an address."""
WAYS = [
    *choices(HANDED_OVER),
    SelectChoice(NOT_OFFERED, _l("Erbjuds inte")),
    SelectChoice(NOT_YET, _l("Inte gjort ännu")),
]
SUPPORT, SUPPORT_HINT = (
    _l("Språk och stöd för den här personen"),
    _l("Personen kan själv byta på sidan. Vi sparar inte det du väljer."),
)
WHY_NOT = _l("Varför får klienten inte enkäten?")
SAY_WHY_NOT = _l("Välj varför klienten inte får enkäten.")


class EndingForm(StaffForm):
    """Six inputs about a contact that ended, and a reason when the survey is not offered."""

    operation: Operation
    today: date
    form_token = HiddenField(validators=[Regexp(r"\A[0-9a-f]{32}\Z")])
    ended_on = DateField(
        _l("Vilken dag tog kontakten slut?"),
        [InputRequired(_l("Skriv vilken dag kontakten tog slut."))],
        description=_l("För en avbruten kontakt: dagen då ni bestämde att avsluta."),
    )
    kind = RadioField(
        _l("Hur tog kontakten slut?"),
        [InputRequired(_l("Välj avslutad eller avbruten."))],
        choices=choices(words.KINDS),
    )
    municipality = SelectField(
        _l("Kommun"),
        [InputRequired(_l("Välj en kommun."))],
        description=_l(
            "Skyddade personuppgifter? Välj Ej angivet. Då sparas varken kommun, ålder eller kön."
        ),
        default="",
    )
    age_group = SelectField(_l("Ålder"), choices=choices(words.AGES, _l("Ej angivet")), default="")
    gender = SelectField(_l("Kön"), choices=choices(words.GENDERS, _l("Ej angivet")), default="")
    channel = RadioField(
        _l("Hur får klienten enkäten?"),
        [InputRequired(_l("Välj hur klienten får enkäten."))],
        choices=WAYS,
    )
    look = SelectField(SUPPORT, choices=look_choices, description=SUPPORT_HINT, default=DEFAULT)
    reason = SelectField(
        WHY_NOT,
        choices=choices(words.REASONS, _l("Välj ett skäl")),
        description=_l("Fyll bara i om du har valt Erbjuds inte."),
        default="",
    )

    def validate_ended_on(self, field: DateField) -> None:
        """Refuse a day to come."""
        if field.data and field.data > self.today:
            raise StopValidation(_("Dagen har inte varit än. Välj i dag eller en tidigare dag."))

    def validate_municipality(self, field: SelectField) -> None:
        """Refuse a kommun that did not take part on the day of the ending."""
        place, ended_on = self.operation.municipality(field.data or ""), self.ended_on.data
        if place and ended_on and not place.takes_part(ended_on):
            raise StopValidation(
                _("%(name)s var inte med i verksamheten %(day)s.", name=place.name, day=day(ended_on))
            )

    def validate_reason(self, field: SelectField) -> None:
        """Ask for a reason when the survey is not offered, and refuse one beside any other choice."""
        if self.channel.data == NOT_OFFERED and not field.data:
            raise StopValidation(str(SAY_WHY_NOT))
        if self.channel.data in {*Channel, NOT_YET} and field.data:
            raise StopValidation(_("Du har valt både ett sätt och ett skäl. Ta bort det ena."))

    def ending(self, ombud_id: str) -> NewEnding:
        """Return what was filled in, without anything that a protected identity forbids."""
        protected = self.municipality.data == PROTECTED
        area = self.operation.area_of(self.municipality.data)
        known: dict[str, Any] = {} if protected else self._person()
        return NewEnding(
            form_token=self.form_token.data,
            ended_on=self.ended_on.data,
            kind=EndingKind(self.kind.data),
            municipality=None if protected else self.municipality.data,
            area=area.id if area else UNKNOWN_AREA,
            ombud_id=ombud_id,
            registered_on=self.today,
            **known,
        )

    def offered_through(self) -> Channel | None:
        """Return the way that was chosen, or None when nothing is offered now."""
        return None if self.channel.data in {NOT_OFFERED, NOT_YET} else Channel(self.channel.data)

    def reason_given(self) -> NotOfferedReason | None:
        """Return why the survey is not offered; None when it is, or when it is not done yet."""
        return NotOfferedReason(self.reason.data) if self.channel.data == NOT_OFFERED else None

    def _person(self) -> dict[str, Any]:
        age, gender = self.age_group.data, self.gender.data
        return {"age_group": AgeGroup(age) if age else None, "gender": Gender(gender) if gender else None}


def ending_form(operation: Operation, today: date, form_token: str, own_area: str | None) -> EndingForm:
    """Return the form for this operation; the kommuner of the ombud's own område stand first."""
    form = EndingForm(data={"ended_on": today, "form_token": form_token})
    form.operation, form.today = operation, today
    areas = sorted(operation.areas, key=lambda area: area.id != own_area)
    form.municipality.choices = [
        SelectChoice("", _("Välj kommun")),
        *(
            SelectChoice(place.code, place.name, optgroup=area.name)
            for area in areas
            for place in area.municipalities
        ),
        SelectChoice(PROTECTED, _("Ej angivet (skyddade personuppgifter)")),
    ]
    return form


class ChannelForm(StaffForm):
    """Offers the survey for an ending that has been waiting."""

    channel = RadioField(
        _l("Hur får klienten enkäten?"),
        [InputRequired(_l("Välj hur klienten får enkäten."))],
        choices=choices(ONE_BY_ONE),
    )
    look = SelectField(SUPPORT, choices=look_choices, description=SUPPORT_HINT, default=DEFAULT)


class LinkForm(StaffForm):
    """Gives a new link; `links` is how many there were when the form was shown."""

    links = IntegerField(widget=HiddenInput())
    look = SelectField(SUPPORT, choices=look_choices, description=SUPPORT_HINT, default=DEFAULT)


class ReasonForm(StaffForm):
    """Says why the survey is not offered."""

    reason = SelectField(
        WHY_NOT, [InputRequired(SAY_WHY_NOT)], choices=choices(words.REASONS, _l("Välj ett skäl")), default=""
    )


class OnsiteForm(StaffForm):
    """Hands the screen over to the former client: the path behind the public door's address."""

    path = HiddenField(validators=[Regexp(r"\A[A-Za-z0-9_-]{20,24}\.[A-Za-z0-9_-]{20,24}(/[0-9A-Za-z])?\Z")])
