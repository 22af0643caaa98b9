"""The Swedish names of groups and of what the questions measure, the same on every surface."""

from collections.abc import Mapping

from survey.domain.kinds import UNKNOWN_AREA, EndingKind
from survey.domain.organisation import Operation
from survey.domain.questionnaire import Question
from survey.i18n import _l

Names = tuple[tuple[str, str], ...]
"""Codes of groups with the names that they go by, in the order they are shown."""

KINDS: Mapping[EndingKind, str] = {
    EndingKind.FORMAL: _l("Avslutade"),
    EndingKind.BROKEN_OFF: _l("Avbrutna"),
}
NO_AREA = _l("Ej angivet")
INDICATORS: Mapping[str, str] = {
    "tillganglighet": _l("Tillgänglighet"),
    "bemotande": _l("Bemötande"),
    "arbetat_tillsammans": _l("Arbetat tillsammans"),
    "fullfoljt_uppdrag": _l("Fullföljt uppdraget"),
    "ratt_vard_stod": _l("Rätt vård eller stöd"),
    "positiv_forandring": _l("Positiv förändring"),
    "myndighetssamverkan": _l("Samverkan mellan myndigheter"),
    "rekommendera": _l("Rekommendera till andra"),
    "battre_halsa": _l("Bättre hälsa"),
    "battre_liv": _l("Bättre liv"),
}


def kind_names() -> Names:
    """Return the two ways in which a contact ends."""
    return tuple((kind.value, str(name)) for kind, name in KINDS.items())


def area_names(operation: Operation) -> Names:
    """Return the operation's områden, and last where protected identities are counted."""
    return (*((area.id, area.name) for area in operation.areas), (UNKNOWN_AREA, str(NO_AREA)))


def indicator_name(question: Question) -> str:
    """Return the short name of what a question measures, or its own words for one we do not know."""
    return str(INDICATORS.get(question.indicator, question.text))
