"""How many answered: exact when an urn is opened, "at least" before."""

from collections.abc import Iterable, Sequence

from analysis.rates import OfferCounts, response_rate, response_rate_of_reached, response_share_of_endings
from analysis.release import Audience
from survey.answers.opening import Opening
from survey.contacts.estimates import Estimate
from survey.results.figures import NamedFigure, Returns, Unopened, for_audience
from survey.results.register import tells_of_unreached


def own_answers(openings: Iterable[Opening]) -> int:
    """Return how many counted sheets belong to the year itself, without those that joined from earlier."""
    return sum((each.answers or 0) - each.joined for each in openings)


def returns_of(
    openings: Sequence[Opening], counts: OfferCounts, estimate: Estimate | None, audience: Audience
) -> Returns:
    """Return how many answered; the named measures only once an urn of the year is opened.

    And only where the offers are all noted: never more answers than offers. That of those it reached comes
    second, where the audience may know how many it did not reach.
    """
    answered = own_answers(openings)
    told = openings and counts.answers == answered
    reached = [response_rate_of_reached] if tells_of_unreached(counts, audience) else []
    named = (response_rate, *reached, response_share_of_endings) if told else ()
    measures = [measure(counts) for measure in named]
    return Returns(
        openings=len(openings),
        counted=answered if openings else None,
        joined=sum(each.joined for each in openings),
        unopened=Unopened(estimate.at_least, estimate.monday) if estimate else None,
        measures=tuple(
            NamedFigure(each.name, each.definition, for_audience(each.share, audience)) for each in measures
        ),
    )
