"""The release plan for who took part: tables by one background each, audited together before release."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analysis import search
from analysis.adversary import Adversary, Find, known_of
from analysis.participation import Group, ReleasedGroup, released_groups
from analysis.release import RULE

Levels = tuple[tuple[str, str], ...]
"""Which level of each dimension somebody belongs to."""


@dataclass(frozen=True, slots=True)
class Alike:
    """People alike in every dimension: how many were offered the survey, and how many of them answered."""

    levels: Levels
    answered: int
    offered: int

    def level(self, dimension: str) -> str:
        """Return which group of a table they belong to."""
        return dict(self.levels)[dimension]


@dataclass(frozen=True, slots=True)
class Table:
    """How many of each group answered, as it may be shown; "–" in every group when it is dropped."""

    dimension: str
    groups: tuple[ReleasedGroup, ...]

    @property
    def tells(self) -> bool:
        """Whether any group is shown."""
        return any(each.answered is not None for each in self.groups)

    def label(self, people: Alike) -> str:
        """Return the group that people are shown in, or "" when it is hidden."""
        level = people.level(self.dimension)
        return next((level for each in self.groups if each.name == level and each.answered is not None), "")


@dataclass(frozen=True, slots=True)
class ParticipationPlan:
    """Which tables are shown together; when the audit fails the last one that tells something goes first.

    A group needs `slack` people on either side, and so have those hidden together.
    The audit is not made, and so fails, with more than `most_classes` different kinds of people: the
    search would take too long. `audited` is there to show in tests that the tables leak without it.
    """

    version: str = "2026-1"
    dimensions: tuple[str, ...] = ("kind", "area", "channel", "gender", "age_group")
    slack: int = RULE.slack
    most_classes: int = 128
    audited: bool = True


PLAN = ParticipationPlan()
"""The plan in force."""


def released(
    people: Sequence[Alike], plan: ParticipationPlan = PLAN, find: Find = search.find
) -> tuple[Table, ...]:
    """Return every table of the plan, with what may not be shown hidden.

    Each keeps the rule of its own; together they keep whoever knows everybody's background, every figure
    shown, the total and one own answer from knowing of anybody whether that person answered.
    """
    tables = [_table(people, dimension, plan) for dimension in plan.dimensions]
    for place in reversed([place for place, table in enumerate(tables) if table.tells]):
        if not plan.audited or not gives_away(people, tables, plan, find):
            break
        tables[place] = _hidden(tables[place])
    return tuple(tables)


def gives_away(
    people: Sequence[Alike], tables: Sequence[Table], plan: ParticipationPlan = PLAN, find: Find = search.find
) -> bool:
    """Return whether some reader may learn from these tables whether one person answered."""
    if not any(table.tells for table in tables):
        return False
    known, truth = known_of((_labels(each, tables), each.answered, each.offered) for each in people)
    return len(known.sizes) > plan.most_classes or Adversary(known, truth, find).pins()


def groups_of(people: Sequence[Alike], dimension: str) -> list[Group]:
    """Return the true counts by group, in the order of the codes; nothing is hidden yet."""
    answered: Counter[str] = Counter()
    offered: Counter[str] = Counter()
    for each in people:
        answered[each.level(dimension)] += each.answered
        offered[each.level(dimension)] += each.offered
    return [Group(level, answered[level], offered[level]) for level in sorted(offered)]


def _table(people: Sequence[Alike], dimension: str, plan: ParticipationPlan) -> Table:
    return Table(dimension, released_groups(groups_of(people, dimension), plan.slack))


def _hidden(table: Table) -> Table:
    return Table(
        table.dimension, tuple(ReleasedGroup(each.name, None, each.offered) for each in table.groups)
    )


def _labels(people: Alike, tables: Sequence[Table]) -> tuple[str, ...]:
    return ("", *(table.label(people) for table in tables))
