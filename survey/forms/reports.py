"""The chef's own text for a section of the yearly report."""

from datetime import date

from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import Length, StopValidation

from analysis.chapter.model import HEADINGS
from survey.forms.staff import StaffForm, choices
from survey.i18n import _, _l

LONGEST_TEXT = 6000


class SectionForm(StaffForm):
    """One section's text; an empty one asks for the ready-made text back."""

    section = SelectField(choices=choices(HEADINGS))
    text = TextAreaField(
        validators=[Length(max=LONGEST_TEXT, message=_l("Texten är för lång. Högst 6 000 tecken."))]
    )


class CutoffForm(StaffForm):
    """The day up to which the register is taken; none is today."""

    year: int
    today: date
    stickdag = StringField(
        _l("Stickdag"),
        description=_l("Avslut och erbjudanden räknas till och med den dagen."),
        render_kw={"type": "date"},
    )

    def validate_stickdag(self, field: StringField) -> None:
        """Refuse what is no day, a day that has not been, and a day before the year."""
        typed, first = (field.data or "").strip(), date(self.year, 1, 1)
        day = _day(typed)
        if typed and day is None:
            raise StopValidation(_("Skriv dagen som år-månad-dag, till exempel 2025-12-31."))
        if day and day > self.today:
            raise StopValidation(
                _("Stickdagen har inte varit än. Välj %(day)s eller tidigare.", day=self.today.isoformat())
            )
        if day and day < first:
            raise StopValidation(
                _("Stickdagen är före årets första dag. Välj %(day)s eller senare.", day=first.isoformat())
            )

    @property
    def chosen(self) -> date | None:
        """The day that is chosen; None when there is none, or a faulty one."""
        return None if self.errors else _day((self.stickdag.data or "").strip())


def _day(typed: str) -> date | None:
    """Return a day written as 2025-12-31, and None for anything else."""
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return None
    return day if day.isoformat() == typed else None
