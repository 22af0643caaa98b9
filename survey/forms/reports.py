"""The chef's own text for a section of the yearly report."""

from wtforms import SelectField, TextAreaField
from wtforms.validators import Length

from analysis.chapter.model import HEADINGS
from survey.forms.staff import StaffForm, choices
from survey.i18n import _l

LONGEST_TEXT = 6000


class SectionForm(StaffForm):
    """One section's text; an empty one asks for the ready-made text back."""

    section = SelectField(choices=choices(HEADINGS))
    text = TextAreaField(
        validators=[Length(max=LONGEST_TEXT, message=_l("Texten är för lång. Högst 6 000 tecken."))]
    )
