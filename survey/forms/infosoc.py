"""The forms and words of the avstämning with Infosoc."""

from babel.dates import get_month_names
from wtforms import IntegerField, SelectChoice, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, StopValidation

from survey.domain.infosoc import LARGEST, Comparison, Pasted, Scope, Totals, pasted_lines
from survey.domain.organisation import Operation
from survey.forms.staff import StaffForm
from survey.i18n import _, _l, language, ngettext

LONGEST_PASTE = 20_000
A_COUNT = NumberRange(0, LARGEST, _l("Skriv ett antal från 0 till 9999."))
AS_NUMBER = {"inputmode": "numeric", "autocomplete": "off"}


class TotalForm(StaffForm):
    """Tells one total of Infosoc: when, where and how many of each kind."""

    month = SelectField(_l("Månad"), coerce=int, default=0)
    area = SelectField(_l("Område"), default="")
    formal = IntegerField(
        _l("Formellt avslutade i Infosoc"),
        [InputRequired(_l("Skriv hur många formellt avslutade det finns i Infosoc.")), A_COUNT],
        render_kw=AS_NUMBER,
    )
    broken_off = IntegerField(
        _l("Avbrutna i Infosoc"),
        [InputRequired(_l("Skriv hur många avbrutna det finns i Infosoc.")), A_COUNT],
        render_kw=AS_NUMBER,
    )

    def scope(self, year: int) -> Scope:
        """Return the chosen month and område of a year."""
        return Scope(year, self.month.data, self.area.data)

    def totals(self) -> Totals:
        """Return the numbers."""
        return Totals(self.formal.data, self.broken_off.data)


class PasteForm(StaffForm):
    """Takes many totals at once, as they are copied from a spreadsheet."""

    year: int
    operation: Operation
    lines = TextAreaField(
        _l("Rader från Infosoc eller Excel"),
        [InputRequired(_l("Klistra in minst en rad.")), Length(max=LONGEST_PASTE)],
        description=_l(
            "En rad för varje månad eller område: namnet, sedan formellt avslutade, sedan avbrutna. "
            "Skilj dem åt med tabb eller semikolon: maj; 4; 2."
        ),
        render_kw={"rows": 8},
    )

    def validate_lines(self, field: TextAreaField) -> None:
        """Say which line cannot be read."""
        read = self._read(field)
        strange = next((each.line for each in read if each.scope is None), None)
        if strange is not None:
            raise StopValidation(
                _(
                    "Raden ”%(line)s” går inte att läsa. Skriv till exempel: maj; 7; 2",
                    line=strange[:80],
                )
            )
        if not read:
            raise StopValidation(_("Det finns inga antal i det du klistrade in."))

    def told(self) -> dict[Scope, Totals]:
        """Return the totals of every line."""
        return {each.scope: each.totals for each in self._read(self.lines) if each.scope and each.totals}

    def _read(self, field: TextAreaField) -> list[Pasted]:
        return pasted_lines(str(field.data or ""), self.year, self.operation)


def total_form(operation: Operation, scope: Scope | None = None) -> TotalForm:
    """Return the form with this operation's områden; with a scope to begin with, or as sent."""
    form = TotalForm() if scope is None else TotalForm(formdata=None, month=scope.month, area=scope.area)
    form.month.choices = [
        SelectChoice(0, _("Hela året")),
        *(SelectChoice(number, month_name(number)) for number in range(1, 13)),
    ]
    form.area.choices = [
        SelectChoice("", _("Alla områden")),
        *(SelectChoice(area.id, area.name) for area in operation.areas),
    ]
    return form


def scope_name(scope: Scope, operation: Operation) -> str:
    """Return what a scope is called: "Östra, maj" or "Hela 2026"."""
    area = operation.area(scope.area)
    when = month_name(scope.month) if scope.month else _("hela %(year)s", year=scope.year)
    name = f"{area.name if area else scope.area}, {when}" if scope.area else when
    return name[0].upper() + name[1:]


def month_name(month: int) -> str:
    """Return what a month, 1 to 12, is called."""
    return str(get_month_names("wide", "stand-alone", locale=language().locale)[month])


def difference(compared: Comparison) -> str:
    """Say exactly what is missing where: "11 avslutade och 5 avbrutna saknas här."."""
    missing = compared.missing
    here = _how_many(max(missing.formal, 0), max(missing.broken_off, 0))
    there = _how_many(max(-missing.formal, 0), max(-missing.broken_off, 0))
    said = [_("%(many)s saknas här.", many=here)] if here else []
    said += [_("%(many)s saknas i Infosoc.", many=there)] if there else []
    return " ".join(said) or _("Det stämmer. Inget saknas.")


def in_numbers(totals: Totals) -> str:
    """Return totals as "79 + 23"."""
    return f"{totals.formal} + {totals.broken_off}"


def _how_many(formal: int, broken_off: int) -> str:
    """Return "11 formella och 5 avbrutna", without what is none."""
    ended = ngettext("%(num)s formell", "%(num)s formella", formal) if formal else ""
    lost = ngettext("%(num)s avbruten", "%(num)s avbrutna", broken_off) if broken_off else ""
    return _("%(ended)s och %(lost)s", ended=ended, lost=lost) if ended and lost else ended or lost
