"""The forms of a pile of letters: make one, and note who drew from it."""

import re
from collections.abc import Sequence
from datetime import date

from wtforms import HiddenField, IntegerField, SelectChoice, SelectField
from wtforms.validators import InputRequired, NumberRange, Regexp, StopValidation

from survey.domain.periods import HalfYear
from survey.forms.printing import PrintForm
from survey.i18n import _, _l

MOST = 50
OFFERED_HALVES = 3
"""The half-year that goes on, and two before it whose letters may still be given."""


class PileForm(PrintForm):
    """How many letters, and for whose endings."""

    form_token = HiddenField(validators=[Regexp(r"\A[0-9a-f]{32}\Z")])
    half = SelectField(
        _l("När tog kontakterna slut?"),
        description=_l("Högen är bara för dem vars kontakt tog slut då."),
        validate_choice=False,
    )
    letters = IntegerField(
        _l("Hur många brev?"),
        [
            InputRequired(_l("Skriv hur många brev du vill ha.")),
            NumberRange(1, MOST, _l("Skriv ett tal från 1 till 50.")),
        ],
        description=_l("Högst 50 i en hög. Gör hellre en stor hög än en liten."),
        default=20,
        render_kw={"inputmode": "numeric"},
    )

    def validate_half(self, field: SelectField) -> None:
        """Refuse a half-year that is not among the choices."""
        if field.data not in [choice.value for choice in field.choices]:
            raise StopValidation(_("Välj ett av halvåren."))

    def chosen_half(self) -> HalfYear:
        """Return whose endings the pile is for."""
        year, half = re.findall(r"\d+", self.half.data)
        return HalfYear(int(year), int(half))


def pile_form(today: date, form_token: str, *, sent: bool) -> PileForm:
    """Return the form, filled in by what was `sent`; its token makes one sending one pile."""
    form = PileForm() if sent else PileForm(formdata=None, data={"form_token": form_token})
    form.half.choices = [SelectChoice(_code(half), half_name(half)) for half in halves(today)]
    return form


def halves(today: date) -> Sequence[HalfYear]:
    """Return the half-years that a pile may be made for, the newest first."""
    newest = HalfYear.of(today)
    return [_earlier(newest, back) for back in range(OFFERED_HALVES)]


def half_name(half: HalfYear) -> str:
    """Return a half-year in words."""
    if half.half == 1:
        return _("Januari till juni %(year)s", year=half.year)
    return _("Juli till december %(year)s", year=half.year)


def _earlier(half: HalfYear, back: int) -> HalfYear:
    number = half.year * 2 + half.half - 1 - back
    return HalfYear(number // 2, number % 2 + 1)


def _code(half: HalfYear) -> str:
    return f"{half.year}-{half.half}"
