"""What plain Swedish is held to here: how hard a text may be, and words that it does without."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from survey.domain.readability import LEAST_WORDS, Reading, read, words


class Limits(NamedTuple):
    """How hard a text may be: its LIX, and the words of its longest sentence."""

    lix: int
    words: int


PLAIN, EASY = Limits(25, 15), Limits(15, 12)
"""Klarspråk and lättläst."""
STIFF = re.compile(
    r"\b(erhåll\w*|tillhandahåll\w*|avseende|samt|vänligen|ovanstående|nedanstående|respondent\w*|användare"
    r"|genomför\w*|beträffande|föreligg\w*|inom ramen|klient\w*|formulär\w*|autentiser\w*|session\w*"
    r"|erbjuds|hanteras|behandlas|inhämtas|lagras|raderas|sammanställs|redovisas|registreras|besvaras|ombeds"
    r"|gällande|angående|vederbörande|därav|härmed|såvida|dock|emellertid|enligt ovan|i enlighet med)\b",
    re.IGNORECASE,
)
"""Words and passives that offices use and people do not."""
OTHER_NAMES = re.compile(
    r"\b(undersökning|utvärdering|blankett|survey|cookie|webbformulär|handläggare|brukare)\w*", re.IGNORECASE
)
"""It is enkät, kaka and ombud on every page, never these."""
NOT_DU = re.compile(r"\b(Ni|Er|[Mm]an)\b")
NO_PURPOSE = re.compile(r"\b(?:klicka|tryck|läs(?: mer)?|gå in) här\b|\bläs mer\b(?! om\b)", re.IGNORECASE)
"""What says nothing of where a link leads."""
PROMISE = re.compile(r"ano[n]ym\w*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Remark:
    """What makes a text hard, and what to do: whole Swedish sentences."""

    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    what: str
    remedy: str


_RULES = (
    _Rule(STIFF, "Ordet {} är ett kontorsord.", "Skriv som du pratar."),
    _Rule(OTHER_NAMES, "Ordet {} är ett annat namn för samma sak.", "Skriv enkät, kaka eller ombud."),
    _Rule(NOT_DU, "Texten säger {}.", "Skriv du."),
    _Rule(NO_PURPOSE, "Orden {} säger inte vart länken leder.", "Skriv vad den leder till."),
    _Rule(PROMISE, "Ordet {} lovar för mycket.", "Skriv utan namn."),
)


def remarks(text: str, limits: Limits) -> Iterator[Remark]:
    """Yield all that makes one text hard to read."""
    for rule in _RULES:
        for said in dict.fromkeys(found[0] for found in rule.pattern.finditer(text)):
            yield Remark(rule.what.format(f"”{said}”"), rule.remedy)
    reading = read(text)
    yield from too_long(reading, limits)
    yield from too_heavy(reading, limits)


def too_long(reading: Reading, limits: Limits) -> Iterator[Remark]:
    """Yield a remark when the longest sentence has too many words."""
    if len(words(reading.longest)) > limits.words:
        yield Remark(f"Meningen ”{reading.longest}” har fler än {limits.words} ord.", "Dela den i två.")


def too_heavy(reading: Reading, limits: Limits) -> Iterator[Remark]:
    """Yield a remark when the LIX is too high; of a text that is too short for LIX nothing is said."""
    if reading.word_count >= LEAST_WORDS and reading.lix > limits.lix:
        what = f"Texten är svår att läsa: LIX {reading.lix:.0f}, högst {limits.lix} går bra."
        yield Remark(what, "Skriv kortare meningar och kortare ord.")
