"""The texts of the chapter as they are from the start; figures stand as tokens between braces."""

import re
from collections.abc import Callable, Iterable, Mapping

from analysis.chapter.facts import token_of
from analysis.chapter.model import Fact, SectionKey
from analysis.chapter.numbers import Series, YearNumbers
from analysis.phrases import as_written
from analysis.shares import NO_FIGURE

TOKEN = re.compile(r"\{(\w+)\}")
SMALL = 100
"""Answers below which the ground is called small."""


@as_written()
def default_text(key: SectionKey, numbers: YearNumbers) -> str:
    """Return the text that a section has until the chef writes another; a paragraph a line."""
    return "\n\n".join(line for line in TEXTS[key](numbers) if line)


def fill(text: str, facts: Iterable[Fact]) -> tuple[str, ...]:
    """Return the paragraphs of a text with every token as its figure; one that may not be shown is "–"."""
    known = {fact.token: fact.text for fact in facts}
    filled = (TOKEN.sub(lambda found: known.get(found[1], NO_FIGURE), line) for line in text.splitlines())
    return tuple(" ".join(line.split(" ")).strip() for line in filled if line.strip())


def unknown_tokens(text: str, facts: Iterable[Fact]) -> tuple[str, ...]:
    """Return the tokens of a text that stand for no figure."""
    known = {fact.token for fact in facts}
    return tuple(token for token in TOKEN.findall(text) if token not in known)


def _offered(numbers: YearNumbers) -> Iterable[str]:
    kinds = [(each.name.lower(), token_of(each.name)) for each in numbers.kinds]
    so_far = "Hittills under" if numbers.ongoing else "Under"
    counts = " och ".join(f"{{antal_{token}}} {name}" for name, token in kinds)
    shares = " och ".join(f"{{erbjudna_{token}}} av de {name}" for name, token in kinds)
    clients = "klient" if numbers.endings == 1 else "klienter"
    yield f"{so_far} {{år}} avslutades {{avslut}} {clients}{': ' if counts else ''}{counts}."
    if not numbers.endings:
        return
    beside = " Räknat utan avlidna är det {erbjudna_utan_avlidna}." if numbers.without_deceased else ""
    yield f"{{erbjudna}} har fått möjlighet att svara på enkäten: {shares}.{beside}"
    if numbers.reasons:
        yield "{inte_erbjudna} har inte erbjudits enkäten. Skälen är: {skäl}."


def _answers(numbers: YearNumbers) -> Iterable[str]:
    if numbers.answers is None:
        yield f"Svaren är inte räknade än. {numbers.unopened}".strip()
        return
    tokens = [f"{{{token_of(each.name)}}}" for each in numbers.measures]
    rate = f" Svarsfrekvensen är {tokens[0]}." if tokens else ""
    bases = {each.shown.share.whole for each in numbers.measures[:2]}
    reached = f" Räknat på dem som enkäten nådde är den {tokens[1]}." if tokens[2:] and len(bases) > 1 else ""
    of_all = f" Räknat på alla avslutade klienter är den {tokens[-1]}." if tokens[1:] else ""
    before = (
        "Året före var svarsfrekvensen {svarsfrekvens_året_före}."
        if numbers.year_before
        else "Uppgift för föregående år saknas."
    )
    yield f"Vi har fått in {{svar}} svar.{rate}{reached}{of_all} {before}{_difference(numbers)}"
    if numbers.joined:
        yield (
            "I resultatet är också {svar_från_tidigare_år} svar från ett tidigare år med. "
            "Det året fick för få svar för att räknas för sig."
        )
    yield numbers.unopened


def _difference(numbers: YearNumbers) -> str:
    """Return what can be said of the response rate beside the year before's; "" where nothing can."""
    names = [each.name for each in numbers.measures[:1]]
    years = (numbers.year - 1, numbers.year)
    same = (
        each for each in numbers.years.compared if (each.earlier, each.later) == years and each.name in names
    )
    return next((f" {each.text}" for each in same), "") if numbers.year_before else ""


