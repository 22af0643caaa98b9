"""How many of each group answered, with the cells hidden that could point at a person."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.shares import NO_FIGURE, Share


@dataclass(frozen=True, slots=True)
class Group:
    """A group's true participation counts, before any rule."""

    name: str
    answered: int
    offered: int


@dataclass(frozen=True, slots=True)
class ReleasedGroup:
    """What may be shown of a group: `answered` is None when it is hidden, whatever the reason."""

    name: str
    answered: int | None
    offered: int

    @property
    def text(self) -> str:
        """The share with its counts, or the one sign for everything hidden."""
        return NO_FIGURE if self.answered is None else Share(self.answered, self.offered).text


def showable(answered: int, offered: int, slack: int) -> bool:
    """Return whether slack <= answered <= offered − slack: at least `slack` people on either side."""
    return slack <= answered <= offered - slack


def released_groups(groups: Sequence[Group], slack: int = 3) -> tuple[ReleasedGroup, ...]:
    """Return the groups in the same order, those hidden that show or give away too small a count.

    The k groups with the fewest offered are hidden, k as small as can be so that every other group
    passes `showable`, and those hidden, if any, pass it together; one hidden alone never does, and the
    total is taken to be known. The order is by public numbers alone and nobody smaller than a hidden group is
    shown: were the next smallest hidden one by one, the choice itself would tell who did not answer.
    Source: complementary suppression as in rule R3 of the release design; tested by an adversary that
    knows this rule and tries all possible worlds.
    """
    order = sorted(range(len(groups)), key=lambda place: (groups[place].offered, place))
    sizes = range(len(groups))
    fewest = next((k for k in sizes if _holds([groups[each] for each in order], k, slack)), len(groups))
    hidden = set(order[:fewest])
    return tuple(_released(each, place in hidden) for place, each in enumerate(groups))


def _holds(ordered: Sequence[Group], fewest: int, slack: int) -> bool:
    shown = (showable(each.answered, each.offered, slack) for each in ordered[fewest:])
    return _safe(ordered[:fewest], slack) and all(shown)


def _safe(hidden: Sequence[Group], slack: int) -> bool:
    people = [group for group in hidden if group.offered]
    answered, offered = sum(each.answered for each in people), sum(each.offered for each in people)
    return not people or showable(answered, offered, slack)


def _released(group: Group, hidden: bool) -> ReleasedGroup:
    return ReleasedGroup(group.name, None if hidden else group.answered, group.offered)
