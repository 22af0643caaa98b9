"""The one rule about what may be shown to whom; page, chart, alt text and file all ask it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from analysis.participation import Group, ReleasedGroup, released_groups
from analysis.phrases import phrase
from analysis.satisfaction import Base, QuestionResult
from analysis.shares import number_text, of
from analysis.suppression import hidden_places
from analysis.tallies import QuestionTally


class CountedGroup(Protocol):
    """How many of a group were offered the survey, and how many answered; None where that is hidden."""

    @property
    def offered(self) -> int:
        """How many."""

    @property
    def answered(self) -> int | None:
        """How many, or None."""


class Audience(StrEnum):
    """Who reads."""

    CHEF = "chef"
    LEDNINGSGRUPP = "ledningsgrupp"


class Level(StrEnum):
    """How much of a question is shown."""

    NOTHING = "nothing"
    COUNTS = "counts"
    DISTRIBUTION = "distribution"


@dataclass(frozen=True, slots=True)
class ReleasedQuestion:
    """What may be shown of a question; whatever is None may not be shown, and `text` always may.

    `ja` and `n` are the counts over all (ja, and ja + till viss del + nej); `result` has the rest.
    """

    question: str
    level: Level
    text: str
    ja: int | None = None
    n: int | None = None
    result: QuestionResult | None = None


@dataclass(frozen=True, slots=True)
class ReleasedReasons:
    """How many were not offered for each reason that may be told, and how many for all the others."""

    told: Mapping[str, int] = field(default_factory=dict)
    rest: int = 0


NO_REASONS = ReleasedReasons()
"""Not even how many reasons there are."""


@dataclass(frozen=True, slots=True)
class ReleaseRule:
    """The thresholds, in numbers of valid answers to a question (ja + till viss del + nej).

    Below `counts_from` nothing; from there to `distribution_from` only how many said ja and how many
    said anything else, no percentage; from `distribution_from` everything. Ledningsgrupp sees nothing
    below `reader_from`. A participation cell needs `slack` people on either side, and far more for others
    than the chef. They are told of no smaller group of endings than `fewest_told`: in a small county it
    is somebody.
    Source: SKR shows a unit from five answers; ten for a distribution is the release design's R1.
    """

    counts_from: int = 5
    distribution_from: int = 10
    reader_from: int = 10
    slack: int = 3
    fewest_told: int = 5
    fewest_chose: int = 3

    def level(self, answers: int, audience: Audience = Audience.CHEF) -> Level:
        """Return how much may be shown of `answers` valid answers."""
        if answers < self._least(audience):
            return Level.NOTHING
        return Level.COUNTS if answers < self.distribution_from else Level.DISTRIBUTION

    def question(
        self, tally: QuestionTally, audience: Audience = Audience.CHEF, base: Base = Base.VALID
    ) -> ReleasedQuestion:
        """Return what `audience` may see of a question."""
        level = self.level(tally.valid, audience)
        if level is Level.NOTHING:
            return ReleasedQuestion(tally.question, level, too_few(self._least(audience)))
        if level is Level.COUNTS:
            return ReleasedQuestion(tally.question, level, counts_sentence(tally), tally.ja, tally.valid)
        result = QuestionResult(tally, base)
        return ReleasedQuestion(tally.question, level, result.sentence, tally.ja, tally.valid, result)

    def participation(
        self, groups: Sequence[Group], audience: Audience = Audience.CHEF
    ) -> tuple[ReleasedGroup, ...]:
        """Return response by group, hidden where it could point at a person; see `tells_participation`."""
        found = released_groups(groups, self.slack)
        return found if self.tells_participation(found, audience) else ()

    def tells_participation(self, groups: Iterable[CountedGroup], audience: Audience) -> bool:
        """Return whether an audience may see how many answered in groups that were released to the chef.

        Others than the chef see a table whole or not at all: every group needs `reader_from` who answered
        and `fewest_told` who did not.
        """
        return audience is Audience.CHEF or all(
            group.answered is not None
            and group.answered >= self.reader_from
            and group.offered - group.answered >= self.fewest_told
            for group in groups
        )

    def tells_of(self, endings: int, audience: Audience) -> bool:
        """Return whether an audience may be told of a group of so many endings."""
        return audience is Audience.CHEF or endings >= self.fewest_told

    def reasons(self, counts: Mapping[str, int], audience: Audience) -> ReleasedReasons:
        """Return the reasons that an audience may be told of one by one, and the others as one number.

        Nothing at all when that one would be too small, for it could be worked out from the whole.
        A figure without one reason's endings gives their number away: it is told only with the reason.
        """
        told = {reason: count for reason, count in counts.items() if self.tells_of(count, audience)}
        rest = sum(counts.values()) - sum(told.values())
        return ReleasedReasons(told, rest) if not rest or self.tells_of(rest, audience) else NO_REASONS

    def choices(self, counts: Sequence[int]) -> tuple[int | None, ...]:
        """Return how many chose each answer to a question that is no scale; None where it is hidden.

        Below `distribution_from` answers nothing. Fewer than `fewest_chose` are hidden, and with them
        the next smallest until those hidden are so many together; answers that nobody gave are no secret
        when all the others are shown.
        """
        if sum(counts) < self.distribution_from:
            return (None,) * len(counts)
        hidden = hidden_places(
            [(count, count) for count in counts],
            lambda part, _whole: part >= self.fewest_chose,
        )
        nobody = not sum(counts[place] for place in hidden)
        return tuple(None if place in hidden and not nobody else count for place, count in enumerate(counts))

    def _least(self, audience: Audience) -> int:
        strict = audience is Audience.LEDNINGSGRUPP
        return max(self.counts_from, self.reader_from) if strict else self.counts_from


RULE = ReleaseRule()
"""The rule in force."""


def too_few(limit: int) -> str:
    """Return the sentence shown instead of a result: "Färre än 5 svar – visas inte"."""
    return phrase("Färre än %(limit)s svar – visas inte", limit=limit)


def counts_sentence(tally: QuestionTally) -> str:
    """Return the counts over all in words: "5 av 7 svarade ja. 2 svarade något annat."."""
    other = tally.valid - tally.ja
    rest = phrase("%(number)s svarade något annat.", number=number_text(other))
    ja = phrase("%(share)s svarade ja.", share=of(tally.ja, tally.valid))
    return f"{ja} {rest if other else phrase('Ingen svarade något annat.')}"


def rounded_down(answers: int, step: int = 5) -> int:
    """Return the number of answers as shown while an urn is unopened: the multiple of `step` below."""
    return answers - answers % step
