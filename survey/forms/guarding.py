"""Lets a form's field take only words that others may read; the form says whose names are the staff's."""

from collections.abc import Callable

from wtforms import Field, Form
from wtforms.validators import StopValidation

from survey.results.staff_texts import Shares


def guarded(shares: Shares = Shares.WITH_COUNTS) -> Callable[[Form, Field], None]:
    """Return a validator that refuses what points at somebody; its form has a `guard`."""

    def check(form: Form, field: Field) -> None:
        faults = form.guard.faults(field.data or "", shares)
        if faults:
            raise StopValidation(" ".join(faults))

    return check
