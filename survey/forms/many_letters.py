"""The forms of a batch: which endings get a letter, and then one address for each of them."""

import re
import secrets
from collections.abc import Sequence

from wtforms import HiddenField, SelectChoice, SelectMultipleField
from wtforms.validators import Regexp, StopValidation

from survey.forms.printing import PrintForm, RecipientForm
from survey.forms.staff import StaffForm
from survey.i18n import _

MOST = 50
"""Letters in one file."""


class ChosenForm(StaffForm):
    """Which of those who wait are offered the survey by letter."""

    endings = SelectMultipleField(validate_choice=False)

    def validate_endings(self, field: SelectMultipleField) -> None:
        """Ask for at least one, and for no more than fit in a file."""
        if not field.data:
            raise StopValidation(_("Välj minst ett avslut."))
        if len(field.data) > MOST:
            raise StopValidation(_("Välj högst %(number)s avslut åt gången.", number=MOST))


class BatchForm(PrintForm):
    """What is printed for a batch, and the number that tells later whether it was."""

    batch = HiddenField(validators=[Regexp(r"\A[0-9a-f]{32}\Z")])


class PersonForm(RecipientForm):
    """One person of a batch."""

    ending = HiddenField(validators=[Regexp(r"\A[0-9a-f]{16}\Z")])


def chosen_form(waiting: Sequence[tuple[str, str]], *, sent: bool) -> ChosenForm:
    """Return the form with those who wait, (id, words) each; filled in by what was `sent`."""
    form = ChosenForm() if sent else ChosenForm(formdata=None)
    form.endings.choices = [SelectChoice(code, words) for code, words in waiting]
    return form


def first_batch() -> BatchForm:
    """Return the form of a new batch."""
    return BatchForm(formdata=None, data={"batch": secrets.token_hex(16)})


def first_person(number: int, ending_id: str, path: str, code: str) -> PersonForm:
    """Return the form of the person with this number (from 0), with the keys that the page shows."""
    data = {"ending": ending_id, "path": path, "code": code}
    return PersonForm(formdata=None, data=data, prefix=f"{number}-", meta={"csrf": False})


def sent_people(names: Sequence[str]) -> list[PersonForm]:
    """Return the people of a form by the names of its fields, in their order."""
    numbers = sorted(int(found[1]) for name in names if (found := re.fullmatch(r"(\d{1,2})-ending", name)))
    return [PersonForm(prefix=f"{number}-", meta={"csrf": False}) for number in numbers[:MOST]]
