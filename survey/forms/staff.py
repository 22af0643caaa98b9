"""What every form of the desk shares: no personal identity number is taken in any field of text."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, PasswordField, SelectChoice, StringField
from wtforms.validators import InputRequired

from survey.domain.personal_numbers import has_personal_number
from survey.i18n import _, _l

LONGEST_LINE = 200
Code = TypeVar("Code", bound=StrEnum)


class NumberField(StringField):
    """A telephone number, which can look like a personal identity number: its form looks for those itself."""


class StaffForm(FlaskForm):
    """A form of the desk; what is typed into a text field is kept when it is refused."""

    def validate(self, extra_validators: Mapping[str, object] | None = None) -> bool:
        """Run the fields' own checks, then refuse personal identity numbers in words."""
        fine = bool(super().validate(extra_validators))
        found = [field for field in self if _is_text(field) and has_personal_number(str(field.data or ""))]
        for field in found:
            field.errors = [_("Det ser ut som ett personnummer. Ta bort det.")]
        return fine and not found

    @property
    def problems(self) -> list[tuple[str, str]]:
        """What is wrong, as (link to the field, sentence), for the summary on top of the page."""
        return [(f"#{field.id}", str(error)) for field in self for error in field.errors[:1]]


class SignInForm(StaffForm):
    """Username and password."""

    username = StringField(
        _l("Användarnamn"),
        [InputRequired(_l("Skriv ditt användarnamn."))],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "maxlength": LONGEST_LINE},
    )
    password = PasswordField(
        _l("Lösenord"),
        [InputRequired(_l("Skriv ditt lösenord."))],
        render_kw={"autocomplete": "current-password", "maxlength": LONGEST_LINE},
    )


def choices(words: Mapping[Code, str], first: str | None = None) -> list[SelectChoice]:
    """Return codes with their words to choose from; `first` is the empty choice's words, if there is one."""
    given = [SelectChoice(code.value, word) for code, word in words.items()]
    return given if first is None else [SelectChoice("", first), *given]


def _is_text(field: Field) -> bool:
    return isinstance(field, StringField) and not isinstance(field, HiddenField | PasswordField | NumberField)
