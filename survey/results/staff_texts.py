"""Guards the texts that staff write and others read: nobody is pointed out, and no share lacks its counts."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from survey.database.engines import Database
from survey.domain.organisation import Operation
from survey.i18n import _, _l
from survey.results.bare_percents import bare_percents
from survey.results.comments import staff_names
from survey.results.given_names import FoundName, names_in
from survey.results.masking import MASKS, Found, found_in, plain
from survey.results.pointed_out import pointed_out

SENTENCES: Mapping[str, str] = {
    "[e-post]": _l("”%(words)s” ser ut som en e-postadress. Ta bort den."),
    "[personnummer]": _l("”%(words)s” ser ut som ett personnummer. Ta bort det."),
    "[telefon]": _l("”%(words)s” ser ut som ett telefonnummer. Ta bort det."),
    "[nummer]": _l("”%(words)s” ser ut som ett nummer till en person. Ta bort det."),
    "[födelsedatum]": _l("”%(words)s” ser ut som ett födelsedatum. Ta bort det."),
    "[adress]": _l("”%(words)s” ser ut som en adress. Ta bort den."),
}
"""What is refused of what the masks find: a web address points at nobody, nor does an account of our own."""
YEAR = r"(?:199[5-9]|20\d\d)"
DATE = rf"{YEAR}-\d\d-\d\d"
CLOCK = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
NO_NUMBER = re.compile(
    rf"(?<!\d){DATE}(?:\s?[-–]\s?{DATE})?(?!\s?[-–+]?\d)"
    rf"|(?<![\d.]){CLOCK}\s?[-–]\s?{CLOCK}(?![\d.–-]\d)"
    r"|(?<!\d)\d{1,3}(?:[ .]\d{3})+(?=\s?(?:kr\b|kronor|:-))"
    rf"|(?<!\d)(?i:(?<!född )(?<!född den ))\d{{1,2}}\s[a-zåäö]{{3,9}}\s{YEAR}(?!\d)"
    rf"|(?<!\d){YEAR}(?:\s?[-–/]\s?{YEAR})+(?!\d)"
    r"|(?i:\b(?:artikelnr|dnr|diarienummer|diarienr)\.?:?)\s*(?:[A-ZÅÄÖ]{2,6}\s?)?\d[\d/-]*"
    r"|(?i:\b(?:riks|läns|europa)väg)\s\d{1,4}"
)
"""Days, hours, sums of money and the numbers of matters and roads."""
NO_STREET = re.compile(
    r"(?!(?i:.*(?:gata|gatan|gränd|gränden|väg|vägen|torg|torget|stig|stigen|allé|allén)\b))"
    r"(?:[a-zåäö]|(?i:.*(?:plan|ringen|platsen|rundan)\b))"
)
"""What only looks like a street: "planeringen 3"."""
SENTENCE_STARTS = re.compile(r"(?:^|[.!?:;•–-]|\n)[\s”\"(»]*$")
NO_NAMES = frozenset({"inger", "kaj", "maj", "rana", "urban"})
"""Listed names that are ordinary words here when they have no capital letter; Maj never is one alone."""
OWN_WORDS = frozenset({"chef", "ledningsgrupp", "läsare", "ombud", "personligt", "po", "systemansvarig"})
"""What an account may be called that is no name."""
LEX = re.compile(r"\blex\s$", re.IGNORECASE)


class Shares(Enum):
    """What a share in percent needs in a text."""

    WITH_COUNTS = auto()
    ANY = auto()
    """A goal's own words: its share is what is to be reached, and has no counts."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Whose names are told as the staff's, and which words are the operation's own and no names."""

    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    def faults(self, text: str, shares: Shares = Shares.WITH_COUNTS) -> tuple[str, ...]:
        """Return what must not stand in a text that others read, a sentence each that says what to do."""
        text = plain(text)
        said = [*_numbers(text), *self._names(_without_addresses(text)), *_persons(text)]
        return tuple(dict.fromkeys([*said, *(_percents(text) if shares is Shares.WITH_COUNTS else ())]))

    def _names(self, text: str) -> Iterator[str]:
        for name in names_in(text, self.names - self.places):
            words = text[name.start : name.end]
            if not _is_word(text, name, words, self.places):
                yield _("”%(words)s” ser ut som ett namn. Ta bort det, eller skriv en roll.", words=words)


def guard_of(contacts: Database, operation: Operation) -> Guard:
    """Return the guard of an operation: its staff's names, and its own name and places."""
    places = [operation.name]
    for area in operation.areas:
        places += [area.name, area.office, *(place.name for place in area.municipalities)]
    return Guard(staff_names(contacts), _words(places) | OWN_WORDS | {word.title() for word in OWN_WORDS})


def _words(names: Collection[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in re.findall(r"[^\W\d_]+", name))


def _is_word(text: str, name: FoundName, words: str, places: Collection[str]) -> bool:
    """Tell whether a found name is an ordinary word after all, such as the "Inga" of "Inga klienter"."""
    first, *rest = re.findall(r"[^\W\d_]+", words)
    if LEX.search(text[: name.start]):
        return True
    opens = bool(SENTENCE_STARTS.search(text[: name.start]))
    ordinary = first.casefold() in NO_NAMES and (first.islower() or first == "Maj")
    return all(word in places for word in rest) and (
        first in places or ordinary or (opens and not name.sure) or (opens and first.casefold() in NO_NAMES)
    )


def _without_addresses(text: str) -> str:
    """Return a text as long as it was, without the addresses that are told of as such."""
    for mask in ("[e-post]", "[webbadress]"):
        text = MASKS[mask].sub(lambda found: "–" * len(found[0]), text)
    return text


def _numbers(text: str) -> Iterator[str]:
    for found in found_in(NO_NUMBER.sub("–", text)):
        if found.mask in SENTENCES and not _no_street(found):
            yield SENTENCES[found.mask] % {"words": found.words.strip()}


def _no_street(found: Found) -> bool:
    return found.mask == "[adress]" and bool(NO_STREET.match(found.words))


def _persons(text: str) -> Iterator[str]:
    for words in pointed_out(text):
        yield _(
            "”%(words)s” pekar ut en eller två personer. Skriv vad det handlar om, inte vem det gäller.",
            words=words,
        )


def _percents(text: str) -> Iterator[str]:
    for words in bare_percents(text):
        yield _("”%(words)s” saknar sina antal. Skriv dem efter, till exempel 95 %% (19 av 20).", words=words)
