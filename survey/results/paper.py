"""How well paper is keyed, and what became of papers that gave no answer: counts for the chef."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.shares import Share
from survey.answers import second_keying
from survey.contacts import leftover_paper
from survey.database.engines import Database
from survey.domain.paper import Left
from survey.results.figures import Figure, figure


@dataclass(frozen=True, slots=True)
class PaperFigures:
    """A year of ending's papers; a share is None where nothing was drawn or compared."""

    keyed_twice: Figure | None
    differing: Figure | None
    left: Mapping[Left, int]


def paper_figures(contacts: Database, answers: Database, year: int) -> PaperFigures:
    """Return what a year's double entry and its papers without an answer come to."""
    with answers.read() as connection:
        counts = second_keying.counts(connection, year)
    with contacts.read() as connection:
        left = leftover_paper.of_year(connection, year)
    return PaperFigures(
        _share(counts.compared, counts.drawn),
        _share(counts.differing_keys, counts.compared_keys),
        {what: left[what] for what in Left if what in left},
    )


def _share(part: int, whole: int) -> Figure | None:
    return figure(Share(part, whole)) if whole else None
