"""The counts that a report gives of its survey: answers, invitations, endings, and the year it is about."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.checking.answer_words import LABEL
from analysis.checking.numbers import COUNT, number
from analysis.checking.pieces import Piece

PEOPLE = r"(?:klienter|personer|ärenden|kontakter|brukare|deltagare|respondenter)"
N = rf"(?P<n>{COUNT})"
OF = r"av\s+(?:de\s+|alla\s+|totalt\s+)?"
OF_SOME = rf"(?:\s+{OF}{COUNT}(?:\s+[a-zåäö]+){{0,3}}?)?"
ON_THE_WHOLE = r"(?=\s*(?:[.,;:()]|$|på\s+\w*enkät|\w*enkät|under\b|20\d\d|d\.?\s?v|vilket\b))"
"""After "svarade": the questionnaire, not one of its questions ("svarade ja")."""
ANSWERED = rf"(?:har\s+)?(?:be)?svara(?:t|de){ON_THE_WHOLE}"
NO_LABEL = rf"(?!\s+[”\"]?{LABEL})"
OFFERED = r"(?:har\s+)?(?:fått|fick|erbjudits|erbjöds)\s+(?:möjlighet|enkäten|en\s+enkät|frågan)"
RECEIVED = r"(?:f(?:ått|ick)\s+in|inkom|inkommit|kom(?:mit)?\s+in|mottagit|mottog|t(?:agit|og)\s+emot)"
HANDED_OUT = r"(?:skicka(?:d|de|des|t|ts)|sän(?:de|des|t|ts)|gått|gick|dela(?:des|t|ts)|lämna(?:des|t|ts))"
SENT_BACK = r"(?![^.]*(?:avsändar|obesvara|oöppna|retur))"
"""Not after "kom tillbaka": what the post brings back is no answer."""
RETURNED = rf"(?:har\s+)?(?:besvara(?:des|ts)|inkom(?:mit)?|kom(?:mit)?\s+(?:in|tillbaka))\b{SENT_BACK}"
PATTERNS = {
    "returned": (
        rf"(?<!av )(?<!av de ){N}(?:\s+av\s+dem|\s+stycken|\s+enkäter)?\s+{RETURNED}",
        rf"\bhar\s+{N}(?:\s+av\s+dem|\s+stycken|\s+enkäter)?\s+(?:kommit\s+(?:in|tillbaka)|inkommit|besvarats)\b{SENT_BACK}",
        rf"(?:^|[.;,/]\s+)svar\s*[:\t|]\s*{N}",
        rf"{N}\s+besvarade\s+den\b(?=\s*(?:[.,;:)]|$|och\b|under\b|vilket\b))",
    ),
    "answers": (
        rf"{RECEIVED}\s+(?:totalt\s+)?{N}(?:\s+\w+)?\s+(?:svar|enkät)",
        rf"f(?:ått|ick)\s+(?:totalt\s+)?{N}\s+svar\b(?!\s+(?:på|till)\b)",
        rf"\b(?:inkomna|besvarade|erhållna)\s+(?:enkät)?(?:svar|enkäter)\s*[:\t|]\s*{N}",
        rf"{N}\s+(?:besvarade|ifyllda|inkomna|inlämnade)\s+(?:enkäter|enkätsvar|svar|formulär)",
        rf"{N}\s+(?:enkät)?svar\s+(?:har\s+)?(?:kom|inkom|lämna)",
        rf"(?<!av )(?<!av de ){N}{OF_SOME}(?:\s+{PEOPLE})?\s+{ANSWERED}",
        rf"antal(?:et)?\s+(?:inkomna\s+)?(?:svar|svarande|besvarade\s+enkäter)\s*(?:är|var|:|\t|\|)?\s*{N}",
        rf"{N}\s+svar(?=\s+av\s+{COUNT})",
        rf"\b{OF}{COUNT}\s+(?:[a-zåäö]+\s+){{0,5}}?(?:be)?svara(?:t|de)\s+{N}{NO_LABEL}",
        rf"\b{OF}{COUNT}\s+(?:[a-zåäö]+\s+){{0,5}}?har\s+{N}\s+(?:be)?svarat{NO_LABEL}",
    ),
    "sent": (
        rf"{HANDED_OUT}\s+(?:ut\s+)?(?:enkäten\s+)?(?:till|åt)\s+(?:totalt\s+|sammanlagt\s+)?{N}",
        rf"{N}\s+utskick(?:ade)?\b",
        rf"{HANDED_OUT}\s+(?:ut\s+)?(?:totalt\s+)?{N}\s+enkäter",
        rf"{N}\s+enkäter\s+(?:har\s+)?{HANDED_OUT}\b",
        rf"\b{OF}{N}\s+(?:tillfrågade|inbjudna)\b",
        rf"{N}(?:\s+av\s+dem)?(?:\s+\([^)]*\))?(?:\s+{PEOPLE})?\s+{OFFERED}",
        rf"antal(?:et)?\s+utskick\w*\s*(?:är|var|:|\t|\|)?\s*{N}",
        rf"\butskick(?:ade)?(?:\s+enkäter)?\s*[:\t|]\s*{N}",
        rf"\b(?:fick|har\s+fått)\s+{N}(?:\s+(?:av\s+dem|stycken))?\s+(?:enkäten|en\s+enkät)\b",
    ),
    "ended": (
        rf"{N}\s+{PEOPLE}\s+(?:har\s+)?avsluta(?:des|ts)\b(?!\s+formellt)",
        rf"{N}\s+avslutade\s+{PEOPLE}",
        rf"avslutades\s+{N}\s+{PEOPLE}",
    ),
    "asked": (rf"{COUNT}\s+{OF}{N}(?:\s+[a-zåäö]+){{0,3}}?\s+{ANSWERED}",),
}
COMPILED = {
    name: [re.compile(each, re.IGNORECASE) for each in patterns] for name, patterns in PATTERNS.items()
}
ABOUT_SURVEY = re.compile(r"enkät|svar|utskick", re.IGNORECASE)
NEAR = {
    "sent": ABOUT_SURVEY,
    "asked": ABOUT_SURVEY,
    "returned": re.compile(r"enkät|utskick", re.IGNORECASE),
}
"""The counts that need the questionnaire beside them: other things are sent and returned too."""
YEAR = re.compile(r"\b20\d\d\b")
EARLIER = re.compile(
    r"\b(?:året\s+(?:före|innan)|föregående\s+år|förra\s+året|tidigare\s+år|i\s+fjol|(?:jämfört\s+med|från|mot|sedan|än)\s+(?:år\s+)?20\d\d)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Count:
    """A count as the report gives it, and the number of its piece."""

    value: int
    position: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What the report says of its survey; `asked` are the numbers that answers are said to be "of"."""

    answers: tuple[Count, ...]
    sent: tuple[Count, ...]
    ended: tuple[Count, ...]
    asked: tuple[Count, ...]
    year: str

    @property
    def wholes(self) -> tuple[Count, ...]:
        """Everything that a response rate can rightly be taken of: sent, asked, ended."""
        return (*self.sent, *self.asked, *self.ended)


