"""The last word before answers by group are released: what gives a person away is dropped whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis import search
from analysis.adversary import Find, gives_away
from analysis.breakdowns import PLAN, Breakdown, BreakdownPlan, Stratum, breakdown, candidates
from analysis.release import Audience


@dataclass(frozen=True, slots=True)
class Released:
    """One question's breakdowns that may be shown to each audience; what is not here is hidden."""

    chef: tuple[Breakdown, ...] = ()
    ledningsgrupp: tuple[Breakdown, ...] = ()

    def to(self, audience: Audience) -> tuple[Breakdown, ...]:
        """Return what an audience may see; print goes by ledningsgrupp."""
        return self.chef if audience is Audience.CHEF else self.ledningsgrupp


def released(strata: Sequence[Stratum], plan: BreakdownPlan = PLAN, find: Find = search.find) -> Released:
    """Return what may be released of one question: of all answers in the pool, opening by opening.

    While the tables together give somebody away, the last breakdown is dropped; the overall table
    alone remains at the end. Ledningsgrupp's tables are parts of the chef's, so they need no audit
    of their own. People of earlier pools are in no table here, and nobody here is in theirs: the ledger's
    other tables say nothing more.
    """
    tables = candidates(strata, plan)
    while plan.audited and tables and gives_away(strata, tables, find):
        tables = tables[:-1]
    stricter = (breakdown(strata, each.dimension, plan, Audience.LEDNINGSGRUPP) for each in tables)
    return Released(tables, tuple(each for each in stricter if each.groups))
