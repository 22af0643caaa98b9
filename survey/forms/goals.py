"""The forms of the goals: a goal as the chef sets it, and what came of one that nothing computes."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from wtforms import HiddenField, RadioField, SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, Regexp, StopValidation

from survey.domain.goals import Goal, GoalKind, Measure, OwnStatus, Reading
from survey.forms.guarding import guarded
from survey.forms.staff import LONGEST_LINE, StaffForm, choices
from survey.i18n import _, _l
from survey.results.names import INDICATORS, Names
from survey.results.staff_texts import Guard, Shares

LONGEST_TEXT = 500
LARGEST_COUNT = 9999
NUMBER = {"inputmode": "numeric", "autocomplete": "off", "maxlength": LONGEST_LINE}
AREA_FIELD = "area_"
FREQUENCY, NOTE = _l("Hur ofta?"), _l("Kommentar")


@dataclass(frozen=True, slots=True)
class Shape:
    """How a goal is measured: its kind, where its outcome comes from, and its words."""

    kind: GoalKind
    measure: Measure
    label: str


SHAPES: Mapping[str, Shape] = {
    "offered": Shape(
        GoalKind.RATIO,
        Measure.OFFERED_SHARE,
        _l("Andelen avslutade som får möjlighet att svara (räknas här)"),
    ),
    "satisfied": Shape(
        GoalKind.RATIO, Measure.SATISFIED_SHARE, _l("Andelen som svarar ja i enkäten (räknas här)")
    ),
    "interviews": Shape(GoalKind.COUNT, Measure.DEPTH_INTERVIEWS, _l("Antalet djupintervjuer (räknas här)")),
    "count": Shape(GoalKind.COUNT, Measure.ENTERED, _l("Ett annat antal (du skriver in)")),
    "per_area": Shape(
        GoalKind.COUNT_PER_AREA, Measure.ENTERED, _l("Ett antal i varje område (du skriver in)")
    ),
    "words": Shape(GoalKind.QUALITATIVE, Measure.WRITTEN, _l("Något som inte går att räkna (du bedömer)")),
}
READINGS: Mapping[Reading, str] = {
    Reading.RESPONDENTS: _l("De som svarar"),
    Reading.POPULATION: _l("Alla avslutade, om de är som de som svarar"),
    Reading.WORST_CASE: _l("Alla avslutade, utan antaganden"),
}
OWN_STATUSES: Mapping[OwnStatus, str] = {
    OwnStatus.REACHED: _l("Uppfyllt"),
    OwnStatus.PARTLY: _l("Delvis uppfyllt"),
    OwnStatus.NOT_REACHED: _l("Ej uppfyllt"),
}


class GoalForm(StaffForm):
    """A goal of a year; `form_token` is a new goal's key, so that one form sent twice is one goal."""

    guard: Guard
    form_token = HiddenField(validators=[Optional(), Regexp(r"\A[0-9a-f]{32}\Z")])
    text = TextAreaField(
        _l("Vad är målet?"),
        [
            InputRequired(_l("Skriv vad målet är.")),
            Length(max=LONGEST_TEXT, message=_l("Målet får ha högst 500 tecken.")),
            guarded(Shares.ANY),
        ],
        description=_l("Skriv det som det ska stå i verksamhetsberättelsen."),
    )
    shape = RadioField(
        _l("Hur mäts målet?"),
        [InputRequired(_l("Välj hur målet mäts."))],
        choices=[SelectChoice(code, shape.label) for code, shape in SHAPES.items()],
    )
    target = StringField(
        _l("Minst hur mycket?"),
        description=_l(
            "Ett helt tal: procent för en andel, annars ett antal. Lämna tomt om målet inte går att räkna."
        ),
        render_kw=NUMBER,
    )
    frequency = StringField(
        FREQUENCY,
        [Length(max=LONGEST_LINE, message=_l("Skriv högst 200 tecken."))],
        description=_l("Till exempel Fyra gånger om året. Du kan lämna det tomt."),
    )
    reading = SelectField(
        _l("Vilka gäller andelen som svarar ja?"),
        choices=choices(READINGS),
        default=Reading.RESPONDENTS.value,
    )
    indicator = SelectField(
        _l("Vilken fråga gäller den?"),
        choices=[SelectChoice("", _l("Alla frågor")), *(SelectChoice(*each) for each in INDICATORS.items())],
        default="",
    )

    def validate_text(self, field: TextAreaField) -> None:
        """Refuse a goal of nothing but spaces."""
        if not (field.data or "").strip():
            raise StopValidation(_("Skriv vad målet är."))

    def validate_target(self, field: StringField) -> None:
        """Ask for a whole number that a goal of its shape can have."""
        shape = SHAPES.get(self.shape.data or "")
        if shape is None or shape.kind is GoalKind.QUALITATIVE:
            return
        largest = 100 if shape.kind is GoalKind.RATIO else LARGEST_COUNT
        number = whole_number(field.data)
        if number is None or not 1 <= number <= largest:
            raise StopValidation(_("Skriv ett helt tal från 1 till %(largest)s.", largest=largest))

    def goal(self, year: int, key: str) -> Goal:
        """Return what was filled in; nothing has been told of the outcome."""
        shape = SHAPES[self.shape.data]
        satisfied = shape.measure is Measure.SATISFIED_SHARE
        return Goal(
            year=year,
            key=key,
            text=" ".join(self.text.data.split()),
            kind=shape.kind,
            target=self._target(shape.kind),
            measure=shape.measure,
            frequency=(self.frequency.data or "").strip(),
            reading=Reading(self.reading.data) if satisfied else None,
            indicator=(self.indicator.data or None) if satisfied else None,
        )

    def _target(self, kind: GoalKind) -> Fraction | int | None:
        number = whole_number(self.target.data)
        if kind is GoalKind.QUALITATIVE or number is None:
            return None
        return Fraction(number, 100) if kind is GoalKind.RATIO else number


