"""Looks for a world, a way in which people may have answered, that agrees with every known figure.

Whole numbers only. A world that is found proves that it is possible; finding none within the effort
proves nothing, and whoever asks takes it as "there is none", which errs on the side of silence.
"""

from collections.abc import Sequence
from dataclasses import dataclass

World = tuple[int, ...]
"""How many said ja in each class of people."""
EFFORT = (150, 300, 300, 300, 300)
"""Guesses that may be made with each wish in turn; more than enough at 100 answers."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A known figure: together, the people of these classes said ja so many times."""

    members: tuple[int, ...]
    ja: int


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known of one question: how many people each class has, and the figures.

    `cells_of` has, for each class, the places of the cells that it is a member of.
    """

    sizes: tuple[int, ...]
    cells: tuple[Cell, ...]
    cells_of: tuple[tuple[int, ...], ...]

    def agrees(self, world: World, bounds: "Bounds") -> bool:
        """Return whether a world lies within bounds and gives every figure."""
        inside = all(low <= ja <= high for low, ja, high in zip(bounds.low, world, bounds.high, strict=True))
        return inside and all(sum(world[each] for each in cell.members) == cell.ja for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which numbers of ja each class is looked for."""

    low: tuple[int, ...]
    high: tuple[int, ...]


class EffortSpent(Exception):
    """So many guesses were made that we give up."""


def find(known: Known, bounds: Bounds, wishes: Sequence[World]) -> World | None:
    """Return a world within bounds, as like one of the wishes as comes easily; None when none was found."""
    for wish, effort in zip(wishes, EFFORT, strict=False):
        try:
            return _Search(known, wish, effort).solve(list(bounds.low), list(bounds.high))
        except EffortSpent:
            continue
    return None


@dataclass(slots=True)
class _Search:
    """Depth first: guess one class, narrow the others by what the figures leave, go back when stuck."""

    known: Known
    wish: World
    left: int

    def solve(self, low: list[int], high: list[int], changed: Sequence[int] | None = None) -> World | None:
        """Return a world between low and high, which are narrowed in place; raises EffortSpent."""
        self.left -= 1
        if self.left < 0:
            raise EffortSpent
        if not narrowed(self.known, low, high, range(len(self.known.cells)) if changed is None else changed):
            return None
        undecided = [place for place, least in enumerate(low) if least < high[place]]
        if not undecided:
            return tuple(low)
        return self._guess(min(undecided, key=lambda place: self._ease(place, low, high)), low, high)

    def _guess(self, place: int, low: list[int], high: list[int]) -> World | None:
        values = sorted(range(low[place], high[place] + 1), key=lambda ja: abs(ja - self.wish[place]))
        for ja in values:
            lower, upper = low.copy(), high.copy()
            lower[place] = upper[place] = ja
            world = self.solve(lower, upper, self.known.cells_of[place])
            if world is not None:
                return world
        return None

    def _ease(self, place: int, low: list[int], high: list[int]) -> tuple[bool, int]:
        return low[place] <= self.wish[place] <= high[place], high[place] - low[place]


def narrowed(known: Known, low: list[int], high: list[int], changed: Sequence[int]) -> bool:
    """Narrow the bounds by what each changed cell leaves, until nothing moves; False when one cannot be."""
    waiting = set(changed)
    while waiting:
        moved = _narrow(known.cells[waiting.pop()], low, high)
        if moved is None:
            return False
        for place in moved:
            waiting.update(known.cells_of[place])
    return True


def _narrow(cell: Cell, low: list[int], high: list[int]) -> list[int] | None:
    least = sum([low[each] for each in cell.members])
    most = sum([high[each] for each in cell.members])
    if not least <= cell.ja <= most:
        return None
    up, down = cell.ja - least, most - cell.ja
    room = min(up, down)
    moved = [each for each in cell.members if high[each] - low[each] > room]
    for each in moved:
        low[each], high[each] = max(low[each], high[each] - down), min(high[each], low[each] + up)
    return moved
