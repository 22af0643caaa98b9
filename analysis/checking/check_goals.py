"""Finds goals whose outcome is not told, or is told wrongly."""

import re
from collections.abc import Iterator

from analysis.checking.facts import nearest
from analysis.checking.findings import Finding, Kind, finding
from analysis.checking.goal_pieces import GoalPiece, claims_reached, goals_of
from analysis.checking.numbers import pairs
from analysis.checking.report import Report
from analysis.checking.rows import Row
from analysis.phrases import both, phrase, swedish
from analysis.shares import Share

OFFERED = re.compile(
    r"\bavslutad[et]?\b.*(?:enkät|erbjud|möjlighet|synpunkt|tillfråga)", re.IGNORECASE | re.DOTALL
)
GIVEN = re.compile(
    r"\b(?:få|får|erbjud\w*|möjlighet|ges)\b.*enkät|" + OFFERED.pattern, re.IGNORECASE | re.DOTALL
)
RECEIVED = re.compile(
    r"\s+(?:[a-zåäö]+\s+){0,2}?(?:har\s+)?(?:fick|fått|erbj[öu]d\w*|gavs|getts)\b", re.IGNORECASE
)
"""After a pair: those who were given the survey."""
SATISFIED = re.compile(r"besvara|nöjd|svarande|respondent", re.IGNORECASE)
MISSED = swedish("ej uppnått")


def check_goals(report: Report) -> Iterator[Finding]:
    """Yield a fault for a goal in percent without a status, or called reached though the counts deny it."""
    for goal in goals_of(report):
        outcome, missed = _outcome(report, goal)
        if goal.status is None:
            words = phrase(
                "Målet %(goal)s står utan utfall: texten säger inte om det är uppnått.", goal=goal.target.text
            )
            yield finding(Kind.GOAL, goal.piece, goal.piece.text, f"{words} {outcome}".strip(), missed)
        elif missed and claims_reached(goal.status.text):
            words = phrase(
                "Texten säger att målet %(goal)s är uppnått, men siffrorna säger annat.",
                goal=goal.target.text,
            )
            yield finding(Kind.GOAL, goal.status, goal.status.text, f"{words} {outcome}", missed)


def _outcome(report: Report, goal: GoalPiece) -> tuple[str, str]:
    """Return the outcome in a sentence, and its figure with the status; both empty if it is not missed."""
    told = _told_beside(goal)
    if told is not None:
        missed = told.fraction is not None and told.fraction * 100 < goal.target.value
        words = phrase("I resultaten står %(figures)s.", figures=told.text)
        return (words, f"{told.text}: {phrase(MISSED)}") if missed else ("", "")
    share = _offered(report, goal)
    if share is not None and share.fraction is not None and share.fraction * 100 < goal.target.value:
        words = phrase(
            "%(share)s av de avslutade finns i utskicket, %(missing)s saknas.",
            share=share.text,
            missing=share.whole - share.part,
        )
        return words, f"{share.text}: {phrase(MISSED)}"
    below = _below(report, goal)
    if not below:
        return "", ""
    *first, last = (row.percent.text for row in below)
    named = both(", ".join(first), last) if first else last
    return phrase("I resultaten står %(figures)s.", figures=named), f"{named}: {phrase(MISSED)}"


def _told_beside(goal: GoalPiece) -> Share | None:
    """Return the counts that the goal's own lines give of those who got the survey: "86 av 102 fick den"."""
    if not GIVEN.search(goal.piece.text):
        return None
    last = goal.status.position if goal.status else goal.piece.position
    lines = [goal.piece, *(piece for piece in goal.follows if piece.position <= last)]
    found = (pair for piece in lines for pair in pairs(piece.text) if RECEIVED.match(piece.text, pair.end))
    pair = next((pair for pair in found if pair.part <= pair.whole), None)
    return Share(pair.part, pair.whole) if pair else None


def _offered(report: Report, goal: GoalPiece) -> Share | None:
    """Return sent of ended, when the goal is about offering the survey and the report has both counts."""
    if not OFFERED.search(goal.piece.text):
        return None
    sent, ended = (nearest(counts, goal.piece.position) for counts in (report.facts.sent, report.facts.ended))
    return Share(sent, ended) if sent is not None and ended is not None and sent <= ended else None


def _below(report: Report, goal: GoalPiece) -> list[Row]:
    """Return the result rows under a goal for those who answered that fall short of it."""
    if OFFERED.search(goal.piece.text) or not SATISFIED.search(goal.piece.text):
        return []
    positions = {piece.position for piece in goal.follows}
    firsts = (question.rows[0] for question in report.questions)
    return [
        row for row in firsts if row.piece.position in positions and row.percent.value < goal.target.value
    ]