class OutcomeForm(StaffForm):
    """What the chef says of an outcome; the forms below add what can be told in figures or a verdict."""

    guard: Guard
    note = TextAreaField(
        NOTE,
        [Length(max=LONGEST_TEXT, message=_l("Kommentaren får ha högst 500 tecken.")), guarded()],
        description=_l("Till exempel när och var. Skriv inget om en enskild person."),
    )

    def told(self) -> dict[str, Any]:
        """Return what was filled in, by the goal's fields."""
        return {"note": (self.note.data or "").strip()}

    def areas(self) -> dict[str, int | None]:
        """Return how many there were in each område, None where nobody knows."""
        return {
            field.name.removeprefix(AREA_FIELD): whole_number(field.data)
            for field in self
            if field.name.startswith(AREA_FIELD)
        }


class CountForm(OutcomeForm):
    """How many there were."""

    outcome = StringField(
        _l("Hur många blev det?"),
        description=_l("Ett helt tal. Lämna tomt om ni inte vet."),
        render_kw=NUMBER,
    )

    def validate_outcome(self, field: StringField) -> None:
        """Take a whole number, or nothing."""
        check_count(self, field)

    def told(self) -> dict[str, Any]:
        """Return what was filled in, by the goal's fields."""
        return {"note": (self.note.data or "").strip(), "outcome": whole_number(self.outcome.data)}


class VerdictForm(OutcomeForm):
    """How a goal in words went, in the chef's own judgement."""

    own_status = RadioField(
        _l("Hur gick det?"), choices=choices(OWN_STATUSES, _l("Det går inte att säga än")), default=""
    )

    def told(self) -> dict[str, Any]:
        """Return what was filled in, by the goal's fields."""
        verdict = OwnStatus(self.own_status.data) if self.own_status.data else None
        return {"note": (self.note.data or "").strip(), "own_status": verdict}


def new_goal_form() -> GoalForm:
    """Return an empty form with a token of its own."""
    return GoalForm(data={"form_token": secrets.token_hex(16)})


def goal_form(goal: Goal) -> GoalForm:
    """Return the form, filled in with a goal that is there already."""
    kept = (goal.kind, goal.measure)
    shape = next(code for code, each in SHAPES.items() if (each.kind, each.measure) == kept)
    return GoalForm(
        data={
            "text": goal.text,
            "shape": shape,
            "target": _target_text(goal),
            "frequency": goal.frequency,
            "reading": goal.reading or Reading.RESPONDENTS,
            "indicator": goal.indicator or "",
        }
    )


def outcome_form(goal: Goal, areas: Names, counts: Mapping[str, int]) -> OutcomeForm:
    """Return the form for what came of a goal, with what is told already."""
    kept = {"note": goal.note, "outcome": goal.outcome, "own_status": goal.own_status or ""}
    if goal.kind is GoalKind.COUNT_PER_AREA:
        return _area_form(areas)(
            data={**kept, **{AREA_FIELD + area: count for area, count in counts.items()}}
        )
    return FORMS.get(goal.kind, OutcomeForm)(data=kept)


def whole_number(typed: str | int | None) -> int | None:
    """Return a whole number as people write it ("10 000", "90 %"), or None for anything else."""
    digits = "".join(str("" if typed is None else typed).split()).removesuffix("%")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def check_count(_form: StaffForm, field: StringField) -> None:
    """Refuse what is neither empty nor a count."""
    typed = str("" if field.data is None else field.data).strip()
    number = whole_number(typed)
    if typed and (number is None or number > LARGEST_COUNT or "%" in typed):
        raise StopValidation(
            _("Skriv ett helt tal från 0 till %(largest)s, eller lämna tomt.", largest=LARGEST_COUNT)
        )


def _area_form(areas: Names) -> type[OutcomeForm]:
    fields = {AREA_FIELD + code: StringField(name, [check_count], render_kw=NUMBER) for code, name in areas}
    return type("AreaForm", (OutcomeForm,), fields)


def _target_text(goal: Goal) -> str:
    if goal.target is None:
        return ""
    return str(goal.target * 100 if goal.kind is GoalKind.RATIO else goal.target)


FORMS: Mapping[GoalKind, type[OutcomeForm]] = {GoalKind.COUNT: CountForm, GoalKind.QUALITATIVE: VerdictForm}
"""What can be told besides a comment; a goal that is computed takes a comment alone."""
