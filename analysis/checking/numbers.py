"""Finds Swedish figures in running text: shares in percent, counts, and "21 av 86"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from analysis.shares import HARD_SPACE

UNITS = ("en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio")
TEENS = ("tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton")
TENS = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")
WORDS = {
    "noll": 0,
    **{word: value for value, word in enumerate((*UNITS, *TEENS), start=1)},
    **{
        tens + unit: 10 * ten + one
        for ten, tens in enumerate(TENS, start=2)
        for one, unit in enumerate(("", *UNITS))
    },
    **{f"{tens}ett": 10 * ten + 1 for ten, tens in enumerate(TENS, start=2)},
    "ett": 1,
    "hundra": 100,
}
UNIT = "|".join(UNITS)
NUMBER_WORD = rf"noll|ett|hundra|{'|'.join(reversed(TEENS))}|(?:{'|'.join(TENS)})(?:ett|{UNIT})?|{UNIT}"
COUNT = r"(?<![\d.,/:–-])(?:\d{1,3}(?: \d{3}){1,3}|\d{1,9})(?![\d/]|[.,]\d)"
"""A whole number with spaces between thousands, not a part of a date, a decimal number or a range."""
APPROXIMATELY = r"(?:ca\.?|cirka|c:a|drygt|knappt|nästan|närmare|omkring|runt|ungefär|över|strax över)"
PERCENT = re.compile(
    rf"(?P<about>\b{APPROXIMATELY}\s+)?(?:(?<![\d.,–-])(?P<value>\d{{1,3}}(?:[.,]\d{{1,4}})?)\s*"
    rf"(?:%(?:\s*%)*|procents?\b)|\b(?P<word>{NUMBER_WORD})\s+procents?\b)",
    re.IGNORECASE,
)
PAIR = re.compile(
    rf"(?P<part>{COUNT}|\b(?:{NUMBER_WORD})\b)(?:\s+(?!av\b)[a-zåäö]+){{0,2}}\s+av\s+"
    r"(?:(?:alla|avslutade|de|dem|dessa|inbjudna|landets|sammanlagt|samtliga|svarande|tillfrågade|totalt|"
    rf"utskickade|våra)\s+){{0,2}}(?P<whole>{COUNT})(?!\s*(?:%|procent|års\b))",
    re.IGNORECASE,
)
TURNED = re.compile(
    rf"\bav\s+(?:(?:alla|de|landets|samtliga|totalt|våra)\s+){{0,2}}(?P<whole>{COUNT})\s+(?:[a-zåäö]+\s+){{0,5}}?"
    rf"(?:fick|hade|har|var|är|(?:be)?svara(?:t|de))\s+(?P<part>{COUNT})(?!\s*(?:%|procent))",
    re.IGNORECASE,
)
"""The same the other way round: "Av 86 tillfrågade svarade 21"."""
FIGURES = r"(?<![\d.,/:–-])(?P<part>\d{1,5})\s?/\s?(?P<whole>\d{1,5})(?![\d/–-]|[.,]\d|\s+(?:19|20)\d\d\b)"
SLASHED = (
    re.compile(rf"(?:%|\bprocent)\s*[(,:]?\s*{FIGURES}"),
    re.compile(
        rf"{FIGURES}\s*(?:[(,:=]|dvs\.?|d\.\s?v\.\s?s\.|motsvarar)\s*\d{{1,3}}(?:,\d+)?\s*(?:%|procent\b)"
    ),
)
"""The same with a slash, beside its percent only: "19 % (21/86)"."""
IN_LETTERS = re.compile(rf"\bn\s*=\s*(?P<part>{COUNT})\s*[,;]?\s*(?:av\s+)?N\s*=\s*(?P<whole>{COUNT})")
"""The same as it is printed in articles: "24 % (n=21, N=86)"."""
MONTHS, YEARS = 12, range(1900, 2100)
"""What "5/12" and "2023/2024" are more likely to be than a part of a whole."""
QUOTED = re.compile(
    rf"(?:{PERCENT.pattern}\s*)?\(\s*publicera[td]\b[^)]*\)?|\bpublicera[td]\s+(?:som\s+)?"
    r"\d{1,3}(?:[.,]\d+)?\s*(?:%|procent)",
    re.IGNORECASE,
)
"""Another report's figure told as it was printed: "19 procent (publicerat, underlag okänt)"."""
RANGE_BEFORE = re.compile(r"(?:mellan\s+\S+\s+(?:och|till)|\d\s*–)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Percent:
    """A printed share in percent, exact, with its decimals and where it stands in the text.

    `about` is a word as "ca" before it; `text` is how we write it ourselves: "24 %".
    """

    value: Fraction
    decimals: int
    about: bool
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A printed "part av whole"; nothing says that part <= whole."""

    part: int
    whole: int
    start: int
    end: int
    text: str


def number(text: str) -> int:
    """Return the whole number that digits ("1 530") or a word up to a hundred ("ett", "tolv") say."""
    word = text.lower()
    return WORDS[word] if word in WORDS else int(word.replace(" ", ""))


def percents(text: str) -> list[Percent]:
    """Return every share in percent in reading order; "10 %%" is one, the end of "76–99 %" is none.

    What is quoted from another report is no claim of this one, so it is none either.
    """
    if "%" not in text and "procent" not in text.lower():
        return []
    quoted = [found.span() for found in QUOTED.finditer(text)]
    told = (found for found in PERCENT.finditer(text) if not _inside(found.start(), quoted))
    return [_percent(found) for found in told]


def _inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _percent(found: re.Match[str]) -> Percent:
    value = str(number(found["word"])) if found["word"] else found["value"].replace(",", ".")
    decimals = len(value.partition(".")[2])
    text = f"{value}{HARD_SPACE}%".replace(".", ",")
    return Percent(Fraction(value), decimals, bool(found["about"]), found.start(), found.end(), text)


def pairs(text: str) -> list[Pair]:
    """Return every "21 av 86", "av 86 svarade 21" and "24 % (21/86)" in reading order.

    The end of a range ("mellan 79 och 101 av 102") is none.
    """
    if not re.search(r"\d", text):
        return []
    straight = [*_pairs(text, PAIR), *_pairs(text, IN_LETTERS)]
    free = [pair for pair in _pairs(text, TURNED) if not any(pair.start < each.end for each in straight)]
    return sorted([*straight, *free, *_slashed(text)], key=lambda pair: pair.start)


def _pairs(text: str, pattern: re.Pattern[str]) -> Iterator[Pair]:
    for found in pattern.finditer(text):
        if not RANGE_BEFORE.search(text[: found.start()]):
            part, whole = number(found["part"]), number(found["whole"])
            yield Pair(part, whole, found.start(), found.end(), found[0])


def _slashed(text: str) -> Iterator[Pair]:
    for found in (each for pattern in SLASHED for each in pattern.finditer(text)):
        part, whole = int(found["part"]), int(found["whole"])
        if whole > MONTHS and part not in YEARS and whole not in YEARS:
            yield Pair(part, whole, found.start("part"), found.end("whole"), f"{part}/{whole}")
