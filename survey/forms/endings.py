"""The forms round an ending: register it, offer the survey, or say why not."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from wtforms import BooleanField, DateField, HiddenField, IntegerField, RadioField, SelectChoice, SelectField
from wtforms.validators import InputRequired, Length, Optional, Regexp, StopValidation
from wtforms.widgets import HiddenInput

from survey.contacts.contact_details import Address
from survey.contacts.endings import Ending, NewEnding
from survey.domain.interviews import GONE_MONTH, months_after
from survey.domain.kinds import UNKNOWN_AREA, AgeGroup, Channel, EndingKind, Gender, NotOfferedReason
from survey.domain.organisation import Operation
from survey.forms import words
from survey.forms.interviews import reached_at
from survey.forms.staff import LONGEST_LINE, NumberField, StaffForm, choices
from survey.forms.ways import (
    NOTHING_THROUGH_THE_SYSTEM,
    PROTECTED,
    TYPED,
    UNSAFE_FOR_PROTECTED,
    WayForm,
    email_field,
    look_field,
    mobile_field,
    way_choices,
)
from survey.i18n import _, _l, day

NOT_OFFERED, NOT_YET = "not_offered", "not_yet"
"""The two answers to "how" that offer nothing."""
MOST_SENT_LINKS = 3
"""So many new links a person may be sent; further ones are handed over."""
WHY_NOT = _l("Varför får klienten inte enkäten?")
SAY_WHY_NOT = _l("Välj varför klienten inte får enkäten.")


class EndingForm(WayForm):
    """Six inputs about a contact that ended, and a reason when the survey is not offered."""

    operation: Operation
    today: date
    form_token = HiddenField(validators=[Regexp(r"\A[0-9a-f]{32}\Z")])
    started = IntegerField(widget=HiddenInput(), validators=[Optional()])
    step = HiddenField()
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
    )
    reason = SelectField(
        WHY_NOT,
        choices=choices(words.REASONS, _l("Välj ett skäl")),
        description=_l("Fyll bara i om du har valt Erbjuds inte."),
        default="",
    )
    mobile = mobile_field()
    email = email_field()
    look = look_field()
    interview = BooleanField(_l("Ja, klienten vill bli tillfrågad om en intervju"))
    interview_to = NumberField(
        _l("Mobilnummer eller e-post för intervjun"),
        [Length(max=LONGEST_LINE)],
        description=_l("Lämna tomt om det är samma som meddelandet går till."),
        render_kw=TYPED,
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

    def validate_channel(self, field: RadioField) -> None:
        """Refuse what would leave a trace of a protected identity outside the house."""
        if self.is_protected and field.data in UNSAFE_FOR_PROTECTED:
            raise StopValidation(str(NOTHING_THROUGH_THE_SYSTEM))

    def validate_interview(self, field: BooleanField) -> None:
        """Take a yes from those alone whom the interviews are for, and while there is time."""
        if not field.data:
            return
        ended_on, kind = self.ended_on.data, self.kind.data
        late = ended_on and self.today >= months_after(ended_on, GONE_MONTH)
        dead = self.reason_given() is NotOfferedReason.DECEASED
        if kind == EndingKind.BROKEN_OFF or self.is_protected or late or dead:
            raise StopValidation(
                _("Intervjuer gäller bara den som nyss avslutade i samråd med dig. Ta bort krysset.")
            )

    def validate_interview_to(self, field: NumberField) -> None:
        """Ask how to reach the person, when nothing above says it."""
        if not self.interview.data:
            return
        if field.data:
            reached_at(field.data)
        elif not self.is_sent:
            raise StopValidation(_("Skriv ett mobilnummer eller en e-postadress."))

    def validate_reason(self, field: SelectField) -> None:
        """Ask for a reason when the survey is not offered, and refuse one beside any other choice."""
        if self.channel.data == NOT_OFFERED and not field.data:
            raise StopValidation(str(SAY_WHY_NOT))
        if self.channel.data in {*Channel, NOT_YET} and field.data:
            raise StopValidation(_("Du har valt både ett sätt och ett skäl. Ta bort det ena."))

    def ending(self, ombud_id: str) -> NewEnding:
        """Return what was filled in, without anything that a protected identity forbids."""
        protected = self.is_protected
        area = self.operation.area_of(self.municipality.data)
        known: dict[str, Any] = {} if protected else self._person()
        return NewEnding(
            form_token=self.form_token.data,
            ended_on=self.ended_on.data,
            kind=self.chosen_kind,
            municipality=None if protected else self.municipality.data,
            area=area.id if area else UNKNOWN_AREA,
            ombud_id=ombud_id,
            registered_on=self.today,
            **known,
        )

    @property
    def is_protected(self) -> bool:
        """True when nothing may be stored or sent that could point at the person."""
        return bool(self.municipality.data == PROTECTED)

    @property
    def chosen_kind(self) -> EndingKind:
        """How the contact ended."""
        return EndingKind(self.kind.data)

    @property
    def gone_on(self) -> date:
        """The day on which what is known of an interview is erased at the latest."""
        return months_after(self.ended_on.data or self.today, GONE_MONTH)

    def interview_address(self) -> Address | None:
        """Return where to ask for an interview; None without a yes."""
        if not self.interview.data:
            return None
        if self.interview_to.data:
            return reached_at(self.interview_to.data)
        first = self.addresses(self.chosen_kind)[0]
        return Address(first.way, first.to)

    def offered_through(self) -> Channel | None:
        """Return the way that was chosen, or None when nothing is offered now."""
        return None if self.channel.data in {NOT_OFFERED, NOT_YET} else Channel(self.channel.data)

    def reason_given(self) -> NotOfferedReason | None:
        """Return why the survey is not offered; None when it is, or when it is not done yet."""
        return NotOfferedReason(self.reason.data) if self.channel.data == NOT_OFFERED else None

    def _person(self) -> dict[str, Any]:
        age, gender = self.age_group.data, self.gender.data
        return {"age_group": AgeGroup(age) if age else None, "gender": Gender(gender) if gender else None}


def ending_form(
    operation: Operation,
    today: date,
    own_area: str | None,
    ways: Collection[Channel],
    defaults: Mapping[str, object],
) -> EndingForm:
    """Return the form for this operation; the kommuner of the ombud's own område stand first."""
    form = EndingForm(data={"ended_on": today, **defaults})
    form.operation, form.today = operation, today
    form.channel.choices = [
        *way_choices(ways, protected=False),
        SelectChoice(NOT_OFFERED, _("Erbjuds inte")),
        SelectChoice(NOT_YET, _("Inte gjort ännu")),
    ]
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


