"""Finds goals whose outcome is not told, or is told wrongly."""

import re
from collections.abc import Iterator

from analysis.checking.facts import nearest
from analysis.checking.findings import Finding, Kind, finding
from analysis.checking.goal_pieces import GoalPiece, claims_reached, goals_of
from analysis.checking.report import Report
from analysis.checking.rows import Row
from analysis.goals import GoalStatus
from analysis.shares import Share

OFFERED = re.compile(
    r"\bavslutad[et]?\b.*(?:enkät|erbjud|möjlighet|synpunkt|tillfråga)", re.IGNORECASE | re.DOTALL
)
SATISFIED = re.compile(r"besvara|nöjd|svarande|respondent", re.IGNORECASE)


def check_goals(report: Report) -> Iterator[Finding]:
    """Yield a fault for a goal in percent without a status, or called reached though the counts deny it."""
    for goal in goals_of(report):
        outcome, missed = _outcome(report, goal)
        if goal.status is None:
            words = (
                f"Målet {goal.target.text} står utan utfall: texten säger inte om det är uppnått. {outcome}"
            )
            yield finding(Kind.GOAL, goal.piece, goal.piece.text, words.strip(), missed)
        elif missed and claims_reached(goal.status.text):
            words = (
                f"Texten säger att målet {goal.target.text} är uppnått, men siffrorna säger annat. {outcome}"
            )
            yield finding(Kind.GOAL, goal.status, goal.status.text, words, missed)


def _outcome(report: Report, goal: GoalPiece) -> tuple[str, str]:
    """Return the outcome in a sentence, and its figure with the status; both empty if it is not missed."""
    share = _offered(report, goal)
    if share is not None and share.fraction is not None and share.fraction * 100 < goal.target.value:
        words = f"{share.text} av de avslutade finns i utskicket, {share.whole - share.part} saknas."
        return words, f"{share.text}: {GoalStatus.NOT_REACHED.value}"
    below = _below(report, goal)
    if not below:
        return "", ""
    named = " och ".join(", ".join(row.percent.text for row in below).rsplit(", ", 1))
    return f"I resultaten står {named}.", f"{named}: {GoalStatus.NOT_REACHED.value}"


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
