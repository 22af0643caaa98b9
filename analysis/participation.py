"""How many of each group answered, with the cells hidden that could point at a person."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.shares import NO_FIGURE, Share
from analysis.suppression import hidden_places


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

    One hidden alone never passes, and the total is taken to be known: which groups are hidden, and why
    in that order, is `hidden_places`' to say. Tested by an adversary that knows the rule and tries all
    possible worlds.
    """
    counts = [(group.answered, group.offered) for group in groups]
    hidden = hidden_places(counts, lambda answered, offered: showable(answered, offered, slack))
    return tuple(_released(each, place in hidden) for place, each in enumerate(groups))


def may_follow(before: Sequence[ReleasedGroup], after: Sequence[ReleasedGroup], slack: int = 3) -> bool:
    """Tell whether a later table may take an earlier one's place, for readers who kept the earlier one.

    They can subtract: so it may where the earlier one told nothing, or where both tell every group and
    each count has risen by nobody or by at least `slack` people.
    """
    if all(group.answered is None for group in before):
        return True
    later = {group.name: group.answered for group in after}
    steps = [_step(group.answered, later.get(group.name)) for group in before]
    return all(step is not None and (step == 0 or step >= slack) for step in steps)


def _step(before: int | None, after: int | None) -> int | None:
    return None if before is None or after is None else after - before


def _released(group: Group, hidden: bool) -> ReleasedGroup:
    return ReleasedGroup(group.name, None if hidden else group.answered, group.offered)
