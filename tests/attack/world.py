"""Made-up years of an operation, lived through the real code: offered, answered, sealed and opened."""

import random
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from survey.answers.opening import Opening
from survey.answers.submit import submit
from survey.cli.instance import Instance
from survey.contacts import endings
from survey.domain.envelopes import SealedAnswer
from survey.domain.kinds import Channel, EndingKind, Way
from survey.domain.loader import bundled_versions
from survey.domain.outcomes import Submitted
from survey.gate import Issued
from tests.conftest import TODAY
from tests.scene import VERSION, open_now, ticket_of

QUESTIONS = tuple(question.id for question in bundled_versions()[VERSION].scale_questions)
AREAS = ("centrala", "norra", "vastra", "ostra", "unknown")
WAYS = (Way.LINK, Way.PAPER, Way.CODE, Way.PAPER_OWN_OMBUD)
SHARES = (1.0, 0.95, 0.8, 0.7, 0.6, 0.5, 0.75, 0.0)
"""How many say ja to each question in turn: unanimous ones and divided ones in every world."""
SILENT = 7
LAST_DAY_PASSED = date(2027, 7, 1)


@dataclass(frozen=True, slots=True)
class Someone:
    """A former client: the background that everybody is taken to know, and the answers that nobody may."""

    batch: int
    kind: EndingKind
    area: str
    way: Way
    answers: Mapping[str, str]

    def said_ja(self, question: str) -> bool | None:
        """Whether they said ja; None where they took no stand."""
        return {"ja": True, "till_viss_del": False, "nej": False}.get(self.answers.get(question, ""))


def people(seed: int, count: int, batches: int, areas: int, blanks: float = 0.0) -> list[Someone]:
    """Return so many people; `blanks` is how often a question is left out."""
    draw = random.Random(seed)
    return [
        Someone(
            batch=place * batches // count,
            kind=EndingKind.FORMAL if draw.random() < 0.7 else EndingKind.BROKEN_OFF,
            area=draw.choice(AREAS[:areas]),
            way=draw.choices(WAYS, (50, 30, 15, 5))[0],
            answers=_answers(draw, blanks),
        )
        for place in range(count)
    ]


def _answers(draw: random.Random, blanks: float) -> dict[str, str]:
    return {
        question: ("ja" if draw.random() < share else draw.choice(("till_viss_del", "nej")))
        for question, share in zip(QUESTIONS, SHARES, strict=True)
        if draw.random() >= blanks
    }


@dataclass
class Year:
    """A year in an instance: who never answers, who has, and who of them is counted, opening by opening."""

    instance: Instance
    silent: list[Someone] = field(default_factory=list)
    waiting: list[Someone] = field(default_factory=list)
    openings: list[list[Someone]] = field(default_factory=list)

    @property
    def counted(self) -> list[Someone]:
        """Everybody whose answers are out of the urn."""
        return [someone for opening in self.openings for someone in opening]

    def offer(self, someone: Someone) -> Issued:
        """Register an ending and offer the survey."""
        new = endings.NewEnding(
            secrets.token_hex(8), TODAY, someone.kind, "1780", someone.area, "anna", TODAY
        )
        with self.instance.contacts.write() as connection:
            ending_id = endings.register(connection, new)
        issued = self.instance.gate.offer(ending_id, Channel.LINK, TODAY)
        assert issued
        return issued

    def answer(self, someone: Someone, issued: Issued | None = None) -> None:
        """Send somebody's answers, who is offered the survey now if that has not been done."""
        issued = issued or self.offer(someone)
        sealed = SealedAnswer(VERSION, someone.way, someone.answers)
        ticket = ticket_of(self.instance, issued)
        assert submit(self.instance.answers, ticket, sealed, b"r", TODAY) is Submitted.STORED
        self.waiting.append(someone)

    def open(self, today: date = TODAY) -> bool:
        """Open the urn if it may be opened; those who wait are counted then."""
        opened = isinstance(open_now(self.instance, TODAY.year, today), Opening)
        if opened:
            self.openings.append(self.waiting)
            self.waiting = []
        return opened


def live(year: Year, everybody: Sequence[Someone], opened: Callable[[], None]) -> None:
    """Let everybody answer, batch by batch, with an opening after each; `opened` is told of every one.

    The last one comes when the year's last day has passed. Some more are offered the survey and never answer.
    """
    year.silent = people(len(everybody), SILENT, 1, 4)
    for someone in year.silent:
        year.offer(someone)
    for today, batch in _batches(everybody):
        for someone in batch:
            year.answer(someone)
        if year.open(today):
            opened()


def _batches(everybody: Sequence[Someone]) -> Iterator[tuple[date, list[Someone]]]:
    numbers = sorted({someone.batch for someone in everybody})
    for number in numbers:
        day = LAST_DAY_PASSED if number == numbers[-1] else TODAY
        yield day, [someone for someone in everybody if someone.batch == number]
