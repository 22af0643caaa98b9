"""The history of the goals in words: who changed what, which day, from what to what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from survey.contacts.goal_edits import ADDED, AREA, REMOVED, WHOLE, GoalChange
from survey.domain.goals import GoalKind, Measure
from survey.forms.goals import OWN_STATUSES, READINGS, SHAPES
from survey.i18n import _, _l, in_swedish
from survey.i18n.phrases import filled
from survey.results.names import INDICATORS

FIELDS: Mapping[str, str] = {
    "text": _l("Målet"),
    "kind": _l("Sättet att mäta"),
    "measure": _l("Sättet att mäta"),
    "target": _l("Minst hur mycket"),
    "frequency": _l("Hur ofta"),
    "reading": _l("Vilka det gäller"),
    "indicator": _l("Frågan"),
    "outcome": _l("Utfallet"),
    "own_status": _l("Bedömningen"),
    "note": _l("Kommentaren"),
    "printed_status": _l("Tryckt status"),
}
KINDS: Mapping[GoalKind, str] = {
    GoalKind.RATIO: _l("en andel"),
    GoalKind.COUNT: _l("ett antal"),
    GoalKind.COUNT_PER_AREA: _l("ett antal i varje område"),
    GoalKind.QUALITATIVE: _l("går inte att räkna"),
}
MEASURES: Mapping[Measure, str] = {shape.measure: shape.label for shape in SHAPES.values()} | {
    Measure.ENTERED: _l("ett antal som skrivs in")
}
CODES: Mapping[str, Mapping[Any, str]] = {
    "kind": KINDS,
    "measure": MEASURES,
    "reading": READINGS,
    "indicator": INDICATORS,
    "own_status": OWN_STATUSES,
}
OWN_WORDS = ("text", "frequency", "note", "printed_status")
"""What an operation writes in its own words."""


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One change in words."""

    day: date
    who: str
    about: str
    """The goal's words, where `what` does not say them."""
    what: str


def told_changes(
    changes: Sequence[GoalChange],
    goals: Mapping[str, str],
    names: Mapping[str, str],
    areas: Mapping[str, str],
) -> list[ToldChange]:
    """Return the changes, newest first.

    `goals` gives the words of those that are there, `names` the accounts' and `areas` the områdens names.
    """
    gone = {each.key: each.before for each in changes if each.field == REMOVED}
    texts = {**gone, **goals}
    return [
        ToldChange(
            day=each.changed_on,
            who=names.get(each.account_id) or _("Någon som inte längre har ett konto"),
            about="" if each.field in WHOLE else texts.get(each.key, ""),
            what=_what(each, areas),
        )
        for each in reversed(changes)
    ]


def _what(change: GoalChange, areas: Mapping[str, str]) -> str:
    if change.field == ADDED:
        return _("Lade till målet ”%(goal)s”.", goal=in_swedish(change.after))
    if change.field == REMOVED:
        return _("Tog bort målet ”%(goal)s”.", goal=in_swedish(change.before))
    return _(
        "%(field)s: från %(before)s till %(after)s.",
        field=_field(change.field, areas),
        before=_value(change.field, change.before),
        after=_value(change.field, change.after),
    )


def _field(field: str, areas: Mapping[str, str]) -> str:
    if field.startswith(AREA):
        code = field.removeprefix(AREA)
        return _("Utfallet i %(area)s", area=areas.get(code, code))
    return str(FIELDS.get(field, field))


def _value(field: str, stored: str) -> str:
    if not stored:
        return _("alla frågor") if field == "indicator" else _("inget")
    if field == "target" and "/" in stored:
        return _("%(number)s procent", number=int(Fraction(stored) * 100))
    if field in CODES:
        return f"”{CODES[field].get(stored, stored)}”"
    words = in_swedish(stored) if field in OWN_WORDS else stored
    return filled("”%(words)s”", {"words": words}, untranslated=False)
