"""The register's part of a year: endings, who was given the chance to answer, and why the others were not."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from analysis.rates import OfferCounts, offer_rate, offer_rate_without_deceased
from analysis.release import RULE, Audience, ReleasedReasons
from analysis.shares import Share
from survey.contacts.endings import Ending
from survey.domain.kinds import UNKNOWN_AREA, NotOfferedReason
from survey.results.figures import NamedFigure, OfferedGroup, ReasonCount, Register, for_audience
from survey.results.names import NOT_YET, OTHER_REASONS, Names


def offer_counts(endings: Sequence[Ending], answers: int = 0) -> OfferCounts:
    """Return what became of these endings, for the named measures.

    What was sent counts as sent even when it came to nobody: it is `bounced` then. Without the answers when
    there are more of them than surveys that came to somebody: letters were drawn from a pile without being
    noted, and no share can be told.
    """
    sent = sum(ending.is_sent for ending in endings)
    reached = sum(ending.is_offered for ending in endings)
    reasons = Counter(ending.reason for ending in endings if not ending.is_offered)
    return OfferCounts(
        endings=len(endings),
        sent=sent,
        declined=reasons[NotOfferedReason.DECLINED],
        bounced=sent - reached,
        died_before_offer=reasons[NotOfferedReason.DECEASED],
        died_after_offer=sum(ending.died_after_offer for ending in endings),
        answers=answers if answers <= reached else 0,
    )


def register_of(
    endings: Sequence[Ending], kinds: Names, areas: Names, audience: Audience = Audience.CHEF
) -> Register:
    """Return the register's figures of some endings, by kind and by område, as an audience may see them."""
    counts = offer_counts(endings)
    reasons = RULE.reasons(_reasons(endings), audience)
    deceased = reasons.told.get(NotOfferedReason.DECEASED, 0)
    without = (
        offer_rate_without_deceased(counts).share if _told_of_deceased(counts, deceased, audience) else None
    )
    rate, open_about_sent = offer_rate(counts), tells_of_unreached(counts, audience)
    offered = for_audience(rate.share, audience)
    return Register(
        endings=counts.endings,
        offered=offered,
        offer_rate=NamedFigure(rate.name, rate.definition, offered),
        offered_without_deceased=for_audience(without, audience) if without else None,
        sent=counts.sent,
        unreached=counts.bounced if open_about_sent else None,
        declined=counts.declined if open_about_sent else None,
        deceased=deceased if deceased or audience is Audience.CHEF else None,
        by_kind=_groups(endings, kinds, lambda ending: ending.kind.value, audience),
        by_area=_large_enough(_groups(endings, areas, lambda ending: ending.area, audience), audience),
        not_offered=_listed(reasons),
    )


def tells_of_unreached(counts: OfferCounts, audience: Audience) -> bool:
    """Tell whether an audience may know how many the survey did not reach, and how many said no before it.

    Either gives the other away beside how many it was sent to: nothing where one of them is a small group.
    """
    return all(not count or RULE.tells_of(count, audience) for count in (counts.bounced, counts.declined))


def _told_of_deceased(counts: OfferCounts, deceased: int, audience: Audience) -> bool:
    """Tell whether the share without the deceased may stand: it would tell others how few died afterwards."""
    if audience is Audience.CHEF:
        return bool(deceased or counts.died_after_offer)
    return bool(deceased) and not counts.died_after_offer


def areas_told(register: Register) -> Names:
    """Return the områden that a register's reader is told of."""
    return tuple((group.code, group.name) for group in register.by_area)


def _groups(
    endings: Sequence[Ending], names: Names, code_of: Callable[[Ending], str], audience: Audience
) -> tuple[OfferedGroup, ...]:
    of = {code: [ending for ending in endings if code_of(ending) == code] for code, _ in names}
    shares = {
        code: Share(sum(each.given_the_chance for each in group), len(group)) for code, group in of.items()
    }
    shown = [(code, name) for code, name in names if of[code] or code != UNKNOWN_AREA]
    return tuple(OfferedGroup(code, name, for_audience(shares[code], audience)) for code, name in shown)


def _large_enough(groups: tuple[OfferedGroup, ...], audience: Audience) -> tuple[OfferedGroup, ...]:
    return tuple(group for group in groups if RULE.tells_of(group.offered.denominator, audience))


def _listed(reasons: ReleasedReasons) -> tuple[ReasonCount, ...]:
    told = tuple(ReasonCount(reason, count) for reason, count in reasons.told.items())
    return (*told, ReasonCount(OTHER_REASONS, reasons.rest)) if reasons.rest else told


def _reasons(endings: Iterable[Ending]) -> dict[str, int]:
    """Return how many were not offered for each reason, the most common one first."""
    left = [ending for ending in endings if not ending.given_the_chance]
    counts = Counter(ending.reason.value if ending.reason else NOT_YET for ending in left)
    return dict(counts.most_common())
