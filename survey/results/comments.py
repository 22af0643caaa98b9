"""Comments as the chef may read them: detached, shuffled, masked, never from an opening with few answers."""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.release import RULE
from survey.answers import tallies
from survey.database.engines import Database
from survey.domain.loader import bundled_versions
from survey.results.masking import masked


@dataclass(frozen=True, slots=True)
class QuestionComments:
    """What people wrote to one question, in an order that tells nothing."""

    question: str
    wording: str
    texts: tuple[str, ...]


def readable_comments(answers: Database, year: int) -> tuple[QuestionComments, ...]:
    """Return the year's comments by question; none of an opening with too few answers."""
    with answers.read() as connection:
        found = tallies.comments_of(connection, year, RULE.distribution_from)
    questions = sorted({comment.question for comment in found}, key=_place)
    return tuple(QuestionComments(each, _wording(each), tuple(_texts(found, each))) for each in questions)


def _texts(found: Iterable[tallies.DetachedComment], question: str) -> Iterable[str]:
    return (masked(comment.text) for comment in found if comment.question == question)


def _wording(question: str) -> str:
    wordings = [
        each.text for version in bundled_versions().values() for each in version if each.id == question
    ]
    return wordings[-1] if wordings else question


def _place(question: str) -> int:
    asked = [each.id for version in bundled_versions().values() for each in version]
    return asked.index(question) if question in asked else len(asked)
