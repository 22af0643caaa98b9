"""Every figure of a year with its name, its base and how it was counted: what texts and files are made of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from analysis.chapter.group_answers import grouped_facts
from analysis.chapter.model import Fact
from analysis.chapter.numbers import Group, QuestionNumbers, Shown, Told, YearNumbers
from analysis.phrases import as_written
from analysis.shares import Share, number_text

OFFERED_HOW = (
    "De som har fått enkäten eller tackat nej till den, av alla avslutade. "
    "En enkät som inte har kommit fram räknas inte."
)
OF_SENT = "Svarsfrekvens "
"""What a measure of another base begins with; a sentence about it names that base too."""
ANSWERED_HOW = "Besvarade enkäter, av dem i gruppen som fick enkäten."
COUNTED_HOW = "Räknad här, på samma sätt som årets siffra."
PUBLISHED_HOW = "Som talet är tryckt i en verksamhetsberättelse."
SHORTEST_TOPIC = 5
JOINING = {"eller", "mellan", "efter", "under", "genom", "andra"}
"""Words that stand in sentences about anything."""


@as_written()
def facts_of(numbers: YearNumbers) -> tuple[Fact, ...]:
    """Return all figures in the order of the chapter; two questions of one name get numbered tokens."""
    found = [
        *_register(numbers),
        *_returns(numbers),
        *_answered(numbers),
        *_goals(numbers),
        *_questions(numbers),
        *grouped_facts(numbers.grouped, token_of),
        *_paper(numbers),
        *_years(numbers),
        *_improvements(numbers),
    ]
    seen: dict[str, int] = {}
    return tuple(_numbered(fact, seen) for fact in found)


def token_of(name: str) -> str:
    """Return a name as it is written between braces: "Rätt vård eller stöd" → rätt_vård_eller_stöd."""
    return re.sub(r"\W+", "_", name.lower()).strip("_")


def _register(numbers: YearNumbers) -> Iterator[Fact]:
    yield _words("år", "År", str(numbers.year))
    yield _count("avslut", "Avslut", "avslut", numbers.endings, "Alla kontakter som tog slut under året.")
    yield _share("erbjudna", "Erbjudandegrad", "erbju", numbers.offered, OFFERED_HOW)
    if numbers.without_deceased:
        how = f"{OFFERED_HOW} Avlidna är inte med."
        yield _share(
            "erbjudna_utan_avlidna", "Erbjudandegrad utan avlidna", "avlidna", numbers.without_deceased, how
        )
    for group in (*numbers.kinds, *numbers.areas):
        yield from _group(group)
    left = Share(numbers.endings - numbers.offered.share.part, numbers.endings)
    how = "De som inte är erbjudna, av alla avslutade."
    yield _share("inte_erbjudna", "Inte erbjudna", "inte erbju", Shown(left, in_percent=False), how)
    told = ", ".join(f"{each.words[:1].lower()}{each.words[1:]} {each.count}" for each in numbers.reasons)
    yield _words("skäl", "Skäl", told or ("för få för att visas" if left.part else "inga"))


def _group(group: Group) -> Iterator[Fact]:
    token, ended = token_of(group.name), group.offered.share.whole
    yield _count(f"antal_{token}", f"{group.name}: avslut", topic_of(group.name), ended, "Avslut i gruppen.")
    how = "De som har fått enkäten eller tackat nej till den, av gruppens avslut."
    yield _share(f"erbjudna_{token}", f"{group.name}: erbjudna", topic_of(group.name), group.offered, how)


def _returns(numbers: YearNumbers) -> Iterator[Fact]:
    if numbers.answers is not None:
        yield _count(
            "svar", "Svar", "svar", numbers.answers, "Besvarade enkäter, räknade när urnan öppnades."
        )
    if numbers.joined:
        how = "Svar från ett år som fick för få svar för att räknas för sig."
        yield _count("svar_från_tidigare_år", "Svar från tidigare år", "tidigare", numbers.joined, how)
    for measure in numbers.measures:
        topic = topic_of(measure.name.removeprefix(OF_SENT))
        yield _share(token_of(measure.name), measure.name, topic, measure.shown, measure.definition)
    if numbers.year_before:
        name = f"Svarsfrekvens {numbers.year - 1}"
        how = "Besvarade enkäter av alla utskickade eller överlämnade enkäter, året före."
        yield _share("svarsfrekvens_året_före", name, "året före", numbers.year_before, how)


def _answered(numbers: YearNumbers) -> Iterator[Fact]:
    """Yield how many answered in each group that is told; without topic, as in `grouped_facts`."""
    groups = [(each.name, each.told) for each in (*numbers.kinds, *numbers.areas)]
    voices = [(f"{each.first}: {name}", told) for each in numbers.voices for name, told in each.told]
    for name, told in (*groups, *voices):
        if told:
            yield _share(f"svarade_{token_of(name)}", f"{name}: svarade", "", told, ANSWERED_HOW)


def _goals(numbers: YearNumbers) -> Iterator[Fact]:
    for place, goal in enumerate(numbers.goals, start=1):
        yield _words(f"mål_{place}", f"Mål {place}", goal.text)
        yield _words(f"utfall_mål_{place}", f"Utfall mål {place}", goal.outcome)
        yield _words(f"status_mål_{place}", f"Status mål {place}", goal.status)


def _questions(numbers: YearNumbers) -> Iterator[Fact]:
    for version in numbers.versions:
        for question in version.questions:
            yield from _question(question)


def _question(question: QuestionNumbers) -> Iterator[Fact]:
    token, topic = token_of(question.name), topic_of(question.name)
    if question.ja:
        how = f"Svarade ja, av dem som svarade ja, till viss del eller nej på ”{question.wording}”"
        yield _share(token, f"{question.name}: ja", topic, question.ja, how)
    for answer in (each for each in question.answers[1:] if each.in_base or each.shown.share.part):
        whole = "dem som svarade ja, till viss del eller nej" if answer.in_base else "alla besvarade enkäter"
        name = f"{question.name}: {answer.label.lower()}"
        yield _share(f"{token}_{token_of(answer.label)}", name, topic, answer.shown, f"Av {whole}.")
    if question.likely:
        yield _words(f"spann_{token}", f"{question.name}: ja bland alla avslutade", question.likely)
    if question.certain:
        name = f"{question.name}: ja bland alla avslutade, utan antaganden"
        yield _words(f"utan_antaganden_{token}", name, question.certain)


def _paper(numbers: YearNumbers) -> Iterator[Fact]:
    if numbers.paper_by_own_ombud is not None:
        name, how = (
            "Inmatat av eget ombud",
            "Papperssvar som klientens eget ombud matade in under kalenderåret.",
        )
        yield _count("inmatat_av_eget_ombud", name, "inmatat", numbers.paper_by_own_ombud, how)


def _years(numbers: YearNumbers) -> Iterator[Fact]:
    """Yield the other years' figures, and this year's where a report has printed one."""
    for series in (*numbers.years.measures, *numbers.years.questions):
        for told in series.told:
            if told.published or told.year != numbers.year:
                yield _of_year(series.name, told)


def _of_year(name: str, told: Told) -> Fact:
    token, how = f"{token_of(name)}_{told.year}", COUNTED_HOW
    if told.published:
        token, how = f"{token}_publicerat", PUBLISHED_HOW
    share = told.shown.share if told.shown else None
    part, whole = (share.part, share.whole) if share else (None, None)
    percent = told.shown.percent if told.shown and not told.published else None
    return Fact(token, f"{name} {told.year}", "", told.text, how, part, whole, percent, told.year)


def _improvements(numbers: YearNumbers) -> Iterator[Fact]:
    for place, each in enumerate(numbers.improvements, start=1):
        yield _words(f"ni_sa_{place}", f"Ni sa {place}", each.heard)
        yield _words(f"vi_gjorde_{place}", f"Vi gjorde {place}", each.done or each.decision)


def topic_of(name: str) -> str:
    """Return the letters by which a sentence about a figure is known: its longest word without the ending.

    A name of short words ("Rätt vård eller stöd") is known only as a whole.
    """
    words = [word for word in re.findall(r"\w+", name.lower()) if word not in JOINING]
    word = max(words, key=len, default="")
    return word[: max(SHORTEST_TOPIC, len(word) - 3)] if len(word) >= SHORTEST_TOPIC else name.lower()


def numeric(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the figures of the year itself, without those that are words."""
    return tuple(fact for fact in facts if fact.part is not None and fact.year is None)


def _numbered(fact: Fact, seen: dict[str, int]) -> Fact:
    seen[fact.token] = times = seen.get(fact.token, 0) + 1
    return fact if times == 1 else replace(fact, token=f"{fact.token}_{times}")


def _words(token: str, name: str, text: str) -> Fact:
    return Fact(token, name, "", text, "", None, None, None)


def _count(token: str, name: str, topic: str, count: int, how: str) -> Fact:
    return Fact(token, name, topic, number_text(count), how, count, None, None)


def _share(token: str, name: str, topic: str, shown: Shown, how: str) -> Fact:
    share = shown.share
    return Fact(token, name, topic, shown.text, how, share.part, share.whole, shown.percent)
