"""The release plan for answers by group: what may be asked for, and which groups the rules let through."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analysis.phrases import phrase, swedish
from analysis.release import Audience
from analysis.suppression import failing_places, hidden_places


class Dimension(StrEnum):
    """A background that answers may be broken down by, one at a time; the value is the stored code."""

    KIND = "kind"
    AREA = "area"
    WAY = "way"

    @property
    def label(self) -> str:
        """The words for a table head."""
        return phrase(LABELS[self])


LABELS = {
    Dimension.KIND: swedish("Typ av avslut"),
    Dimension.AREA: swedish("Område"),
    Dimension.WAY: swedish("Svarssätt"),
}


@dataclass(frozen=True, slots=True)
class Stratum:
    """Answers to one question from the people who are alike in all that an adversary may know of them.

    `ja` and `ej_ja` are numbers of people; who gave no answer that takes a stand is not counted here.
    """

    opening: str
    kind: str
    area: str
    way: str
    ja: int
    ej_ja: int

    @property
    def people(self) -> int:
        """How many they are."""
        return self.ja + self.ej_ja

    def level(self, dimension: Dimension) -> str:
        """Return which group of a breakdown they belong to."""
        return str(getattr(self, dimension.value))


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many of a group said ja, and how many something else that takes a stand."""

    level: str
    ja: int
    ej_ja: int

    @property
    def people(self) -> int:
        """How many they are together."""
        return self.ja + self.ej_ja


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One question's answers by one background; a group that is not here is hidden, whatever the reason."""

    dimension: Dimension
    groups: tuple[GroupCount, ...]


@dataclass(frozen=True, slots=True)
class BreakdownPlan:
    """What is released of breakdowns, in numbers of answers that take a stand (ja and ej ja).

    Nothing below `answers_from` answers in all, nor where fewer than `odd_ones` of all differ from the
    rest. A group needs `group_from` answers (`reader_group_from` for
    ledningsgrupp and print), and at least `odd_ones` on either side. The last breakdown in
    `dimensions` is the first to go when the audit fails.
    `complementary` and `audited` are there to show in tests that it leaks without them.
    Source: rules R0 to R5 of the release design.
    """

    version: str = "2026-1"
    dimensions: tuple[Dimension, ...] = (Dimension.KIND, Dimension.AREA, Dimension.WAY)
    answers_from: int = 40
    group_from: int = 10
    reader_group_from: int = 15
    odd_ones: int = 2
    complementary: bool = True
    audited: bool = True

    def least(self, audience: Audience) -> int:
        """Return how many answers a group needs for an audience."""
        return self.group_from if audience is Audience.CHEF else self.reader_group_from

    def mixed(self, part: int, whole: int) -> bool:
        """Return whether at least `odd_ones` people are on either side."""
        return self.odd_ones <= part <= whole - self.odd_ones


PLAN = BreakdownPlan()
"""The plan in force."""


def candidates(
    strata: Sequence[Stratum], plan: BreakdownPlan = PLAN, audience: Audience = Audience.CHEF
) -> tuple[Breakdown, ...]:
    """Return the breakdowns of one question that show a group under the rules; not yet audited.

    A background that all have in common breaks nothing down.
    """
    if not _worth_it(strata, plan):
        return ()
    divides = [each for each in plan.dimensions if len({stratum.level(each) for stratum in strata}) > 1]
    every = (breakdown(strata, dimension, plan, audience) for dimension in divides)
    return tuple(each for each in every if each.groups)


def breakdown(
    strata: Iterable[Stratum], dimension: Dimension, plan: BreakdownPlan, audience: Audience
) -> Breakdown:
    """Return the groups of a breakdown that pass, with the others hidden so that none can be subtracted."""
    groups = group_counts(strata, dimension)
    hide = hidden_places if plan.complementary else failing_places
    least = plan.least(audience)
    hidden = hide(
        [(each.ja, each.people) for each in groups],
        lambda part, whole: whole >= least and plan.mixed(part, whole),
    )
    return Breakdown(dimension, tuple(each for place, each in enumerate(groups) if place not in hidden))


def group_counts(strata: Iterable[Stratum], dimension: Dimension) -> list[GroupCount]:
    """Return the true counts by group, in the order of the codes; nothing is hidden yet."""
    found: dict[str, GroupCount] = {}
    for stratum in strata:
        level = stratum.level(dimension)
        so_far = found.get(level, GroupCount(level, 0, 0))
        found[level] = GroupCount(level, so_far.ja + stratum.ja, so_far.ej_ja + stratum.ej_ja)
    return [found[level] for level in sorted(found)]


def _worth_it(strata: Sequence[Stratum], plan: BreakdownPlan) -> bool:
    ja, people = sum(each.ja for each in strata), sum(each.people for each in strata)
    return people >= plan.answers_from and plan.mixed(ja, people)
