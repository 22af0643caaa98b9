"""The forms of the improvement log: write a line, and say what was done."""

from datetime import date

from wtforms import DateField, IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, StopValidation

from survey.domain.improvements import Improvement
from survey.forms.guarding import guarded
from survey.forms.staff import LONGEST_LINE, StaffForm
from survey.i18n import _, _l
from survey.results.staff_texts import Guard

LONGEST_TEXT = 500
TOO_LONG = Length(max=LONGEST_TEXT, message=_l("Skriv högst 500 tecken."))
ROWS = {"rows": 3}
FIRST_YEAR, LAST_YEAR = 2000, 2100


class ImprovementForm(StaffForm):
    """One line of the log."""

    guard: Guard
    year = IntegerField(
        _l("Vilket års svar handlar det om?"),
        [
            InputRequired(_l("Skriv ett år.")),
            NumberRange(FIRST_YEAR, LAST_YEAR, _l("Skriv året med fyra siffror.")),
        ],
        render_kw={"inputmode": "numeric"},
    )
    heard = TextAreaField(
        _l("Vad hörde ni?"),
        [InputRequired(_l("Skriv vad ni hörde.")), TOO_LONG, guarded()],
        description=_l("Skriv med egna ord, så att ingen känns igen."),
        render_kw=ROWS,
    )
    decision = TextAreaField(
        _l("Vad har ni bestämt?"),
        [InputRequired(_l("Skriv vad ni har bestämt.")), TOO_LONG, guarded()],
        render_kw=ROWS,
    )
    owner = StringField(
        _l("Vem gör det?"),
        [InputRequired(_l("Skriv vem som gör det.")), Length(max=LONGEST_LINE)],
        description=_l("En roll eller en medarbetare, till exempel Chef."),
        render_kw={"maxlength": LONGEST_LINE, "autocomplete": "off"},
    )
    decided_on = DateField(_l("När bestämde ni det?"), [InputRequired(_l("Skriv dagen då ni bestämde det."))])
    due_on = DateField(_l("När ska det vara klart? (du kan hoppa över det)"), [Optional()])

    def validate_due_on(self, field: DateField) -> None:
        """Refuse a last day before the decision."""
        if field.data and self.decided_on.data and field.data < self.decided_on.data:
            raise StopValidation(_("Dagen ligger före beslutet. Välj en senare dag."))

    def improvement(self, improvement_id: str, before: Improvement | None = None) -> Improvement:
        """Return what was filled in; what was done before stays done."""
        return Improvement(
            improvement_id,
            self.year.data,
            self.heard.data.strip(),
            self.decision.data.strip(),
            self.owner.data.strip(),
            self.decided_on.data,
            self.due_on.data,
            before.done_on if before else None,
            before.done if before else "",
        )


class DoneForm(StaffForm):
    """Says what was done, and when."""

    today: date
    guard: Guard
    done = TextAreaField(
        _l("Vad har ni gjort?"),
        [InputRequired(_l("Skriv vad ni har gjort.")), TOO_LONG, guarded()],
        description=_l("Skriv kort och enkelt. Texten kan visas för alla på sidan Så tyckte ni."),
        render_kw=ROWS,
    )
    done_on = DateField(_l("När blev det klart?"), [InputRequired(_l("Skriv dagen då det blev klart."))])

    def validate_done_on(self, field: DateField) -> None:
        """Refuse a day to come."""
        if field.data and field.data > self.today:
            raise StopValidation(_("Dagen har inte varit än. Välj i dag eller en tidigare dag."))
