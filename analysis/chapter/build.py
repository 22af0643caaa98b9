"""Builds the chapter of a year from its released numbers and the chef's own words."""

from collections.abc import Callable, Mapping

from analysis.chapter.cutoffs import cutoff_notes
from analysis.chapter.facts import facts_of
from analysis.chapter.group_answers import grouped_notes, grouped_tables
from analysis.chapter.improvements import improvement_table
from analysis.chapter.model import APPENDIX, HEADINGS, Chapter, Section, SectionKey, Table
from analysis.chapter.numbers import YearNumbers
from analysis.chapter.prose import default_text, fill
from analysis.chapter.questions import question_blocks
from analysis.chapter.tables import (
    answer_table,
    fact_table,
    goal_table,
    group_table,
    reason_table,
    voice_table,
)
from analysis.chapter.years import year_notes, year_tables
from analysis.phrases import as_written
from analysis.release import RULE, too_few

TITLE = "Avslutningsenkät till klient"
STRICT_RULE = "Det här kapitlet är till för andra än chefen. Procent på svaren visas från 50 svar."
ROUNDING = "Procent är avrundade till hela tal, halvor uppåt. Talen i parentes är exakta."


@as_written()
def chapter_of(numbers: YearNumbers, texts: Mapping[SectionKey, str]) -> Chapter:
    """Return the chapter; `texts` are the sections that the chef has written, tokens between braces."""
    facts = facts_of(numbers)
    sections = [
        _section(key, numbers, fill(texts.get(key) or default_text(key, numbers), facts))
        for key in SectionKey
    ]
    written = [each for each in sections if each.prose or each.key != SectionKey.COMMENT]
    return Chapter(
        title=f"{TITLE} {numbers.year}",
        operation=numbers.operation,
        year=numbers.year,
        cutoff=numbers.cutoff,
        lead=_lead(numbers),
        sections=(*written, _appendix(numbers)),
        facts=facts,
    )


def _lead(numbers: YearNumbers) -> str:
    ongoing = " Året är inte slut." if numbers.ongoing else ""
    day = numbers.cutoff.isoformat()
    return f"{numbers.operation}. Kontakter som tog slut {numbers.year}. Stickdag {day}.{ongoing}"


def _section(key: SectionKey, numbers: YearNumbers, prose: tuple[str, ...]) -> Section:
    several = len(numbers.versions) > 1
    blocks = question_blocks(numbers.versions, several=several)
    results = key is SectionKey.RESULTS
    return Section(
        key=key.value,
        heading=HEADINGS[key],
        prose=prose,
        questions=tuple(blocks) if results else (),
        tables=TABLES[key](numbers) if key in TABLES else (),
        notes=_notes(key, numbers),
    )


def _notes(key: SectionKey, numbers: YearNumbers) -> tuple[str, ...]:
    if key is SectionKey.YEARS:
        return year_notes(numbers.years)
    later = cutoff_notes(key, numbers)
    if key is not SectionKey.RESULTS:
        return later
    breaks = [f"{each.title}: {each.series_break}" for each in numbers.versions if each.series_break]
    return (*later, *(breaks if len(numbers.versions) > 1 else ()), *grouped_notes(numbers.grouped))


def _appendix(numbers: YearNumbers) -> Section:
    fewest = too_few(RULE.reader_from if numbers.strict else RULE.counts_from)
    prose = (
        f"Siffrorna är tagna ur registret den {numbers.cutoff.isoformat()}.",
        "Året är det år då kontakten tog slut.",
        ROUNDING,
        f"{fewest}. Då står ett streck eller den meningen.",
        *((STRICT_RULE,) if numbers.strict else ()),
    )
    return Section("appendix", APPENDIX, prose, (), (fact_table(facts_of(numbers)),), ())


def _answer_tables(numbers: YearNumbers) -> tuple[Table, ...]:
    return tuple(table for version in numbers.versions for table in answer_table(version))


TABLES: Mapping[SectionKey, Callable[[YearNumbers], tuple[Table, ...]]] = {
    SectionKey.OFFERED: lambda numbers: (
        group_table("Efter hur kontakten tog slut", "Kontakten blev", numbers.kinds),
        *reason_table(numbers),
    ),
    SectionKey.GOALS: lambda numbers: goal_table(numbers.goals),
    SectionKey.RESULTS: lambda numbers: (*_answer_tables(numbers), *grouped_tables(numbers.grouped)),
    SectionKey.MISSING: lambda numbers: (
        group_table("Efter område", "Område", numbers.areas),
        *(voice_table(each) for each in numbers.voices),
    ),
    SectionKey.YEARS: lambda numbers: year_tables(numbers.years),
    SectionKey.IMPROVEMENTS: lambda numbers: improvement_table(numbers.improvements),
}
"""Which tables stand under a section's text."""