def facts_of(pieces: Sequence[Piece]) -> Facts:
    """Return the counts in reading order, and the year that is named most often ("" if none is)."""
    answers, sent, ended, asked = (_counts(pieces, name) for name in ("answers", "sent", "ended", "asked"))
    answered = tuple(dict.fromkeys((*answers, *_counts(pieces, "returned"))))
    return Facts(answered, sent, ended, asked, _year(pieces))


def nearest(counts: Iterable[Count], position: int) -> int | None:
    """Return the last value given before a piece or in it, else the first one after, else None."""
    told = sorted(counts, key=lambda count: count.position)
    before = [count.value for count in told if count.position <= position]
    return before[-1] if before else next((count.value for count in told), None)


def _counts(pieces: Sequence[Piece], name: str) -> tuple[Count, ...]:
    about_survey = [piece for piece in pieces if name not in NEAR or _near(NEAR[name], pieces, piece)]
    found = (
        Count(number(match["n"]), piece.position)
        for piece in about_survey
        for pattern in COMPILED[name]
        for match in pattern.finditer(piece.text)
    )
    return tuple(dict.fromkeys(found))


def _near(words: re.Pattern[str], pieces: Sequence[Piece], piece: Piece) -> bool:
    """True when the questionnaire is named in the piece or in one of its neighbours."""
    beside = pieces[max(0, piece.position - 1) : piece.position + 2]
    return any(words.search(each.text) for each in beside)


def _year(pieces: Sequence[Piece]) -> str:
    years = Counter(year for piece in pieces for year in YEAR.findall(piece.text))
    return max(years, key=lambda year: (years[year], year), default="")
