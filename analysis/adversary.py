"""The reader we protect against: knows who everybody is, every figure released, and perhaps one own answer.

What is not known is who said ja. A person is pinned when the answer is the same in every world that agrees
with what is known. Nobody is pinned when, for any two people and any two answers that they may have given,
there is a world in which they did: then not even one of them, knowing the own answer, learns the other's.
Each "there is a world" rests on one that was found and checked in whole numbers.
Source: the adversary of the release design, §4.1 and §4.3, in integer programming.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations_with_replacement

from analysis import search
from analysis.breakdowns import Breakdown, Stratum
from analysis.search import Bounds, Cell, Known, World

Find = Callable[[Known, Bounds, Sequence[World]], World | None]
"""Looks for a world within bounds; the wishes are hints. None when there is none, or none was found."""
JA, EJ_JA = 0, 1
"""A class's two facts: somebody in it said ja, somebody in it said something else."""
EARLIER = 4
"""How many worlds already found are given as wishes after the one that is made to measure."""


def gives_away(strata: Iterable[Stratum], breakdowns: Sequence[Breakdown], find: Find = search.find) -> bool:
    """Return whether some reader may learn one person's answer to one question from these tables.

    The overall table of each opening in `strata` is taken as known, shown or not.
    """
    known, truth = knowledge(strata, breakdowns)
    return Adversary(known, truth, find).pins()


def knowledge(strata: Iterable[Stratum], breakdowns: Sequence[Breakdown]) -> tuple[Known, World]:
    """Return what a reader knows, and how it truly is; hidden groups are known by their sum alone."""
    return known_of((tuple(_labels(each, breakdowns)), each.ja, each.people) for each in strata)


def known_of(people: Iterable[tuple[tuple[str, ...], int, int]]) -> tuple[Known, World]:
    """Return what a reader knows and how it truly is, from people's labels, and how many of how many said ja.

    Every label in every place is a figure that is known. People with the same labels are one class: no
    figure tells them apart.
    """
    sizes: dict[tuple[str, ...], int] = defaultdict(int)
    truth: dict[tuple[str, ...], int] = defaultdict(int)
    for labels, ja, size in people:
        sizes[labels] += size
        truth[labels] += ja
    classes = [key for key in sorted(sizes) if sizes[key]]
    world = tuple(truth[key] for key in classes)
    members = defaultdict(list)
    for place, key in enumerate(classes):
        for part in enumerate(key):
            members[part].append(place)
    cells = tuple(Cell(tuple(each), sum(world[place] for place in each)) for each in members.values())
    cells_of = tuple(
        tuple(number for number, cell in enumerate(cells) if place in cell.members)
        for place in range(len(classes))
    )
    return Known(tuple(sizes[key] for key in classes), cells, cells_of), world


class Adversary:
    """Keeps which answers were seen together in some world, so that few worlds have to be looked for."""

    def __init__(self, known: Known, truth: World, find: Find = search.find) -> None:
        self._known = known
        self._find = find
        self._found: list[World] = []
        self._together = [_alone(place, known.sizes[place // 2]) for place in range(2 * len(known.sizes))]
        self._learn(truth)

    def pins(self) -> bool:
        """Return whether some answer may follow, for a reader or for one who knows the own answer."""
        facts = range(len(self._together))
        return not all(self._possible(one, other) for one, other in combinations_with_replacement(facts, 2))

    def _possible(self, one: int, other: int) -> bool:
        if self._together[one] >> other & 1:
            return True
        bounds = self._bounds((one, other))
        world = self._find(self._known, bounds, [self._wish(one, other), *self._found[: -EARLIER - 1 : -1]])
        if world is None or not self._known.agrees(world, bounds):
            return False
        self._learn(world)
        return True

    def _bounds(self, facts: Iterable[int]) -> Bounds:
        low, high = [0] * len(self._known.sizes), list(self._known.sizes)
        for place, answer in (divmod(fact, 2) for fact in facts):
            low[place] += answer == JA
            high[place] -= answer == EJ_JA
        return Bounds(tuple(low), tuple(high))

    def _wish(self, one: int, other: int) -> World:
        """Return a world that would show much that has not been seen together with these two facts."""
        seen = self._together[one] & self._together[other]
        return tuple(
            size if not seen >> 2 * place & 1 else 0 if not seen >> 2 * place + 1 & 1 else last
            for place, (size, last) in enumerate(zip(self._known.sizes, self._found[-1], strict=True))
        )

    def _learn(self, world: World) -> None:
        self._found.append(world)
        once, twice = (sum(_facts(self._known.sizes, world, people)) for people in (1, 2))
        for fact in range(len(self._together)):
            if once >> fact & 1:
                itself = 1 << fact
                self._together[fact] |= once & ~itself | twice & itself


def _facts(sizes: Sequence[int], world: World, people: int) -> Iterator[int]:
    """Yield a bit for each answer that at least so many people of a class gave in a world."""
    for place, (size, ja) in enumerate(zip(sizes, world, strict=True)):
        yield (ja >= people) << 2 * place + JA
        yield (size - ja >= people) << 2 * place + EJ_JA


def _alone(fact: int, size: int) -> int:
    """Return the bits of a fact's own class when it is one person, who has nobody there to tell about."""
    return 3 << fact // 2 * 2 if size == 1 else 0


def _labels(stratum: Stratum, breakdowns: Iterable[Breakdown]) -> Iterator[str]:
    yield stratum.opening
    for breakdown in breakdowns:
        level = stratum.level(breakdown.dimension)
        yield level if any(level == group.level for group in breakdown.groups) else ""
