"""Finds response rates that follow from none of the counts that the report gives."""

import re
from collections.abc import Iterator

from analysis.checking.facts import YEAR, Facts, nearest
from analysis.checking.findings import Finding, Kind, finding
from analysis.checking.numbers import Percent, pairs, percents
from analysis.checking.pieces import Piece
from analysis.checking.report import Report
from analysis.checking.rounding import fits, share_text
from analysis.checking.ties import ties
from analysis.checking.unnamed_rates import unnamed_rates
from analysis.phrases import phrase

WORD = re.compile(r"svars(?:frekvens|andel|procent)\w*", re.IGNORECASE)
OTHER = re.compile(
    r"\b(?:bland|bör|fjol|från|föregående|förra|för|hos|inom|jämfört|mellan|mot|mål\w*|per|ska|skall|tidigare|via|vill|än)\b"
    r"|\bpå\s+(?!ca|cirka|drygt|knappt|nästan|omkring|ungefär)[a-zåäö]{3,}",
    re.IGNORECASE,
)
"""Words that say that the rate is another year's, another group's, or wished for."""
ELSEWHERE = re.compile(
    r"\bi\s+(?:hela\s+)?(?:landet|länet|norden|regionen|riket|sverige|övriga)\b|\b(?:landets|länets|nationell\w*|riks\w*|rikets"
    r"|(?:genom)?snittet)\b",
    re.IGNORECASE,
)
"""Words that say that the rate is that of others, before the rate or after it."""
REACH = 40
"""So many characters may stand between the word and its figure."""


def check_response_rates(report: Report) -> Iterator[Finding]:
    """Yield a fault for a rate that is neither answers of sent, of asked nor of all ended.

    Rates that stand with their own counts belong to `check_rates`; those of another year or group are left.
    """
    ways = _ways(report)
    for piece in report.pieces if ways else ():
        tied = [tie.percent for tie in ties(piece.text)]
        for share in dict.fromkeys((*_rates(piece.text, report.facts.year), *unnamed_rates(report, piece))):
            if share not in tied and not any(fits(share, part, whole) for part, whole in ways):
                yield from _fault(piece, share, report.facts)


def _rates(text: str, year: str) -> Iterator[Percent]:
    for word in WORD.finditer(text):
        shares = percents(text)
        share = next((each for each in shares if each.start >= word.end()), None)
        before = [each for each in shares if each.end <= word.start()]
        if before and not text[before[-1].end : word.start()].strip():
            yield before[-1]
        elif share and _same(text, word.end(), share, year):
            yield share


def _same(text: str, start: int, share: Percent, year: str) -> bool:
    """True when nothing between the word and the figure, or right after it, speaks of something else."""
    between, after = text[start : share.start], text[share.end : share.end + 20]
    others = set(YEAR.findall(between + after)) - {year}
    earlier = re.match(r"\s*\)?\s*(?:föregående|förra)\b", after)
    clause = (
        re.split(r"[.;]\s|,\s+(?:och|men|medan)\b", text[:start])[-1]
        + between
        + re.split(r"[.,;(]", after)[0]
    )
    ours = not OTHER.search(between) and not ELSEWHERE.search(clause)
    return len(between) <= REACH and ours and not others and not earlier


def _ways(report: Report) -> set[tuple[int, int]]:
    """Return all counts that a rate may follow from, or none without both answers and invitations."""
    facts = report.facts
    ways = {(answers.value, whole.value) for answers in facts.answers for whole in facts.wholes}
    printed = {(pair.part, pair.whole) for piece in report.pieces for pair in pairs(piece.text)}
    return ways | printed if ways else ways


def _fault(piece: Piece, share: Percent, facts: Facts) -> Iterator[Finding]:
    part = nearest(facts.answers, piece.position) or 0
    near = (nearest(counts, piece.position) for counts in (facts.sent, facts.asked, facts.ended))
    wholes = dict.fromkeys(whole for whole in near if whole and whole >= part)
    right = ", ".join(share_text(part, whole, share) for whole in wholes)
    words = phrase(
        "Svarsfrekvensen %(share)s följer inte av de antal som står i rapporten.", share=share.text
    )
    yield finding(Kind.RESPONSE_RATE, piece, _quote(piece.text, share), words, right)


def _quote(text: str, share: Percent) -> str:
    """Return the words from "svarsfrekvens" to its figure, or from the figure to the word."""
    words = [word for word in WORD.finditer(text) if word.end() <= share.start]
    following = WORD.search(text, share.end)
    if words:
        return text[words[-1].start() : share.end + (text[share.end : share.end + 1] == ")")]
    return text[share.start : following.end() if following else share.end]
