"""Which printed percent belongs to which "21 av 86": only where the wording says so."""

import re
from dataclasses import dataclass, replace

from analysis.checking.numbers import APPROXIMATELY, Pair, Percent, pairs, percents

ABOUT = rf"(?:{APPROXIMATELY}\s+)?"
LINK = (
    r"(?:d\.?\s?v\.?\s?s\.?|det\s+vill\s+säga|alltså|vilket\s+(?:är|blir|ger|innebär|motsvarar)|motsvarar"
    r"|motsvarande|utgör|det\s+(?:är|blir|ger|motsvarar)|blir|svarsfrekvens(?:en)?(?:\s+(?:på|är|blir|om))?|=)"
)
FEW_WORDS = r"(?:\s+[^\W\d]+){0,5}"
ANOTHER = re.compile(
    r"\b(?:jämfört|jämförelse|mot|än|föregående|förra|tidigare|medan|men|varav|mål\w*|ska|skall)\b",
    re.IGNORECASE,
)
"""Words after which a figure is about something else."""
LINKED = re.compile(rf".{{0,80}}{LINK}\W*{ABOUT}", re.IGNORECASE)
AFTER_PAIR = re.compile(rf"\W{{0,3}}{ABOUT}|{FEW_WORDS}\s*\(\s*{ABOUT}", re.IGNORECASE)
AFTER_PAIR_IF_LAST = re.compile(rf"{FEW_WORDS}\s*[,:–=-]\s*{ABOUT}", re.IGNORECASE)
CLAUSE_ENDS = re.compile(r"\s*(?:[.,;:)]|$)")
BEFORE_PAIR = re.compile(
    rf"{FEW_WORDS}\s*\(\s*(?:{LINK}\s*)?|\s*[,–:=]\s*|.{{0,40}}{LINK}\s*", re.IGNORECASE | re.DOTALL
)
LINK_HOLDS = re.compile(r"\s*(?:[.,;:)]|$|(?:av|i|jämfört|mot|och|svarsfrekvens\w*|under)\b)", re.IGNORECASE)
"""After a linked percent comes no new subject: "det är 95 % nöjda" is about something else."""
OWN_BASE = re.compile(r"\s+av\b")
OWN_VERB = re.compile(r"\s+(?:[a-zåäö]+\s+)?(?:har|svarade|svarat|besvarade|besvarat)\b")
FIGURE = re.compile(r"\b(?!(?:19|20)\d\d\b)\d|\bav\s+(?:de|dem|dessa)\b")
"""Between a count and its percent no other count may stand, but a year may."""
AND = re.compile(r"\b(?:och|samt)\b", re.IGNORECASE)
NEXT_SENTENCE = re.compile(
    rf"(?:Det|Detta|Vilket)\s+(?:är|blev|blir|ger|innebär|motsvarar|var)(?:\s+alltså)?"
    rf"(?:\s+en\s+svarsfrekvens\s+på)?\s+(?={ABOUT}\d)"
)


@dataclass(frozen=True, slots=True)
class Tie:
    """A percent and the counts it is said to come from."""

    percent: Percent
    pair: Pair


def ties(text: str) -> list[Tie]:
    """Return the percents that stand with their counts: "24 % (21 av 86)", "21 av 86, dvs 24 %"."""
    found: list[Tie] = []
    shares = percents(text)
    for pair in pairs(text):
        free = [share for share in shares if share not in {tie.percent for tie in found}]
        share = _before(text, pair, free) or _after(text, pair, free)
        found += [Tie(share, pair)] if share else []
    return found


def tie_across(text: str, following: str) -> Tie | None:
    """Return the tie of "21 av 86 svarade. Det är 24 %.": the first has one pair and no percent.

    The places are those of the second sentence.
    """
    counts, shares = pairs(text), percents(following)
    alone = len(counts) == 1 and not percents(text) and shares and not pairs(following)
    opening = NEXT_SENTENCE.match(following)
    ends = shares and CLAUSE_ENDS.match(following, shares[0].end)
    if alone and ends and opening and opening.end() == shares[0].start:
        return Tie(shares[0], replace(counts[0], start=shares[0].start, end=shares[0].end))
    return None


def _before(text: str, pair: Pair, shares: list[Percent]) -> Percent | None:
    earlier = [share for share in shares if share.end <= pair.start]
    between = text[earlier[-1].end : pair.start] if earlier else ""
    said = earlier and BEFORE_PAIR.fullmatch(between) and not ANOTHER.search(between)
    return earlier[-1] if said and not AND.search(between) and not OWN_VERB.match(text, pair.end) else None


def _after(text: str, pair: Pair, shares: list[Percent]) -> Percent | None:
    share = next((share for share in shares if share.start >= pair.end), None)
    if share is None:
        return None
    between = text[pair.end : share.start]
    if FIGURE.search(between) or ANOTHER.search(between):
        return None
    if LINKED.fullmatch(between) and LINK_HOLDS.match(text, share.end):
        return share
    last = CLAUSE_ENDS.match(text, share.end) and AFTER_PAIR_IF_LAST.fullmatch(between)
    beside = AFTER_PAIR.fullmatch(between) and not OWN_BASE.match(text, share.end)
    return share if (last or beside) and not AND.search(between) else None
