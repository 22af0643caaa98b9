"""Finds "högre" and "ökat" that no figure bears."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from analysis.checking.answer_words import SURVEY
from analysis.checking.facts import EARLIER, YEAR, nearest
from analysis.checking.findings import Finding, Kind, finding
from analysis.checking.numbers import Pair, Percent, percents
from analysis.checking.pieces import Piece
from analysis.checking.report import Report
from analysis.checking.rounding import part_of
from analysis.checking.ties import ties
from analysis.phrases import both, phrase
from analysis.shares import Share
from analysis.trend import fisher_exact

CLAIM = re.compile(
    r"\b(?:högre|lägre|ökning\w*|ökat|ökade|ökar|minskning\w*|minskat|minskade|minskar|stigit|sjunkit|förbättrats"
    r"|försämrats|bättre\s+än|sämre\s+än)\b",
    re.IGNORECASE,
)
HONEST = re.compile(r"slump|osäker|säkerställ|går inte att jämföra|kan inte jämföras", re.IGNORECASE)
GENERAL = re.compile(
    r"bättr|enkät|föreg|fråge|jämfö|klien|kring|minsk|nöjdh|någon|något|ombud|perso|resul|samma|tidig|upple"
    r"|utifr|verks|öknin"
)
"""Beginnings of words that any two sentences of such a report can share."""
STEM = 5
BACK = 8
"""The earlier figure may stand so many pieces before the claim."""
CHANCE = Fraction(1, 20)
LARGEST = 2000
"""With more people than this the exact test is slow, and a difference of a point is seldom chance."""
RATE = re.compile(r"svarsfrekvens|besvara(?:de|t)|antal\w*\s+svar", re.IGNORECASE)

POINTS_BACK = re.compile(r"(?:det|detta|den|vilket)\b", re.IGNORECASE)
"""A sentence that opens so is about the one before it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One year's share, with its counts where they are printed beside it."""

    percent: Percent
    pair: Pair | None


def check_comparisons(report: Report) -> Iterator[Finding]:
    """Yield a fault for a change in the survey's figures that lacks an earlier figure or is within chance."""
    for piece in report.pieces:
        claim = CLAIM.search(piece.text)
        told = claim and SURVEY.search(piece.text) and _earlier(piece.text, report.facts.year)
        if claim and told and not HONEST.search(_near(report, piece)):
            yield from _judged(report, piece, claim[0])


def _near(report: Report, piece: Piece) -> str:
    return " ".join([piece.text, *(each.text for each in report.around(piece, 1, 1))])


def _earlier(text: str, year: str) -> bool:
    """True when the words speak of a year before the report's own."""
    return bool(EARLIER.search(text)) or any(each < year for each in YEAR.findall(text))


def _judged(report: Report, piece: Piece, claim: str) -> Iterator[Finding]:
    figures = _figures(report, piece)
    if figures is None:
        words = phrase("”%(claim)s” saknar stöd: rapporten ger inte siffran för båda åren.", claim=claim)
        yield finding(Kind.COMPARISON, piece, piece.text, words)
    elif abs(figures[0].percent.value - figures[1].percent.value) < 1:
        words = phrase("”%(claim)s” saknar stöd: skillnaden är mindre än en procentenhet.", claim=claim)
        one, other = figures
        yield finding(Kind.COMPARISON, piece, piece.text, words, both(one.percent.text, other.percent.text))
    elif shares := _within_chance(report, piece, figures):
        words = phrase(
            "”%(claim)s” saknar stöd: skillnaden är inom det slumpen kan ge, om lika många ingick båda åren.",
            claim=claim,
        )
        yield finding(Kind.COMPARISON, piece, piece.text, words, both(*(each.text for each in shares)))


def _figures(report: Report, piece: Piece) -> tuple[Figure, Figure] | None:
    """Return the two years' shares, from the claim itself or from a sentence near it on the same subject."""
    near = report.around(piece, BACK, 1)
    same = [each for each in near if EARLIER.search(each.text) and _subjects(each) & _subjects(piece)]
    shown = next((figures for each in (piece, *same) if len(figures := _figures_of(each.text)) > 1), None)
    return (shown[0], shown[1]) if shown else _with_the_rate_before(report, piece)


def _with_the_rate_before(report: Report, piece: Piece) -> tuple[Figure, Figure] | None:
    """Return the nearest response rate told before, and the only share of a claim on another year's.

    "Det är en minskning från 2023, då …" is about the sentence before, whatever that one tells.
    """
    own = _figures_of(piece.text)
    rate = bool(RATE.search(piece.text))
    before = report.around(piece, BACK if rate else int(bool(POINTS_BACK.match(piece.text))), 0)
    told = (_figures_of(each.text) for each in reversed(before) if not rate or RATE.search(each.text))
    shown = next((figures[0] for figures in told if figures), None)
    return (shown, own[0]) if shown and len(own) == 1 else None


def _figures_of(text: str) -> list[Figure]:
    """Return the shares of a sentence, each with the counts that it stands with, if any."""
    tied = {tie.percent: tie.pair for tie in ties(text)}
    return [Figure(percent, tied.get(percent)) for percent in percents(text)]


def _subjects(piece: Piece) -> set[str]:
    stems = {word[:STEM].lower() for word in re.findall(r"[^\W\d_]{6,}", piece.text)}
    return {stem for stem in stems if not GENERAL.match(stem)}


def _within_chance(report: Report, piece: Piece, figures: tuple[Figure, Figure]) -> tuple[Share, ...]:
    """Return both years as counts of today's number of people when an exact test cannot tell them apart."""
    facts = report.facts
    counts = facts.wholes if RATE.search(piece.text) else facts.answers
    whole = nearest(counts, piece.position)
    shares = [share for each in figures if (share := _share(each, whole))]
    if len(shares) < len(figures) or max(share.whole for share in shares) > LARGEST:
        return ()
    one, other = shares
    alike = fisher_exact(one.part, one.whole, other.part, other.whole) >= CHANCE
    return (one, other) if alike else ()


def _share(figure: Figure, whole: int | None) -> Share | None:
    """Return the counts printed with a figure, else the nearest count of `whole`, else None."""
    part, base = (figure.pair.part, figure.pair.whole) if figure.pair else (None, whole)
    if part is None and base is not None:
        part = part_of(figure.percent, base)
    return Share(part, base) if part is not None and base and part <= base else None
