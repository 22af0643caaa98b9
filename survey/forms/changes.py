"""The forms that change what was registered: what has happened since, and facts that were wrong."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from wtforms import DateField, RadioField, SelectChoice, SelectField
from wtforms.validators import InputRequired, StopValidation

from survey.contacts.corrections import Facts
from survey.contacts.endings import Ending
from survey.domain.kinds import UNKNOWN_AREA, Channel, EndingKind, StopReason
from survey.domain.organisation import Operation
from survey.forms import words
from survey.forms.staff import StaffForm, choices
from survey.i18n import _, _l, day

PROTECTED = "skyddad"
"""The choice "Ej angivet": nothing that could point at a person with a protected identity is stored."""
HAPPENED: Mapping[StopReason, str] = {
    StopReason.DECEASED: _l("Avliden"),
    StopReason.RETURNED: _l("Återupptagen kontakt"),
    StopReason.DECLINED: _l("Tackat nej"),
    StopReason.WRONG_PERSON: _l("Fel nummer eller adress"),
    StopReason.BOUNCED: _l("Brevet kom i retur"),
}
HAPPENED_HINTS: Mapping[StopReason, str] = {
    StopReason.DECEASED: _l("Inget mer skickas. Länken slutar gälla."),
    StopReason.RETURNED: _l("Klienten har kontakt med er igen. Länken slutar gälla."),
    StopReason.DECLINED: _l(
        "Klienten vill inte ha fler meddelanden. Länken finns kvar, om klienten ändrar sig."
    ),
    StopReason.WRONG_PERSON: _l("Någon annan har fått länken. Den slutar gälla nu. Välj sedan en ny väg."),
    StopReason.BOUNCED: _l("Klienten har inte fått brevet. Välj sedan en ny väg eller ett skäl."),
}


class ChangeForm(StaffForm):
    """Says what has happened to the client or the message since the offer."""

    happened = RadioField(
        _l("Vad har hänt?"), [InputRequired(_l("Välj vad som har hänt."))], choices=choices(HAPPENED)
    )


def change_form(ending: Ending, **given: Any) -> ChangeForm:
    """Return the form for this ending; a letter from a pile went to no address that could be wrong.

    Only of a letter a member of staff knows that it came back: the desk learns of a message by itself.
    """
    form = ChangeForm(**given)
    form.happened.choices = choices({one: HAPPENED[one] for one in HAPPENED if _may_have(ending, one)})
    return form


def _may_have(ending: Ending, reason: StopReason) -> bool:
    if reason is StopReason.BOUNCED:
        return ending.channel is Channel.LETTER
    return reason.was_reached or ending.channel is not Channel.PILE


class FactsForm(StaffForm):
    """Corrects the day, the kind or the kommun of an ending."""

    operation: Operation
    today: date
    ending: Ending
    ended_on = DateField(
        _l("Vilken dag tog kontakten slut?"), [InputRequired(_l("Skriv vilken dag kontakten tog slut."))]
    )
    kind = RadioField(
        _l("Hur tog kontakten slut?"),
        [InputRequired(_l("Välj avslutad eller avbruten."))],
        choices=choices(words.KINDS),
    )
    municipality = SelectField(
        _l("Kommun"),
        [InputRequired(_l("Välj en kommun."))],
        description=_l("Väljer du Ej angivet tar vi bort kommun, ålder, kön och kontaktuppgifter."),
    )

    def validate_ended_on(self, field: DateField) -> None:
        """Refuse a day to come, and another year once the survey was offered."""
        if field.data and field.data > self.today:
            raise StopValidation(_("Dagen har inte varit än. Välj i dag eller en tidigare dag."))
        if field.data and self.ending.offer_id and field.data.year != self.ending.ended_on.year:
            raise StopValidation(
                _(
                    "Enkäten är redan erbjuden. Klientens länk hör till %(year)s. "
                    "Då går det inte att byta år. Välj en dag under %(year)s.",
                    year=self.ending.ended_on.year,
                )
            )

    def validate_municipality(self, field: SelectField) -> None:
        """Refuse a kommun that did not take part on the day of the ending."""
        place, ended_on = self.operation.municipality(field.data or ""), self.ended_on.data
        if place and ended_on and not place.takes_part(ended_on):
            raise StopValidation(
                _("%(name)s var inte med i verksamheten %(day)s.", name=place.name, day=day(ended_on))
            )

    def facts(self) -> Facts:
        """Return what was filled in."""
        code = None if self.municipality.data == PROTECTED else self.municipality.data
        area = self.operation.area_of(code) if code else None
        return Facts(self.ended_on.data, EndingKind(self.kind.data), code, area.id if area else UNKNOWN_AREA)


def facts_form(operation: Operation, today: date, ending: Ending) -> FactsForm:
    """Return the form with what is registered of an ending."""
    known = {"ended_on": ending.ended_on, "kind": ending.kind}
    form = FactsForm(data={**known, "municipality": ending.municipality or PROTECTED})
    form.operation, form.today, form.ending = operation, today, ending
    places = [(place, area.name) for area in operation.areas for place in area.municipalities]
    form.municipality.choices = [
        *(SelectChoice(place.code, place.name, optgroup=area) for place, area in places),
        SelectChoice(PROTECTED, _("Ej angivet (skyddade personuppgifter)")),
    ]
    return form
