"""Paper that comes back: keyed once and sealed, and a drawn share keyed blind by a second person.

What stands in the copy is never handed out before a whole second keying is in, and then only once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from survey.answers import second_keying, submit
from survey.answers.second_keying import Paper
from survey.domain.double_entry import (
    Again,
    Copy,
    Waits,
    locator_of,
    mark_of,
    receipt_of,
    word_of,
)
from survey.domain.envelopes import SealedAnswer
from survey.domain.kinds import Way
from survey.domain.outcomes import Submitted
from survey.domain.questionnaire import Answers
from survey.gate import Gate, PaperTicket


@dataclass(frozen=True, slots=True)
class Keyed:
    """A paper as one person has keyed it on one sheet (its random mark)."""

    found: PaperTicket
    answers: Answers
    account_id: str
    sheet: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a keyed paper; `word` is what is written on one that is to be keyed again."""

    outcome: Submitted
    word: str = ""


def key_in(gate: Gate, keyed: Keyed, today: date, *, drawn: bool) -> Kept:
    """Seal a keyed paper; of a drawn one a copy waits for the second person.

    The same sheet sent twice is told the same: that it is stored, and the word.
    """
    way = Way.PAPER_OWN_OMBUD if keyed.found.own_client else Way.PAPER
    answer = SealedAnswer(keyed.found.ticket.version, way, keyed.answers)
    word = word_of(keyed.sheet)
    paper = paper_of(gate, keyed.found, word, keyed.account_id, today)
    also = second_keying.keep(paper, answer) if drawn else submit.nothing
    receipt = receipt_of(keyed.sheet)
    outcome = submit.submit(gate.answers, paper.ticket, answer, receipt, today, also)
    mine = waits_for(gate, keyed.found, keyed.account_id, today) is Waits.FOR_OTHERS
    return Kept(outcome, word if mine and outcome is not Submitted.REFUSED else "")


def waits_for(gate: Gate, found: PaperTicket, account_id: str, today: date) -> Waits:
    """Tell whether a paper waits to be keyed a second time; the client's own ombud is told of nothing."""
    place, mark = locator_of(found.ticket_id), mark_of(found.ticket_id, account_id)
    with gate.answers.read() as connection:
        waits = second_keying.waits(connection, place, mark, today)
    return Waits.NOTHING if found.own_client and waits is Waits.FOR_YOU else waits


def compare(gate: Gate, keyed: Keyed, word: str, today: date) -> Copy | Again:
    """Take the second keying, once, and return both."""
    if keyed.found.own_client:
        return Again.NOT_YOURS
    paper = paper_of(gate, keyed.found, word, keyed.account_id, today)
    return second_keying.compare(gate.answers, paper, keyed.answers)


def look_again(gate: Gate, found: PaperTicket, word: str, account_id: str, today: date) -> Copy | Again:
    """Return both keyings to the one who keyed second, and to nobody before."""
    if found.own_client:
        return Again.NOT_YOURS
    copy = second_keying.opened_with(gate.answers, paper_of(gate, found, word, account_id, today))
    return Again.GONE if isinstance(copy, Copy) and copy.second is None else copy


def settle(gate: Gate, paper: Paper, choices: Mapping[str, str]) -> Again:
    """Seal what was decided with the paper in hand, in the same urn."""
    return second_keying.settle(gate.answers, paper, choices)


def paper_of(gate: Gate, found: PaperTicket, word: str, account_id: str, today: date) -> Paper:
    """Return a paper in the hand of a member of staff."""
    mark = mark_of(found.ticket_id, account_id)
    return Paper(found.ticket, found.ticket_id, word, mark, today, gate.cost)