def _goals(numbers: YearNumbers) -> Iterable[str]:
    for place, goal in enumerate(numbers.goals, start=1):
        if goal.outcome != NO_FIGURE:
            yield f"”{{mål_{place}}}” Utfall: {{utfall_mål_{place}}}. {{status_mål_{place}}}."
    if not numbers.goals:
        yield "Inga mål är inlagda för året."
    elif any(goal.outcome == NO_FIGURE for goal in numbers.goals):
        yield "Mål utan utfall går inte att avgöra. De står i tabellen."


def _results(numbers: YearNumbers) -> Iterable[str]:
    if not numbers.versions:
        yield "Det finns inga svar att visa."
        return
    yield (
        "Varje fråga har tre rader. Den första gäller dem som svarade. Den andra gäller alla avslutade, om "
        "de som inte svarade är som de som svarade. Den tredje gäller alla avslutade utan antaganden."
    )


def _missing(numbers: YearNumbers) -> Iterable[str]:
    if numbers.answers is not None:
        yield "Vi vet hur många som svarade, men inte vem som svarade vad. De andra kan tycka annat."
    yield "Ett streck (–) betyder att talet inte visas. Det skyddar dem som svarade."
    if numbers.paper_by_own_ombud is not None:
        papers = "{inmatat_av_eget_ombud} papperssvar" if numbers.paper_by_own_ombud else "Inget papperssvar"
        yield f"{papers} har matats in av klientens eget ombud under {{år}}."


def _years(numbers: YearNumbers) -> Iterable[str]:
    if len(numbers.years.years) < 2:
        yield "Det finns inget tidigare år att visa."
        return
    yield "En skillnad mellan två år nämns bara när åren går att jämföra. Den kan ändå bero på slumpen."
    if any(each.published for series in _all_series(numbers) for each in series.told):
        yield (
            "Publicerat betyder att talet står i en verksamhetsberättelse. Är underlaget okänt "
            "går talet inte att räkna om, och det jämförs inte med något."
        )


def _all_series(numbers: YearNumbers) -> tuple[Series, ...]:
    return (*numbers.years.measures, *numbers.years.questions)


def _improvements(numbers: YearNumbers) -> Iterable[str]:
    yield (
        "Det här har klienterna sagt, och det här har vi beslutat och gjort."
        if numbers.improvements
        else "Inga förbättringar är inskrivna för året."
    )


def _certainty(numbers: YearNumbers) -> Iterable[str]:
    if numbers.answers is None:
        yield "Det går inte att säga förrän svaren är räknade."
        return
    small = "Underlaget är litet: " if numbers.answers < SMALL else "Underlaget är "
    whole = "" if numbers.answers_of is not None else " av {avslut} avslutade klienter"
    yield f"{small}{{svar}} svar{whole}."
    shown = [each for version in numbers.versions for each in version.questions if each.likely]
    if shown:
        name, token = shown[0].name, token_of(shown[0].name)
        yield (
            f"Ett exempel är {name.lower()}: {{{token}}} svarade ja. "
            f"Bland alla avslutade kan det vara {{spann_{token}}}."
        )
    yield "Resultatet beskriver dem som har svarat."


TEXTS: Mapping[SectionKey, Callable[[YearNumbers], Iterable[str]]] = {
    SectionKey.OFFERED: _offered,
    SectionKey.ANSWERS: _answers,
    SectionKey.GOALS: _goals,
    SectionKey.RESULTS: _results,
    SectionKey.MISSING: _missing,
    SectionKey.YEARS: _years,
    SectionKey.CERTAINTY: _certainty,
    SectionKey.IMPROVEMENTS: _improvements,
    SectionKey.COMMENT: lambda _numbers: (),
}
"""What each section says from the start."""
