"""A year's report, live or locked: the chef's texts on the released numbers, in two editions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from analysis.chapter.build import chapter_of
from analysis.chapter.contradictions import Known, contradictions, unknown_token_sentences
from analysis.chapter.facts import facts_of, numeric
from analysis.chapter.model import HEADINGS, Fact, SectionKey
from analysis.chapter.numbers import YearNumbers
from analysis.chapter.prose import TOKEN, default_text, unknown_tokens
from analysis.release import Audience
from survey.contacts import reports
from survey.contacts.reports import Report
from survey.i18n import _, speaking
from survey.i18n.catalogues import SOURCE
from survey.results.chapter import Source, year_numbers
from survey.results.cutoffs import Days
from survey.results.frozen import Editions, as_content, from_content
from survey.results.staff_texts import Guard, guard_of

MAIN = {
    SectionKey.OFFERED: "erbjudna",
    SectionKey.ANSWERS: "svarsfrekvens",
    SectionKey.GOALS: "erbjudna",
    SectionKey.COMMENT: "svarsfrekvens",
}
"""The figure that a section is about: a lone number that fits nothing is held against it."""


class ReportChanged(Exception):
    """A locked report is not what was locked: somebody has changed the database."""


@dataclass(frozen=True, slots=True)
class EditedSection:
    """A section's text as the chef edits it, and whether it is the chef's own."""

    key: SectionKey
    heading: str
    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """A year's report that is not locked: the numbers for both audiences and the chef's texts."""

    chef: YearNumbers
    others: YearNumbers
    texts: dict[SectionKey, str]
    guard: Guard

    @property
    def editions(self) -> Editions:
        """The chapters as they stand."""
        return Editions(chapter_of(self.chef, self.texts), chapter_of(self.others, self.texts))

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The figures that a text may name."""
        return facts_of(self.chef)

    def sections(self) -> Iterator[EditedSection]:
        """Yield every section as it is edited, in the order of the chapter."""
        for key in SectionKey:
            text = self.texts.get(key) or default_text(key, self.chef)
            yield EditedSection(key, HEADINGS[key], text, key in self.texts)

    def problems(self, key: SectionKey, text: str) -> tuple[str, ...]:
        """Return what is wrong with a section's text, as sentences."""
        facts = numeric(self.facts)
        main = next((fact for fact in facts if fact.token == MAIN.get(key)), None)
        quotes = tuple(goal.text for goal in self.chef.goals)
        known = Known(self.chef.year, facts, facts_of(self.others), main, quotes, self.others.years.compared)
        missing = unknown_tokens(text, self.facts)
        wrong = (*unknown_token_sentences(missing), *contradictions(text, known))
        return (*wrong, *self.guard.faults(_own_words(text, quotes)))

    def all_problems(self) -> tuple[str, ...]:
        """Return what is wrong with the texts as they are stored, with their sections' headings."""
        return tuple(
            f"{HEADINGS[key]}: {problem}"
            for key, text in self.texts.items()
            for problem in self.problems(key, text)
        )


def draft_of(source: Source, year: int, today: date, until: date | None = None) -> Draft:
    """Return the year's report as it stands today, in Swedish whatever language the desk is in.

    The register is taken up to `until`, or today.
    """
    days = Days(until or today, today)
    with speaking(SOURCE):
        chef, others = (
            year_numbers(source, year, days, audience) for audience in (Audience.CHEF, Audience.LEDNINGSGRUPP)
        )
    with source.contacts.read() as connection:
        stored = reports.texts_of(connection, year)
    texts = {key: stored[key] for key in SectionKey if key in stored}
    return Draft(chef, others, texts, guard_of(source.contacts, source.operation))


def _own_words(text: str, quotes: tuple[str, ...]) -> str:
    """Return what the chef has written: no tokens, whose figures come with counts, and no goals' words."""
    for quote in quotes:
        text = text.replace(quote, "–")
    return TOKEN.sub("–", text)


def save_text(source: Source, draft: Draft, key: SectionKey, text: str) -> tuple[str, ...]:
    """Store a section's text unless its numbers are wrong; return what is wrong with them."""
    cleaned = "\n".join(line.rstrip() for line in text.strip().splitlines())
    problems = draft.problems(key, cleaned)
    if not problems:
        own = "" if cleaned == default_text(key, draft.chef) else cleaned
        with source.contacts.write() as connection:
            reports.store_text(connection, draft.chef.year, key, own)
    return problems


def lock(source: Source, draft: Draft, account_id: str) -> Report:
    """Freeze the report as it stands; raises ValueError when a text contradicts the data."""
    if draft.all_problems():
        raise ValueError("a text contradicts the data")
    content, cutoff = as_content(draft.editions), draft.chef.cutoff
    today = draft.chef.counted_on or cutoff
    with source.contacts.write() as connection:
        return reports.lock(connection, draft.chef.year, content, today, account_id, cutoff=cutoff)


def editions_of(report: Report) -> Editions:
    """Return what was locked; raises ReportChanged when it is not the same any more."""
    if not report.is_untouched:
        raise ReportChanged(f"{report.year}, version {report.version}")
    return from_content(report.content)


def stamp_of(report: Report | None) -> str:
    """Return the line that every copy carries: a draft, or when and as what it was locked."""
    with speaking(SOURCE):
        if report is None:
            return _("Utkast. Siffrorna kan ändras.")
        return _(
            "Låst %(day)s, version %(version)s. Kontrollsumma (SHA-256): %(checksum)s",
            day=report.locked_on.isoformat(),
            version=report.version,
            checksum=report.checksum,
        )
