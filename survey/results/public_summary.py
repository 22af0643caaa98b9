"""What may be published of a year: the counts that the ledningsgrupp may see, in words, and what was done."""

from collections.abc import Iterable, Mapping

from survey.domain.public_summary import PublicDeed, PublicOpinion, PublicSummary
from survey.i18n import _l
from survey.results.figures import Figure, QuestionFigures, YearResults
from survey.results.improvements import ImprovementFigures

OPINIONS: Mapping[str, str] = {
    "tillganglighet": _l("tyckte att det var lätt att få kontakt"),
    "bemotande": _l("tyckte att de blev bra bemötta"),
    "arbetat_tillsammans": _l("tyckte att vi jobbade tillsammans"),
    "fullfoljt_uppdrag": _l("blev klara med det de ville ha hjälp med"),
    "ratt_vard_stod": _l("fick kontakt med rätt vård eller stöd"),
    "positiv_forandring": _l("tyckte att livet blev bättre"),
    "myndighetssamverkan": _l("tyckte att andra började jobba bättre ihop"),
    "rekommendera": _l("vill tipsa andra om oss"),
    "battre_halsa": _l("tyckte att de mådde bättre"),
    "battre_liv": _l("tyckte att de fick ett bättre liv"),
}
"""What those who said yes have said, by what the question measures; never that somebody had an ombud."""


def public_summary(results: YearResults, improvements: Iterable[ImprovementFigures]) -> PublicSummary:
    """Return what may be published; `results` are those of the strictest audience."""
    questions = [each for version in results.versions for each in version.questions]
    deeds = tuple(PublicDeed(line.heard, line.done) for line in improvements if line.done)
    return PublicSummary(results.year, tuple(_opinions(questions)), deeds)


def _opinions(questions: Iterable[QuestionFigures]) -> Iterable[PublicOpinion]:
    """Yield one opinion for each thing measured; of two versions the one that more people answered."""
    largest: dict[str, Figure] = {}
    for question in questions:
        known = largest.get(question.indicator)
        if question.ja and (known is None or question.ja.denominator > known.denominator):
            largest[question.indicator] = question.ja
    for indicator, words in OPINIONS.items():
        if indicator in largest:
            yield PublicOpinion(largest[indicator].numerator, largest[indicator].denominator, str(words))
