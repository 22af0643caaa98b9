"""What a cell of another register says: a day, a kommun, an age; None where we cannot tell."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from survey.domain.kinds import AgeGroup, EndingKind, Gender, NotOfferedReason
from survey.domain.organisation import Operation

Code = TypeVar("Code", bound=StrEnum)
MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
TIME = r"(?:[ t]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?)?"
YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})" + TIME)
TOGETHER = re.compile(r"(?:20)?(\d{2})-?(\d{2})-?(\d{2})")
DAY_FIRST = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})" + TIME)
IN_WORDS = re.compile(r"(?:den )?(\d{1,2})[. ]*([a-zå]{3,9})\.? (\d{4})")
SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
EXCEL_BEGINS = date(1899, 12, 30)
YOUNGEST = 18
KINDS: Mapping[EndingKind, tuple[str, ...]] = {
    EndingKind.FORMAL: (
        "avslutad", "avslutat", "avslutade", "formell", "formellt", "formella", "formellt avslutad",
        "formellt avslut", "planerat avslut", "planerad", "i samråd", "avslut i samråd", "formal",
    ),
    EndingKind.BROKEN_OFF: (
        "avbruten", "avbrutet", "avbrutna", "avbruten kontakt", "avbrott", "avbruten insats", "broken_off",
    ),
}  # fmt: skip
GENDERS: Mapping[Gender, tuple[str, ...]] = {
    Gender.WOMAN: ("kvinna", "k", "kv", "kvinnor", "kvinnligt", "f", "woman", "female"),
    Gender.MAN: ("man", "m", "män", "manligt", "male"),
    Gender.OTHER: ("annat", "annan", "övrigt", "icke-binär", "other"),
}
REASONS: Mapping[NotOfferedReason, tuple[str, ...]] = {
    NotOfferedReason.NO_CONTACT_PATH: ("saknar kontaktväg", "ingen kontaktväg", "går inte att nå"),
    NotOfferedReason.DECLINED: (
        "klienten vill inte ha enkäten", "klienten vill inte", "vill inte", "tackat nej", "avböjt",
    ),
    NotOfferedReason.DECEASED: ("klienten har avlidit", "avliden", "död", "dödsfall"),
    NotOfferedReason.PROTECTED_NO_SAFE_PATH: (
        "skyddade personuppgifter och ingen säker väg", "skyddade personuppgifter", "skyddad identitet",
    ),
    NotOfferedReason.UNSUITABLE_NOW: ("det passar inte just nu", "passar inte just nu", "olämpligt"),
    NotOfferedReason.RETURNED_BEFORE_OFFER: (
        "klienten har kommit tillbaka till oss", "återaktualiserad", "återkommit",
    ),
}  # fmt: skip
NOTHING = {"", "-", "–", "okänt", "okänd", "uppgift saknas", "ej angivet", "saknas", "vet ej"}
PROTECTED = {"ej angivet", "skyddad", "skyddade personuppgifter", "skyddad identitet", "sekretess"}
OVER = re.compile(r"(?:över |>|minst )?65 ?(?:\+|-|–|år och äldre|år eller äldre|och äldre|år\+)?")
BETWEEN = re.compile(r"(18|30|50) ?[-–] ?(29|49|64)(?: år)?")


def plain(text: str) -> str:
    """Return a text as it is compared: small letters, single spaces, no colon or full stop at the end."""
    return " ".join(text.casefold().split()).strip(" :.*")


def day_in(text: str) -> date | None:
    """Return the day that a text names in a Swedish way, or as Excel counts days; else None."""
    given = plain(text)
    forms: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], date | None]], ...] = (
        (YEAR_FIRST, lambda found: _day(*found.group(1, 2, 3))),
        (DAY_FIRST, lambda found: _day(*found.group(3, 2, 1))),
        (TOGETHER, lambda found: _day("20" + found[1], found[2], found[3])),
        (IN_WORDS, lambda found: _day(found[3], str(month_in(found[2]) or 0), found[1])),
        (SERIAL, lambda found: EXCEL_BEGINS + timedelta(days=int(float(found[0])))),
    )
    for form, read in forms:
        if found := form.fullmatch(given):
            return read(found)
    return None


def month_in(text: str) -> int | None:
    """Return the month, 1 to 12, that a Swedish name, its first three letters or a number names."""
    given = plain(text)
    if given.isdecimal() and 1 <= int(given) <= 12:
        return int(given)
    fitting = [number for number, name in enumerate(MONTHS, start=1) if name.startswith(given)]
    return fitting[0] if len(given) >= 3 and fitting else None


def code_in(text: str, known: Mapping[Code, tuple[str, ...]]) -> Code | None:
    """Return the code that one of its words names, or None."""
    given = plain(text)
    return next((code for code, named in known.items() if given in named or given == code.value), None)


def municipality_in(text: str, operation: Operation) -> str | None:
    """Return the code of the kommun with this name or code; Excel may have eaten the code's first zero."""
    given = plain(text).removesuffix(" kommun").removesuffix(" stad")
    if given.isdecimal():
        return given.zfill(4) if operation.municipality(given.zfill(4)) else None
    places = (place for area in operation.areas for place in area.municipalities)
    names = {plain(place.name): place.code for place in places}
    return names.get(given) or names.get(given.removesuffix("s"))


def age_group_in(text: str) -> AgeGroup | None:
    """Return the age group of a group's name or of an age in years, or None."""
    given = plain(text)
    if found := BETWEEN.fullmatch(given):
        return next((group for group in AgeGroup if group.value == f"{found[1]}-{found[2]}"), None)
    years = given.removesuffix("år").strip()
    if years.isdecimal() and YOUNGEST <= int(years) <= 120:
        limits = ((29, AgeGroup.AGE_18_29), (49, AgeGroup.AGE_30_49), (64, AgeGroup.AGE_50_64))
        return next((group for last, group in limits if int(years) <= last), AgeGroup.AGE_65)
    return AgeGroup.AGE_65 if OVER.fullmatch(given) else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
