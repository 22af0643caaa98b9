"""The groups that a year's figures are told for, and how a sentence names them: "i Norra", "de avbrutna"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.chapter.model import Fact
from analysis.checking.numbers import COUNT, number

KINDS = {
    "Formellt avslutade": (
        rf"(?P<a>{COUNT})(?:\s+(?:klienter|personer|kontakter))?\s+avsluta(?:des|ts)\s+formellt"
        rf"|avslutades\s+(?P<b>{COUNT})(?:\s+(?:klienter|personer|kontakter))?\s+formellt"
        rf"|formellt\s+avslutades\s+(?P<c>{COUNT})(?:\s+(?:klienter|personer|kontakter))?"
    ),
    "Avbrutna": (
        rf"(?P<a>{COUNT})(?:\s+(?:klienter|personer|kontakter))?\s+(?:har\s+)?(?:avbröts|avbrutits)"
        rf"|avbröts\s+(?P<b>{COUNT})(?:\s+(?:klienter|personer|kontakter))?(?P<c>(?!))?"
    ),
}
"""How a sentence tells how many contacts ended each way."""
PLACE = re.compile(r"\b(?:[Ii]|[Ff]rån|[Ii]nom)\s+[A-ZÅÄÖ][a-zåäö]{2,}")
"""A place whose figures may not be among the year's: "i Eda"."""
END = r"(?=\s*(?:[.!;)]|$|,(?!\s*(?:eftersom|för|då|som|varav)\b)|(?:och|men|medan|samt)\b))"


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of ending or an område, by its name."""

    name: str

    @property
    def pattern(self) -> str:
        """Its name as it stands in a sentence, with the words that lead to it."""
        return rf"(?:\b(?:i|inom|från|av|bland|de|dem)\s+)*\b{re.escape(self.name)}\b"

    def without(self, text: str) -> str:
        """Return a text without the name of the group."""
        return re.sub(rf"\s*{self.pattern}", "", text, flags=re.IGNORECASE)

    def is_of(self, fact: Fact) -> bool:
        """True for a figure of this group."""
        return self.name in {part.strip() for part in fact.name.split(":")[:2]}

    def counts(self, fact: Fact) -> bool:
        """True for the number of this group's endings."""
        return fact.token.startswith("antal_") and self.is_of(fact)


def groups_of(text: str, facts: Iterable[Fact], *, whole: bool = True) -> tuple[Group, ...]:
    """Return the groups that a text names; only områden unless `whole`, as kinds are named everywhere."""
    every = (Group(fact.name.partition(":")[0]) for fact in facts if fact.token.startswith("antal_"))
    asked = (group for group in dict.fromkeys(every) if whole or group.name not in KINDS)
    return tuple(group for group in asked if re.search(rf"\b{re.escape(group.name)}\b", text, re.IGNORECASE))


def elsewhere(text: str, facts: Sequence[Fact]) -> bool:
    """True where a text speaks of an område or of another place."""
    return bool(groups_of(text, facts, whole=False) or PLACE.search(text))


def ended(sentence: str, around: str, facts: Sequence[Fact]) -> Iterator[tuple[int, Fact]]:
    """Yield every number of endings that is plainly said of a group, with the group's own figure."""
    near = elsewhere(around, facts)
    for fact in facts:
        group = Group(fact.name.partition(":")[0])
        if group.counts(fact):
            others = elsewhere(group.without(sentence), facts)
            for found in () if near or others else _told(group, sentence):
                yield found, fact


def _told(group: Group, sentence: str) -> Iterator[int]:
    name = re.escape(group.name)
    of_area = (
        rf"\bi\s+{name}\s+avslutades\s+(?P<a>{COUNT})(?:\s+(?:klienter|personer|kontakter))?"
        rf"|(?P<b>{COUNT})(?:\s+(?:klienter|personer|kontakter))?\s+avslutades\s+i\s+{name}(?P<c>(?!))?"
    )
    for found in re.finditer(rf"(?:{KINDS.get(group.name, of_area)}){END}", sentence, re.IGNORECASE):
        yield number(found["a"] or found["b"] or found["c"])
