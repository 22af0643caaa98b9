"""Comments on their way to the chef: one by one and masked, never from an opening with few answers."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from analysis.release import RULE
from survey.accounts.people import all_accounts
from survey.answers import comments as stored
from survey.answers.comments import StoredComment
from survey.database.engines import Database
from survey.domain.comments import ReviewedComment
from survey.results.comment_words import LEVELS, theme_names
from survey.results.exports.csv import as_csv
from survey.results.masking import masked
from survey.results.wordings import place_of, wording_of

COLUMNS = ("År", "Nivå", "Tema", "Eget ord", "Fråga", "Text")


@dataclass(frozen=True, slots=True)
class ShownComment:
    """A comment as the chef may read it."""

    id: str
    year: int
    question: str
    wording: str
    reviewed: bool
    words: ReviewedComment


@dataclass(frozen=True, slots=True)
class QuestionComments:
    """The accepted comments to one question, in an order that tells nothing."""

    question: str
    wording: str
    comments: tuple[ShownComment, ...]


@dataclass(frozen=True, slots=True)
class Comments:
    """A year's comments: what waits for a review and what has been let through."""

    year: int
    waiting: tuple[str, ...]
    """Ids of those that nobody has reviewed, in an order that tells nothing."""
    withheld: int
    questions: tuple[QuestionComments, ...]

    @property
    def accepted(self) -> int:
        """How many may be used."""
        return sum(len(each.comments) for each in self.questions)

    @property
    def shortfalls(self) -> int:
        """How many of them tell of a possible systembrist."""
        return sum(one.words.level is not None for each in self.questions for one in each.comments)


def comments_of(answers: Database, year: int) -> Comments:
    """Return the year's comments; none of an opening with too few answers."""
    with answers.read() as connection:
        found = stored.of_year(connection, year, RULE.distribution_from)
        withheld = stored.withheld(connection, year)
    waiting = tuple(comment.id for comment in found if comment.state is None)
    return Comments(year, waiting, withheld, tuple(_by_question(found)))


def comment(answers: Database, comment_id: str, names: Collection[str] = ()) -> ShownComment | None:
    """Return one comment, masked by machine until it is reviewed; None when it may not be read."""
    with answers.read() as connection:
        found = stored.find(connection, comment_id, RULE.distribution_from)
    return None if found is None else _shown(found, names)


def accept(answers: Database, backup: Path, comment_id: str, reviewed: ReviewedComment) -> bool:
    """Keep the reviewed words and nothing else; tell whether the comment was there."""
    with answers.write() as connection:
        done = stored.accept(connection, comment_id, reviewed)
    stored.forget_originals(answers, backup, RULE.distribution_from)
    return done


def withhold(answers: Database, backup: Path, comment_id: str) -> bool:
    """Take a comment's words away for good; tell whether the comment was there."""
    with answers.write() as connection:
        done = stored.withhold(connection, comment_id)
    stored.forget_originals(answers, backup, RULE.distribution_from)
    return done


def shortfalls_csv(answers: Database, year: int) -> bytes:
    """Return the year's possible systembrister as CSV, in an order that follows from their words alone."""
    found = (one for each in comments_of(answers, year).questions for one in each.comments)
    themes = theme_names()
    rows = [
        (
            str(LEVELS[one.words.level]),
            themes.get(one.words.theme, ""),
            one.words.label,
            one.wording,
            one.words.text,
        )
        for one in found
        if one.words.level is not None
    ]
    return as_csv([COLUMNS, *((str(year), *row) for row in sorted(rows))])


def staff_names(contacts: Database) -> frozenset[str]:
    """Return the words of the staff's names: what is said about one of them is for the chef alone."""
    with contacts.read() as connection:
        accounts = all_accounts(connection)
    return frozenset(word for account in accounts for word in account.name.replace("-", " ").split())


def _by_question(found: Iterable[StoredComment]) -> Iterable[QuestionComments]:
    accepted = [_shown(each) for each in found if each.state is not None]
    for question in sorted({each.question for each in accepted}, key=place_of):
        mine = tuple(each for each in accepted if each.question == question)
        yield QuestionComments(question, wording_of(question), mine)


def _shown(found: StoredComment, names: Collection[str] = ()) -> ShownComment:
    reviewed = found.state is not None
    words = found.words if reviewed else ReviewedComment(masked(found.words.text, names))
    return ShownComment(found.id, found.year, found.question, wording_of(found.question), reviewed, words)
