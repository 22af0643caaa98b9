"""Finds percents that do not follow from the counts they stand with."""

from collections.abc import Iterator

from analysis.checking.findings import Finding, Kind, finding
from analysis.checking.pieces import Piece
from analysis.checking.report import Report
from analysis.checking.rounding import fits, share_text
from analysis.checking.ties import Tie, tie_across, ties


def check_rates(report: Report) -> Iterator[Finding]:
    """Yield a fault for every percent that no rounding makes out of its own "x av y"."""
    for piece in report.pieces:
        following = report.around(piece, 0, 1)
        yield from _judged(piece, ties(piece.text))
        if following and (tie := tie_across(piece.text, following[0].text)):
            yield from _judged(following[0], [tie])


def _judged(piece: Piece, found: list[Tie]) -> Iterator[Finding]:
    for tie in found:
        share, pair = tie.percent, tie.pair
        if pair.part > pair.whole:
            words = f"{pair.part} kan inte vara en del av {pair.whole}: delen är större än det hela."
            yield finding(Kind.RATE, piece, _quote(piece, tie), words)
        elif not fits(share, pair.part, pair.whole):
            right = share_text(pair.part, pair.whole, share) if pair.whole else ""
            words = f"Talet {share.text} stämmer inte med {pair.part} av {pair.whole}."
            yield finding(Kind.RATE, piece, _quote(piece, tie), words, right)


def _quote(piece: Piece, tie: Tie) -> str:
    """Return the words from the one figure to the other, or to the percent when the counts stand before."""
    start, end = min(tie.percent.start, tie.pair.start), max(tie.percent.end, tie.pair.end)
    return piece.text[start : end + (piece.text[end : end + 1] == ")")]
