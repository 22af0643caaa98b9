"""The register's part of a year: endings, who was given the chance to answer, and why the others were not."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from analysis.rates import OfferCounts, offer_rate, offer_rate_without_deceased
from analysis.shares import Share
from survey.contacts.endings import Ending
from survey.domain.kinds import UNKNOWN_AREA, NotOfferedReason
from survey.results.figures import OfferedGroup, ReasonCount, Register, figure
from survey.results.names import Names

NOT_YET = "not_yet"
"""In the place of a reason: neither offered nor explained yet."""


def offer_counts(endings: Sequence[Ending], answers: int = 0) -> OfferCounts:
    """Return what became of these endings, for the named measures."""
    reasons = Counter(ending.reason for ending in endings if not ending.offer_id)
    return OfferCounts(
        endings=len(endings),
        sent=sum(bool(ending.offer_id) for ending in endings),
        declined=reasons[NotOfferedReason.DECLINED],
        died_before_offer=reasons[NotOfferedReason.DECEASED],
        answers=answers,
    )


def register_of(endings: Sequence[Ending], kinds: Names, areas: Names) -> Register:
    """Return the register's figures of some endings, by kind and by område."""
    counts = offer_counts(endings)
    without = offer_rate_without_deceased(counts).share if counts.died_before_offer else None
    return Register(
        endings=counts.endings,
        offered=figure(offer_rate(counts).share),
        offered_without_deceased=figure(without) if without else None,
        sent=counts.sent,
        declined=counts.declined,
        deceased=counts.died_before_offer,
        by_kind=_groups(endings, kinds, lambda ending: ending.kind.value),
        by_area=_groups(endings, areas, lambda ending: ending.area),
        not_offered=_reasons(endings),
    )


def _groups(
    endings: Sequence[Ending], names: Names, code_of: Callable[[Ending], str]
) -> tuple[OfferedGroup, ...]:
    of = {code: [ending for ending in endings if code_of(ending) == code] for code, _ in names}
    shares = {
        code: Share(sum(each.given_the_chance for each in group), len(group)) for code, group in of.items()
    }
    shown = [(code, name) for code, name in names if of[code] or code != UNKNOWN_AREA]
    return tuple(OfferedGroup(code, name, figure(shares[code])) for code, name in shown)


def _reasons(endings: Iterable[Ending]) -> tuple[ReasonCount, ...]:
    left = [ending for ending in endings if not ending.given_the_chance]
    counts = Counter(ending.reason.value if ending.reason else NOT_YET for ending in left)
    return tuple(ReasonCount(reason, count) for reason, count in counts.most_common())
