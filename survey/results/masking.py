"""Masks by machine what points at a person in a comment; a person reads it all the same."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from survey.results.given_names import without_names

UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Characters that nobody sees but that can stand inside a number."""
BETWEEN_DIGITS = r"[\s().+/–—−‐‑-]{0,3}"
DATES = r"(?:19|20)\d\d(?:-\d\d-\d\d|\s?[-–]\s?(?:19|20)\d\d)"
BORN = r"(?:19\d\d|200\d)"
"""A year of birth of somebody grown up; what happened then is seldom dated in a comment."""
DAY = (
    r"\d{1,2}(?::?[ae])?\s(?i:jan(?:uari)?|feb(?:ruari)?|mars|apr(?:il)?|maj|juni|juli|aug(?:usti)?"
    r"|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
STREET = (
    r"(?:gata|gatan|väg|vägen|gränd|gränden|torg|torget|stig|stigen|backe|backen|allé|allén|plan|platsen"
    r"|kajen|leden|gården|parken|ringen|slingan|rundan|kroken|liden|bron)"
)
MASKS: Mapping[str, re.Pattern[str]] = {
    "[e-post]": re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\]|snabel-a)\s?[\w-]+(?:\s?\.\s?[\w-]+)+"),
    "[konto]": re.compile(r"(?<![\w.@])@[^\W\d][\w.]{2,}"),
    "[webbadress]": re.compile(
        r"(?i:https?://[^\s,;]+|www\.[^\s,;]+|(?<![\w.])[\w-]+(?:\.[\w-]+)*\.(?:se|nu|com|org|net|eu)(?:/[^\s,;]*)?(?!\w))"
    ),
    "[personnummer]": re.compile(
        r"(?<!\d)(?:(?:(?:18|19|20)\s?)?\d{6}(?:\s?[-+–−]\s?|\s)?"
        r"|(?:18|19|20)\d\d([-./ ])\d\d\1\d\d\s?[-+–−]\s?)\d{4}(?!\d)"
    ),
    "[telefon]": re.compile(
        r"(?<![\d\w])(?:\+\s?\d{2}|00\d{2}|0)[\s/–-]?\(?\d(?:[\s/()–-]{0,2}\d){5,11}(?!\d)"
    ),
    "[nummer]": re.compile(rf"(?<!\d)(?!{DATES}(?!{BETWEEN_DIGITS}\d))\d(?:{BETWEEN_DIGITS}\d){{6,}}"),
    "[födelsedatum]": re.compile(
        r"(?<!\d)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
        rf"|(?<!\d){BORN}[-./]\d{{1,2}}[-./]\d{{1,2}}(?!\d)"
        rf"|(?<!\d)(?:{DAY}\s|\d{{1,2}}/\d{{1,2}}[ -]){BORN}(?!\d)"
        rf"|(?i:(?<=född )|(?<=född den )|(?<=född år ))"
        rf"(?:{DAY}(?:\s\d{{4}})?|\d{{1,2}}/\d{{1,2}}(?:[ -]\d{{2,4}})?|(?:19|20)\d\d|[-’']?\d\d)(?!\w)"
    ),
    "[adress]": re.compile(
        r"(?:\b(?:Norra|Södra|Östra|Västra|Övre|Nedre|Stora|Lilla|Gamla|Nya)\s+)?"
        rf"(?:(?i:\b\w{{2,}}{STREET}|\b\w+s\s{STREET})\s*(?:nr\.?\s?)?(?!(?:19|20)\d\d\b)\d{{1,4}}(?:\s?[A-Za-z]\b)?"
        r"|\b[A-ZÅÄÖ]\w{2,}(?:gatan|vägen|gränd)\b)"
        r"|(?i:(?<=bor på )|(?<=bo på )|(?<=bodde på )|(?<=hemma på )|(?<=flyttade till ))"
        r"\w{2,}(?:gatan|vägen|gränden?|torget|stigen|allén)\b"
        r"|\b\d{3}\s?\d{2}\s+[A-ZÅÄÖ]\w+"
    ),
}
"""In this order: what is written in place of what is found."""
OWN_MASK = re.compile(r"\[[\w-]{1,20}\]")
"""What a reviewer may write in place of words."""


@dataclass(frozen=True, slots=True)
class Found:
    """Words that point at somebody, and the mask that takes their place."""

    mask: str
    words: str


def masked(text: str, names: Collection[str] = ()) -> str:
    """Return the text without e-mail and web addresses, numbers that point at somebody, addresses and names.

    `names` are names besides those of the list, such as the staff's own.
    """
    text = plain(text)
    for mask, pattern in MASKS.items():
        text = pattern.sub(mask, text)
    return without_names(text, names)


def found_in(text: str) -> list[Found]:
    """Return what the masks take away, names not counted, in the masks' order."""
    text, found = plain(text), []
    for mask, pattern in MASKS.items():
        found += [Found(mask, each[0]) for each in pattern.finditer(text)]
        text = pattern.sub(mask, text)
    return found


def plain(text: str) -> str:
    """Return a text with its letters composed and without characters that nobody sees."""
    return unicodedata.normalize("NFC", text).translate(UNSEEN)


def only_masked(shown: str, edited: str) -> bool:
    """Tell whether an edited text has only the shown one's words, in order, and masks like "[plats]"."""
    words = iter(_words(shown))
    return all(word in words for word in _words(edited))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+|[^\w\s.,;:!?…–-]", OWN_MASK.sub(" ", text))
