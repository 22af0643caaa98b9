"""The form that stands in for a colleague."""

from collections.abc import Iterable
from typing import Any

from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired

from survey.accounts.people import Account
from survey.forms.staff import StaffForm
from survey.i18n import _l


class CoverForm(StaffForm):
    """Names the colleague."""

    colleague = RadioField(_l("Vem vikarierar du för?"), [InputRequired(_l("Välj en kollega."))])


def cover_form(colleagues: Iterable[Account], **given: Any) -> CoverForm:
    """Return the form with the colleagues to choose from."""
    form = CoverForm(**given)
    form.colleague.choices = [SelectChoice(each.id, each.name) for each in colleagues]
    return form
