"""Where a report states a goal in percent, and what it says of reaching it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from analysis.checking.answer_words import SURVEY
from analysis.checking.facts import YEAR
from analysis.checking.numbers import Percent, percents
from analysis.checking.pieces import Piece
from analysis.checking.report import Report

MODAL = re.compile(r"\b(?:bör|måste|ska|skall)\b", re.IGNORECASE)
FUTURE = re.compile(r"\b(?:nästa|kommande)\s+år", re.IGNORECASE)
HEADED = 5
"""The word "mål" stands at most so many pieces above."""
NAMED = re.compile(r"\bmål(?:et|en)?\b", re.IGNORECASE)
REACHED = re.compile(
    r"\b(?:uppfyll(?:t|ts|da|d|s|des|er|de)|uppnå(?:tt|tts|s|dde|ddes|dda|r)|nå(?:r|s|tt|tts|dde|ddes)|genomfört)\b",
    re.IGNORECASE,
)
NOT = re.compile(r"\b(?:ej|inte|delvis|nästan)\b", re.IGNORECASE)
UNDECIDED = re.compile(r"\b(?:kan inte avgöras|pågår|pågående)\b", re.IGNORECASE)
WINDOW = 60
"""The outcome is looked for in so many pieces after the goal, up to the next goal."""
SHORT = 5
"""A piece of at most so many words can be a status on its own: "Ej uppfyllt."."""


@dataclass(frozen=True, slots=True)
class GoalPiece:
    """A goal, the share it asks for, and the pieces that may tell how it went."""

    piece: Piece
    target: Percent
    follows: tuple[Piece, ...]

    @property
    def status(self) -> Piece | None:
        """The piece that says whether the goal was reached, or None."""
        told = (self.piece, *self.follows)
        whole = next((piece for piece in told if says_status(piece.text)), None)
        return whole or next((one for one, other in pairwise(told) if _broken_status(one, other)), None)


def goals_of(report: Report) -> Iterator[GoalPiece]:
    """Yield every sentence that wants a share: "100 % av … ska …" or "Målet är 80 %"."""
    wanted = [piece for piece in report.pieces if _is_ours(report, piece)]
    found = [(piece, target) for piece in wanted if (target := _target(piece.text))]
    ends = [piece.position for piece, _ in found[1:]] + [len(report.pieces)]
    for (piece, target), end in zip(found, ends, strict=False):
        last = min(end, piece.position + 1 + WINDOW)
        yield GoalPiece(piece, target, report.pieces[piece.position + 1 : last])


def says_status(text: str) -> bool:
    """True for "Målet är inte uppnått", "Ej uppfyllt.", "Kan inte avgöras"; never for a row of a result."""
    about_goal = bool(NAMED.search(text)) or len(text.split()) <= SHORT
    return about_goal and not _is_row(text) and bool(REACHED.search(text) or UNDECIDED.search(text))


def _broken_status(one: Piece, other: Piece) -> bool:
    """True for "Kan inte" and "avgöras" below each other in a narrow cell."""
    text = f"{one.text} {other.text}"
    return len(text.split()) <= SHORT and says_status(text)


def claims_reached(text: str) -> bool:
    """True when the words say that a goal is reached, without "inte", "ej" or "delvis"."""
    return bool(REACHED.search(text)) and not NOT.search(text) and not UNDECIDED.search(text)


def _is_ours(report: Report, piece: Piece) -> bool:
    """True for what the report calls a goal or asks of its survey; not for next year's, nor for a law's."""
    headed = any(NAMED.search(each.text) for each in (*report.around(piece, HEADED, 0), piece))
    later = any(year > report.facts.year for year in YEAR.findall(piece.text))
    return (headed or bool(SURVEY.search(piece.text))) and not later and not FUTURE.search(piece.text)


def _target(text: str) -> Percent | None:
    """Return the share that a goal asks for, or None when the sentence is no goal."""
    shares = percents(text)
    wanted = MODAL.search(text, shares[0].end) if shares else None
    named = shares and re.match(r"(?:vårt\s+)?mål(?:et)?\b", text, re.IGNORECASE) and not REACHED.search(text)
    return shares[0] if wanted or named else None


def _is_row(text: str) -> bool:
    shares = percents(text)
    return bool(shares) and shares[0].start == 0 and not MODAL.search(text)
