"""Which voices are missing: how many of each group answered, as released, beside all the others."""

from collections.abc import Iterable, Mapping, Sequence

from analysis.release import RULE, Audience
from analysis.shares import NO_FIGURE, Share
from analysis.voices import GroupComparison, compare_group
from analysis.weighting_rules import reasons_from_counts
from survey.contacts.participation import EVERYONE, ReleasedCell
from survey.results.figures import Participation, ParticipationRow, for_audience
from survey.results.names import AGES, CHANNELS, GENDERS, Names, words_of

UNTOLD = GroupComparison("")
EVERYTHING = ("kind", "area", "age_group", "gender", "channel")
FEWER = ("kind", "area", "channel")
"""What the ledningsgrupp is shown: a group of one age in a small county is easily somebody."""


def participation_of(
    cells: Sequence[ReleasedCell], kinds: Names, areas: Names, answers: int, audience: Audience
) -> Participation:
    """Return who took part, as it was released, in the order of the names.

    `answers` is how many had answered; where the release kept its own number, that one is the base.
    """
    answers = next((cell.answered or 0 for cell in cells if cell.dimension == EVERYONE), answers)
    names = {
        "kind": kinds,
        "area": areas,
        "age_group": words_of(AGES),
        "gender": words_of(GENDERS),
        "channel": words_of(CHANNELS),
    }
    tables = _told(cells, audience)
    told = [cell for cell in cells if cell.dimension in tables]
    by = {
        f"by_{dimension}": _rows(_cells(told, dimension), order, answers, audience)
        for dimension, order in names.items()
    }
    known = [cell.answered for cell in told if cell.answered is not None]
    why = tuple(each.sentence for each in reasons_from_counts(answers, known)) if cells else ()
    return Participation(**by, no_weights=why, counted=answers if cells else None)


def _told(cells: Sequence[ReleasedCell], audience: Audience) -> set[str]:
    """Return the tables that an audience may see: each whole or not at all."""
    shown = EVERYTHING if audience is Audience.CHEF else FEWER
    return {each for each in shown if RULE.tells_participation(_cells(cells, each).values(), audience)}


def _cells(cells: Iterable[ReleasedCell], dimension: str) -> dict[str, ReleasedCell]:
    return {cell.level: cell for cell in cells if cell.dimension == dimension}


def _rows(
    cells: Mapping[str, ReleasedCell], names: Names, answers: int, audience: Audience
) -> tuple[ParticipationRow, ...]:
    offered = sum(cell.offered for cell in cells.values())
    return tuple(
        _row(cells[code], name, _compared(cells[code], answers, offered), audience)
        for code, name in names
        if code in cells
    )


def _compared(cell: ReleasedCell, answers: int, offered: int) -> GroupComparison:
    """Compare a shown group with everybody else, whose number is known from the whole."""
    if cell.answered is None:
        return UNTOLD
    rest, others = answers - cell.answered, offered - cell.offered
    comparable = others and 0 <= rest <= others
    return compare_group(Share(cell.answered, cell.offered), Share(rest, others)) if comparable else UNTOLD


def _row(cell: ReleasedCell, name: str, compared: GroupComparison, audience: Audience) -> ParticipationRow:
    answered = None if cell.answered is None else for_audience(Share(cell.answered, cell.offered), audience)
    return ParticipationRow(
        code=cell.level,
        name=name,
        offered=cell.offered,
        shown=answered is not None,
        answered=answered,
        text=answered.text if answered else NO_FIGURE,
        compared=compared.text,
        p=compared.p_text,
    )
