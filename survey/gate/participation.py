"""Who took part: how many answered, by five backgrounds at once, in memory, for the release rules alone."""

from collections import Counter
from collections.abc import Mapping

from survey.answers import tickets, urns
from survey.gate import Gate


def participation(gate: Gate, year: int) -> Mapping[tuple[tuple[str, str], ...], tuple[int, int]]:
    """Return (dimension, level) of every dimension → (answered and opened, offered) for a year of ending.

    The dimensions are kind, area, age_group, gender and channel: all of them, for the audit must know
    who is who. Raw counts, in memory, for the release rules: callers store only what these let through.
    """
    offered: Counter[tuple[tuple[str, str], ...]] = Counter()
    answered: Counter[tuple[tuple[str, str], ...]] = Counter()
    taken = gate.taken(year)
    with gate.answers.read() as connection:
        spent, unopened = tickets.settled(connection, year), urns.unopened(connection)
    pending = {slot.offer_id for hashed, slot in taken if hashed in unopened}
    for hashed, slot in taken:
        if slot.counts:
            levels = tuple(slot.levels)
            offered[levels] += 1
            answered[levels] += hashed in spent and slot.offer_id not in pending
    return {levels: (answered[levels], offered[levels]) for levels in offered}
