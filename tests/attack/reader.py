"""The reader we protect against: keeps every figure, asks whom it is about, and works out the answers.

Knows who everybody is, their background, in which opening they were counted and who took a stand; not what
they said. A figure that is about nobody we can name fails the test: the reader would find out.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

import numpy as np
from scipy.optimize import Bounds as Within
from scipy.optimize import LinearConstraint, milp

from analysis.adversary import Adversary
from analysis.search import Bounds, Known, World
from analysis.shares import Share
from survey.domain.loader import bundled_versions
from survey.results.names import indicator_name
from survey.results.public_summary import OPINIONS
from tests.attack.reading import Statement
from tests.attack.world import QUESTIONS, Someone, Year
from tests.scene import VERSION

PAIR = re.compile(r"(?<!\d)(\d+) av (\d+)(?!\d)")
PERCENT = re.compile(r"(?<![\d,])(\d+) ?%")
NUMBER = re.compile(r"(?<![\d,])\d+(?![\d,])")
DAY = re.compile(r"\b20\d\d(-\d\d-\d\d)?\b")
WORDS = {
    each.id: (each.id, indicator_name(each).lower(), each.text.lower(), str(OPINIONS[each.indicator]))
    for each in bundled_versions()[VERSION].scale_questions
}
"""By which words a question is known; a statement may name it in any of them."""
GROUPS: Mapping[tuple[str, str], re.Pattern[str]] = {
    ("kind", "formal"): re.compile(r"\bAvslutade\b|[Ff]ormellt avslutade|group=formal\b"),
    ("kind", "broken_off"): re.compile(r"\b[Aa]vbrutna\b|group=broken_off\b"),
    ("area", "centrala"): re.compile(r"\b[Cc]entrala\b"),
    ("area", "norra"): re.compile(r"\b[Nn]orra\b"),
    ("area", "vastra"): re.compile(r"\b[Vv][aä]stra\b"),
    ("area", "ostra"): re.compile(r"\b[OoÖö]stra\b"),
    ("area", "unknown"): re.compile(r"\bEj angivet\b|group=unknown\b"),
    ("way", "link"): re.compile(r"\bLänk\b|group=link\b"),
    ("way", "code"): re.compile(r"\bKod\b|group=code\b"),
    ("way", "paper"): re.compile(r"\bPapper\b(?!, inmatat)|group=paper\b"),
    ("way", "paper_own_ombud"): re.compile(r"\bPapper, inmatat av eget ombud\b|group=paper_own_ombud\b"),
}
Filter = tuple[tuple[str, str], ...]
"""A group, or several at once: (dimension, level)."""
FEWEST_AT_ONCE = 5
"""Overall counts of so many are the report's purpose, whatever they say: rule R1."""


class Unexplained(AssertionError):
    """A figure is about somebody, and nobody can say about whom."""


INTERVIEWS = "Djupintervjuer"
"""Interviews done of those wished for: no answer and no ticket is counted there."""


