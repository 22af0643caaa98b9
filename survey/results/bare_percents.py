"""Finds shares in percent that stand without their counts in a text that staff write."""

import re
from collections.abc import Iterator

from analysis.checking.lines import lines_of_text
from analysis.checking.numbers import Percent, pairs, percents
from analysis.checking.pieces import pieces_of
from analysis.checking.rounding import fits
from analysis.checking.ties import ties

ANOTHERS = re.compile(r"\b(?:tryckt\w*|publicera[td])\b", re.IGNORECASE)
"""Figures as they were printed elsewhere, whose counts nobody may know."""
AIMED_BEFORE = re.compile(
    r"\b(?:mål\w*|krav\w*|minst|siktar)\b(?!.*\b(?:blev|nådde?s?|uppfyll\w*|uppnå\w*|var)\b)[^.;,]*$",
    re.IGNORECASE,
)
AIMED_AFTER = re.compile(r"[^.;,]*\b(?:ska|skall|bör|måste)\b", re.IGNORECASE)
"""A target has no counts."""
OF_MONEY_OR_TIME = re.compile(
    r"\b(?:anslag|bidrag|budget|hyra|kostnad|lön|moms|statsbidrag)\w*\b[^.;,]*$"
    r"|\b(?:tjänst\w*|medarbetare|ombud|anställ\w+)(?:\s+till)?\s+(?:på|om)\s+$"
    r"|\b(?:arbetar|arbetstid\w*|jobbar|sjukskriv\w+|tjänstgör)\s+(?:på\s+|till\s+)?$",
    re.IGNORECASE,
)
OF_A_POST = re.compile(r"[\s-]*(?:s\s)?(?:tjänst\w*|anställning\w*|moms|rabatt|heltid)\b", re.IGNORECASE)
"""Shares of a post or a sum: nobody has answered anything."""
OF_SO_MANY = re.compile(r"\s+av\s+(?:(?:alla|de|våra)\s+)*\d")


def bare_percents(text: str) -> Iterator[str]:
    """Yield the shares of a text that no counts stand beside; targets and shares of money need none."""
    before = ""
    for piece in pieces_of(lines_of_text(text)):
        tied = [tie.percent for tie in ties(piece.text)]
        for share in percents(piece.text):
            counted = share in tied or _counted(share, f"{before} {piece.text}")
            if not counted and not _free(share, piece.text):
                yield piece.text[share.start : share.end]
        before = piece.text


def _counted(share: Percent, around: str) -> bool:
    """Tell whether counts that make the share stand in its sentence or in the one before."""
    return any(pair.whole and fits(share, pair.part, pair.whole) for pair in pairs(around))


def _free(share: Percent, sentence: str) -> bool:
    before, after = sentence[: share.start], sentence[share.end :]
    return bool(
        ANOTHERS.search(sentence)
        or AIMED_BEFORE.search(before)
        or AIMED_AFTER.match(after)
        or OF_MONEY_OR_TIME.search(before)
        or OF_A_POST.match(after)
        or OF_SO_MANY.match(after)
    )
