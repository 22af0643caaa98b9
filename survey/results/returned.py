"""How many answered: exact when an urn is opened, "at least" before, and by group only as released."""

from collections.abc import Iterable, Mapping, Sequence

from analysis.rates import OfferCounts, response_rate, response_share_of_endings
from analysis.release import Audience
from analysis.shares import NO_FIGURE, Share
from survey.answers.opening import Opening
from survey.contacts.estimates import Estimate
from survey.contacts.participation import ReleasedCell
from survey.results.figures import (
    PERCENT_FROM,
    Figure,
    NamedFigure,
    Participation,
    ParticipationRow,
    Returns,
    Unopened,
    figure,
)
from survey.results.names import Names


def own_answers(openings: Iterable[Opening]) -> int:
    """Return how many counted sheets belong to the year itself, without those that joined from earlier."""
    return sum((each.answers or 0) - each.joined for each in openings)


def returns_of(
    openings: Sequence[Opening], counts: OfferCounts, estimate: Estimate | None, audience: Audience
) -> Returns:
    """Return how many answered; the named measures only once an urn of the year is opened."""
    measures = [response_rate(counts), response_share_of_endings(counts)] if openings else []
    return Returns(
        openings=len(openings),
        counted=counts.answers if openings else None,
        joined=sum(each.joined for each in openings),
        unopened=Unopened(estimate.at_least, estimate.monday) if estimate else None,
        measures=tuple(
            NamedFigure(each.name, each.definition, for_audience(each.share, audience)) for each in measures
        ),
    )


def participation_of(
    cells: Sequence[ReleasedCell], kinds: Names, areas: Names, audience: Audience
) -> Participation:
    """Return who took part, as it was released, in the order of the names."""
    by = {dimension: _cells(cells, dimension) for dimension in ("kind", "area")}
    return Participation(
        by_kind=_rows(by["kind"], kinds, audience), by_area=_rows(by["area"], areas, audience)
    )


def for_audience(share: Share, audience: Audience) -> Figure:
    """Return a share of people who answered, in percent where the audience may see that."""
    return figure(share, percent=share.whole >= PERCENT_FROM[audience])


def _cells(cells: Iterable[ReleasedCell], dimension: str) -> dict[str, ReleasedCell]:
    return {cell.level: cell for cell in cells if cell.dimension == dimension}


def _rows(
    cells: Mapping[str, ReleasedCell], names: Names, audience: Audience
) -> tuple[ParticipationRow, ...]:
    return tuple(_row(cells[code], name, audience) for code, name in names if code in cells)


def _row(cell: ReleasedCell, name: str, audience: Audience) -> ParticipationRow:
    answered = None if cell.answered is None else for_audience(Share(cell.answered, cell.offered), audience)
    text = answered.text if answered else NO_FIGURE
    return ParticipationRow(cell.level, name, cell.offered, answered is not None, answered, text)