@dataclass
class Reader:
    """What has been read, by question: who a figure is about → between which numbers of them said ja."""

    year: Year
    known: dict[str, dict[frozenset[int], tuple[int, int]]] = field(default_factory=lambda: defaultdict(dict))
    grouped: set[str] = field(default_factory=set)
    pairs: set[tuple[int, int]] = field(default_factory=set)
    _found: dict[tuple[str, Filter, int], frozenset[int]] = field(default_factory=dict)

    def read(self, statements: Iterable[Statement]) -> None:
        """Keep every figure of what is read at one time; raises Unexplained."""
        for statement in statements:
            if NUMBER.search(statement.text):
                self._keep(statement)

    def read_text(self, statements: Iterable[Statement]) -> None:
        """Read a file without structure: whatever it says must have been read elsewhere."""
        text = " ".join(each.text for each in statements)
        new = {(int(part), int(whole)) for part, whole in PAIR.findall(text)} - self.pairs
        if new:
            raise Unexplained(str(new))

    def leaks(self) -> dict[str, str]:
        """Return the questions to which somebody's answer may be worked out, and from what."""
        found = {question: self._leak(question) for question in self.known}
        return {question: how for question, how in found.items() if how}

    def _keep(self, statement: Statement) -> None:
        pairs = [(int(part), int(whole)) for part, whole in PAIR.findall(statement.text)]
        self.pairs.update(pairs)
        questions, filters = list(_questions(statement)), list(_filters(statement))
        if questions and filters != [()]:
            self._about_groups(statement, questions, filters, pairs)
        elif questions:
            self._about_all(statement, questions, pairs)
        else:
            self._about_taking_part(statement, filters, pairs)

    def _about_groups(
        self,
        statement: Statement,
        questions: Sequence[str],
        filters: Sequence[Filter],
        pairs: Sequence[tuple[int, int]],
    ) -> None:
        """Every number of a statement about a question and a group must be that group's."""
        text = DAY.sub("", statement.text)
        numbers = {int(number) for number in NUMBER.findall(text)}
        percents = {int(number) for number in PERCENT.findall(text)}
        for question, chosen, upto in product(questions, filters, range(len(self.year.openings), 0, -1)):
            who = self._who(question, chosen, upto)
            share = self._share(question, who)
            if all(pair == (share.part, share.whole) for pair in pairs) and numbers <= {
                share.part, share.whole, share.percent
            }:  # fmt: skip
                exact = pairs or numbers - percents
                self.known[question][who] = (share.part,) * 2 if exact else _counts(share)
                self.grouped.add(question)
                return
        raise Unexplained(str(statement))

    def _about_all(
        self, statement: Statement, questions: Sequence[str], pairs: Sequence[tuple[int, int]]
    ) -> None:
        """A figure over all has a base that we know; if it is the base of ja, ja is known."""
        for pair in pairs:
            bases = {
                self._base(question, upto): (question, upto) for question in questions for upto in self._upto
            }
            if pair[1] in bases:
                question, upto = bases[pair[1]]
                who = self._who(question, (), upto)
                self.known[question][who] = (self._share(question, who).part,) * 2
            elif pair[1] not in self._sheets:
                raise Unexplained(f"{pair} in {statement}")

    def _about_taking_part(
        self, statement: Statement, filters: Sequence[Filter], pairs: Sequence[tuple[int, int]]
    ) -> None:
        """Who was offered the survey and who answered is no secret to this reader.

        Groups may have been counted at an earlier opening, when fewer had been offered it.
        """
        if not pairs or statement.under == INTERVIEWS:
            return
        sizes = {self._size(chosen, upto) for chosen in [(), *filters] for upto in self._upto}
        bases = {self._base(question, upto) for question in QUESTIONS for upto in self._upto}
        for part, whole in set(pairs):
            mine = any(part in (counted, ended) and part <= whole <= ended for counted, ended in sizes)
            if not (mine or (filters == [()] and whole in bases | self._sheets)):
                raise Unexplained(f"{part} av {whole} in {statement}")

    @property
    def _not_counted(self) -> list[Someone]:
        return [*self.year.waiting, *self.year.silent]

    @property
    def _upto(self) -> range:
        return range(len(self.year.openings) + 1)

    @property
    def _sheets(self) -> set[int]:
        """How many sheets or people there are in all, with or without those who left a question out."""
        counted = [sum(map(len, self.year.openings[:upto])) for upto in self._upto]
        return {*counted, counted[-1] + len(self.year.waiting), counted[-1] + len(self._not_counted)}

    def _base(self, question: str, upto: int) -> int:
        return len(self._who(question, (), upto))

    def _size(self, chosen: Filter, upto: int) -> tuple[int, int]:
        """Return how many of a group answered in the first openings, and how many were offered the survey."""
        counted = [each for opening in self.year.openings[:upto] for each in opening if _is(each, chosen)]
        ended = [each for each in (*self.year.counted, *self._not_counted) if _is(each, chosen)]
        return len(counted), len(ended)

    def _who(self, question: str, chosen: Filter, upto: int) -> frozenset[int]:
        """Return who took a stand in a group, of those in the first openings: that never changes."""
        asked = question, chosen, upto
        if asked not in self._found:
            people = [someone for opening in self.year.openings[:upto] for someone in opening]
            self._found[asked] = frozenset(
                place
                for place, each in enumerate(people)
                if each.said_ja(question) is not None and _is(each, chosen)
            )
        return self._found[asked]

    def _share(self, question: str, who: frozenset[int]) -> Share:
        people = self.year.counted
        return Share(sum(bool(people[place].said_ja(question)) for place in who), len(who))

    def _leak(self, question: str) -> str:
        if question in self.grouped:
            return "groups" if self._pinned(question) else ""
        steps = sorted(len(who) for who in self.known[question])
        small = [b - a for a, b in pairwise([0, *steps]) if 0 < b - a < FEWEST_AT_ONCE]
        return f"steps of {small}" if small else ""

    def _pinned(self, question: str) -> bool:
        """Ask for every two people and every two answers for a way in which all may have answered."""
        figures = {who: value for who, value in self.known[question].items() if who}
        classes: dict[tuple[bool, ...], list[int]] = defaultdict(list)
        for place in sorted(frozenset().union(*figures)):
            classes[tuple(place in who for who in figures)].append(place)
        sizes = tuple(len(members) for members in classes.values())
        truth = tuple(self._share(question, frozenset(members)).part for members in classes.values())
        rows = np.array([[key[number] for key in classes] for number in range(len(figures))], dtype=float)
        low, high = (np.array([value[end] for value in figures.values()], dtype=float) for end in (0, 1))

        def find(_known: Known, bounds: Bounds, _wishes: Sequence[World]) -> World | None:
            result = milp(
                np.zeros(len(sizes)),
                integrality=np.ones(len(sizes)),
                bounds=Within(bounds.low, bounds.high),
                constraints=LinearConstraint(rows, low, high),
            )
            return None if result.x is None else tuple(round(value) for value in result.x)

        return Adversary(Known(sizes, (), ((),) * len(sizes)), truth, find).pins()


def _questions(statement: Statement) -> Iterator[str]:
    said = statement.whole.lower().replace("_", " ")
    for question, words in WORDS.items():
        if any(word.replace("_", " ") in said for word in words):
            yield question


def _filters(statement: Statement) -> Iterator[Filter]:
    """Yield the groups that a statement may be about: one level of every background that it names."""
    said = statement.whole.replace("_", " ")
    named: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for group, pattern in GROUPS.items():
        if pattern.search(said) or pattern.search(statement.whole):
            named[group[0]].append(group)
    yield from product(*named.values())


def _is(someone: Someone, chosen: Filter) -> bool:
    return all(str(getattr(someone, dimension)) == level for dimension, level in chosen)


def _counts(share: Share) -> tuple[int, int]:
    """Return the least and the greatest count that is rounded to the same percent."""
    same = [part for part in range(share.whole + 1) if Share(part, share.whole).percent == share.percent]
    return same[0], same[-1]