class ChannelForm(WayForm):
    """Offers the survey for an ending that has been waiting, or one whose message came to nobody."""

    step = HiddenField()
    channel = RadioField(
        _l("Hur får klienten enkäten?"),
        [InputRequired(_l("Välj hur klienten får enkäten."))],
    )
    mobile = mobile_field()
    email = email_field()
    look = look_field()


def channel_form(ending: Ending, ways: Collection[Channel], **given: Any) -> ChannelForm:
    """Return the form that offers an ending's survey; a protected identity gets nothing by a message."""
    form = ChannelForm(**given)
    form.channel.choices = way_choices(ways, protected=ending.municipality is None)
    return form


class LinkForm(WayForm):
    """Gives a new link; `links` is how many there were when the form was shown."""

    too_many = False
    """True when so many links were sent that further ones are handed over."""
    step = HiddenField()
    links = IntegerField(widget=HiddenInput())
    channel = RadioField(_l("Hur får klienten den nya länken?"), [Optional()])
    mobile = mobile_field()
    email = email_field()
    look = look_field()

    @property
    def may_go_so(self) -> bool:
        """True when the chosen way is one that this person may be given a link by, or none is named."""
        return not self.channel.data or self.channel.data in {one.value for one in self.channel.choices}


def link_form(ending: Ending, ways: Collection[Channel], links: int, **given: Any) -> LinkForm:
    """Return the form for a new link: handed over, or sent while that is safe, wanted and not too often."""
    form = LinkForm(data={"links": links, "channel": Channel.LINK.value}, **given)
    safe = ending.stopped is None and ending.municipality is not None
    form.too_many = safe and links >= MOST_SENT_LINKS
    sent = [choice for choice in way_choices(ways, protected=False) if Channel(choice.value).is_sent]
    given_by_hand = SelectChoice(Channel.LINK.value, _("Jag ger den själv"))
    form.channel.choices = [given_by_hand, *(sent if safe and not form.too_many else [])]
    return form


class ReasonForm(StaffForm):
    """Says why the survey is not offered."""

    reason = SelectField(
        WHY_NOT, [InputRequired(SAY_WHY_NOT)], choices=choices(words.REASONS, _l("Välj ett skäl")), default=""
    )


class OnsiteForm(StaffForm):
    """Hands the screen over to the former client: the path behind the public door's address."""

    path = HiddenField(validators=[Regexp(r"\A[A-Za-z0-9_-]{20,24}\.[A-Za-z0-9_-]{20,24}(/[0-9A-Za-z])?\Z")])
