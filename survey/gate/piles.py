"""A pile of letters: tickets from the ordinary batches that are given to nobody, for whoever draws one."""

from dataclasses import dataclass
from datetime import date

from survey.answers import tickets, urns
from survey.contacts import piles, slots, versions
from survey.contacts.slots import NOT_STATED
from survey.domain.kinds import UNKNOWN_AREA, Channel
from survey.domain.periods import HalfYear, last_answer_day
from survey.gate import TRIES, Gate, NoFreeSlot
from survey.gate.letters import Printable

UNKNOWN_LEVELS = (
    ("kind", NOT_STATED),
    ("area", UNKNOWN_AREA),
    ("age_group", NOT_STATED),
    ("gender", NOT_STATED),
    ("channel", Channel.PILE.value),
)
"""Nobody knows whose a letter from a pile is, and so nothing of who answered it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A pile to make: its id, the half-year of ending, and how many letters."""

    id: str
    half: HalfYear
    letters: int


def make_pile(gate: Gate, wanted: Wanted, today: date) -> list[Printable] | None:
    """Return the keys of a new pile's letters, this one time; None when that pile has been made."""
    questionnaire = versions.offered_on(today)
    last_day = last_answer_day(date(wanted.half.year, piles.FIRST_MONTH[wanted.half.half], 1), today)
    batch = slots.Batch(questionnaire.version, wanted.half.year, last_day)
    made = piles.Pile(
        wanted.id, wanted.half.year, wanted.half.half, last_day, wanted.letters, f"{today:%Y-%m}"
    )
    for _ in range(TRIES):
        try:
            with gate.contacts.write() as connection:
                versions.lock(connection, questionnaire)
                if not piles.add(connection, made):
                    return None
                drawn = piles.draw(connection, batch, wanted.letters)
                if len(drawn) < wanted.letters:
                    raise NoFreeSlot
            return [Printable(gate.keys_to(slot), slot.version) for slot in drawn]
        except NoFreeSlot:
            gate.make_batch(batch)
    raise NoFreeSlot


def pile_participation(gate: Gate, year: int) -> tuple[int, int]:
    """Return (answered and opened, offered) of the letters that a year's endings drew from piles.

    Letters that were drawn without being noted are not told apart: never more answered than offered.
    """
    with gate.contacts.read() as connection:
        piled, offered = piles.slots_of(connection, year), piles.drawn_of(connection, year)
    if not piled:
        return 0, 0
    with gate.answers.read() as connection:
        counted = tickets.settled(connection, year) - urns.unopened(connection)
    answered = len({gate.hash_of(slot) for slot in piled} & counted)
    return min(answered, offered), offered
