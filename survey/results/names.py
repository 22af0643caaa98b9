"""The Swedish names of groups and of what the questions measure, the same on every surface."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from survey.contacts.slots import NOT_STATED
from survey.domain.kinds import UNKNOWN_AREA, AgeGroup, Channel, EndingKind, Gender
from survey.domain.organisation import Operation
from survey.domain.questionnaire import Question
from survey.i18n import _l, _lp

Code = TypeVar("Code", bound=StrEnum)
Names = tuple[tuple[str, str], ...]
"""Codes of groups with the names that they go by, in the order they are shown."""

KINDS: Mapping[EndingKind, str] = {
    EndingKind.FORMAL: _l("Avslutade"),
    EndingKind.BROKEN_OFF: _l("Avbrutna"),
}
AGES: Mapping[AgeGroup, str] = {
    AgeGroup.AGE_18_29: _l("18–29 år"),
    AgeGroup.AGE_30_49: _l("30–49 år"),
    AgeGroup.AGE_50_64: _l("50–64 år"),
    AgeGroup.AGE_65: _l("65 år eller äldre"),
}
GENDERS: Mapping[Gender, str] = {
    Gender.WOMAN: _l("Kvinna"),
    Gender.MAN: _l("Man"),
    Gender.OTHER: _l("Annat"),
}
CHANNELS: Mapping[Channel, str] = {
    Channel.LINK: _l("Länk"),
    Channel.LETTER: _l("Brev med kod"),
    Channel.PAPER: _l("Papper"),
    Channel.ONSITE: _l("På plats"),
    Channel.SMS: _l("Sms"),
    Channel.EMAIL: _l("E-post"),
    Channel.PILE: _l("Brev ur högen"),
}
NO_AREA = _l("Ej angivet")
NOT_YET = "not_yet"
"""In the place of a reason: neither offered nor explained yet."""
OTHER_REASONS = "other_reasons"
"""In the place of reasons that so few share that they are told together."""
NO_SINGLE_REASON: Mapping[str, str] = {NOT_YET: _l("Inte gjort ännu"), OTHER_REASONS: _l("Övriga skäl")}
INDICATORS: Mapping[str, str] = {
    "tillganglighet": _lp("att få kontakt", "Tillgänglighet"),
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
    return (*told_areas(operation), (UNKNOWN_AREA, str(NO_AREA)))


def told_areas(operation: Operation) -> Names:
    """Return the operation's områden alone, for what is told of each of them."""
    return tuple((area.id, area.name) for area in operation.areas)


def words_of(codes: Mapping[Code, str]) -> Names:
    """Return codes with their words, and last those that nothing is known of."""
    return (*((code.value, str(word)) for code, word in codes.items()), (NOT_STATED, str(NO_AREA)))


def indicator_name(question: Question) -> str:
    """Return the short name of what a question measures, or its own words for one we do not know."""
    return str(INDICATORS.get(question.indicator, question.text))
