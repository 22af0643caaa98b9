"""Finds percents that do not follow from the counts they stand with."""

import re
from collections.abc import Iterator

from analysis.checking.answer_words import SURVEY
from analysis.checking.findings import Finding, Kind, finding
from analysis.checking.numbers import Pair, pairs
from analysis.checking.pieces import Piece
from analysis.checking.report import Report
from analysis.checking.rounding import fits, share_text
from analysis.checking.ties import Tie, tie_across, ties
from analysis.phrases import part_of_whole, phrase

YEAR = re.compile(r"(?:19|20)\d\d")
"""Of "2024 av 3 ombud" the first is a year."""


def check_rates(report: Report) -> Iterator[Finding]:
    """Yield a fault for every percent that no rounding makes out of its own "x av y", and for "30 av 25"."""
    for piece in report.pieces:
        following = report.around(piece, 0, 1)
        found = ties(piece.text)
        yield from _judged(piece, found)
        for pair in pairs(piece.text) if SURVEY.search(piece.text) else ():
            told = YEAR.fullmatch(str(pair.part)) or pair in [tie.pair for tie in found]
            if pair.part > pair.whole and not told:
                yield finding(Kind.RATE, piece, pair.text, _too_many(pair))
        if following and (tie := tie_across(piece.text, following[0].text)):
            yield from _judged(following[0], [tie])


def _judged(piece: Piece, found: list[Tie]) -> Iterator[Finding]:
    for tie in found:
        share, pair = tie.percent, tie.pair
        if pair.part > pair.whole:
            yield finding(Kind.RATE, piece, _quote(piece, tie), _too_many(pair))
        elif not fits(share, pair.part, pair.whole):
            right = share_text(pair.part, pair.whole, share) if pair.whole else ""
            counts = part_of_whole(pair.part, pair.whole)
            words = phrase("Talet %(figure)s stämmer inte med %(counts)s.", figure=share.text, counts=counts)
            yield finding(Kind.RATE, piece, _quote(piece, tie), words, right)


def _too_many(pair: Pair) -> str:
    return phrase(
        "%(part)s kan inte vara en del av %(whole)s: delen är större än det hela.",
        part=pair.part,
        whole=pair.whole,
    )


def _quote(piece: Piece, tie: Tie) -> str:
    """Return the words from the one figure to the other, or to the percent when the counts stand before."""
    start, end = min(tie.percent.start, tie.pair.start), max(tie.percent.end, tie.pair.end)
    return piece.text[start : end + (piece.text[end : end + 1] == ")")]
