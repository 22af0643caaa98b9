"""Which groups are hidden so that neither a small count nor a difference between counts gives one away."""

from collections.abc import Callable, Sequence

Passes = Callable[[int, int], bool]
"""Whether a count may be shown: (part, whole) → yes or no."""


def hidden_places(counts: Sequence[tuple[int, int]], passes: Passes) -> set[int]:
    """Return the places of the groups to hide, given each one's (part, whole); the total is taken as known.

    The k groups with the fewest people are hidden, k as small as can be so that every other group
    passes, and those hidden, if any, pass together. The order is by public numbers alone and nobody
    smaller than a hidden group is shown: were only the failing groups and then the next smallest hidden,
    the choice itself would tell somebody's answer.
    Source: complementary suppression as in rule R3 of the release design, made stricter; tested by
    adversaries that know this rule and try all possible worlds (docs/decisions/0006).
    """
    order = sorted(range(len(counts)), key=lambda place: (counts[place][1], place))
    ordered = [counts[place] for place in order]
    fewest = next((k for k in range(len(order)) if _holds(ordered, k, passes)), len(order))
    return set(order[:fewest])


def failing_places(counts: Sequence[tuple[int, int]], passes: Passes) -> set[int]:
    """Return the places of the groups that fail by themselves: primary suppression alone, which leaks."""
    return {place for place, (part, whole) in enumerate(counts) if not passes(part, whole)}


def _holds(ordered: Sequence[tuple[int, int]], fewest: int, passes: Passes) -> bool:
    shown = (passes(part, whole) for part, whole in ordered[fewest:])
    return _safe(ordered[:fewest], passes) and all(shown)


def _safe(hidden: Sequence[tuple[int, int]], passes: Passes) -> bool:
    people = [(part, whole) for part, whole in hidden if whole]
    return not people or passes(sum(part for part, _ in people), sum(whole for _, whole in people))
