"""What a text says of a goal, "målet är uppnått", held against how the goal went; a wish is no claim."""

import re
from collections.abc import Iterable, Iterator, Sequence

from analysis.chapter.clauses import OWN, Dated
from analysis.chapter.model import Fact
from analysis.checking.goal_pieces import NOT, REACHED, UNDECIDED
from analysis.goal_status import GoalStatus
from analysis.phrases import phrase

NAMED = re.compile(r"\b(?:verksamhets)?mål(?:et|en)?\b", re.IGNORECASE)
WISHED = re.compile(
    r"\b(?:ska|skall|bör|vill|hoppas|måste|kan|kunde|skulle|försöker|huruvida|om|när|tills|innan|kommande|nästa|"
    r"vägen|(?:för|så)\s+att)\b",
    re.IGNORECASE,
)
"""Before "uppnått" in its clause these make it a wish, a doubt or a condition."""
CONDITION = re.compile(
    r"(?:\s+\w+){0,2}?,?\s+(?:först\s+)?(?:bara\s+)?(?:(?:om|när|tills|innan|nästa|kommande)\b|till\s+\d{1,2}\b)",
    re.IGNORECASE,
)
"""And these right after it."""
AUXILIARY = (
    r"(?:(?:är|var|blev|blir|har|hade|ska|skall|bör|kan|kunde|måste|vara|bli|blivit|vi|nu|därmed|alltså|också|redan|"
    r"inte|ej|delvis|nästan|helt|fullt|ut|väl|därför|tyvärr|i|år)\s+)"
)
CONTENT = re.compile(
    rf"\b(?P<goal>(?:verksamhets)?mål(?:et|en)?),?\s+(?:(?:om\s+)?att\b(?P<that>.*?)(?=,?\s+{AUXILIARY}{{1,6}}"
    rf"{REACHED.pattern}|,?\s+(?:nåddes|nås|uppnåddes|uppnås|uppfylldes|uppfylls)\b|[.!?]|$)"
    rf"|om\b(?P<about>.*?)(?=,?\s+{AUXILIARY}{{1,6}}{REACHED.pattern}))",
    re.IGNORECASE,
)
"""What a goal wants: "målet om att alla ska få enkäten är uppfyllt" has its "ska" there."""
CLAUSE = re.compile(r"[,;:–]\s|\b(?:och|men|samt)\b(?!\s+att\b)", re.IGNORECASE)
ALONE = re.compile(r"(?:(?:ej|inte|delvis)\s+)?(?:uppfyllt|uppnått)\.?", re.IGNORECASE)
PARTLY = re.compile(r"\bdelvis\b", re.IGNORECASE)
ALL_GOALS = re.compile(
    r"\b(?:alla|samtliga|båda)(?:\s+(?:de|våra|årets|verksamhetens|\d+|två|tre|fyra|fem|sex|sju|åtta)){0,2}"
    r"\s+(?:verksamhets)?mål(?:en)?\b|\b(?:verksamhets)?målen\b",
    re.IGNORECASE,
)
MARK = re.compile(r"\bmål_x+\b")
STATUS = "status_mål_"
OPEN = {GoalStatus.CANNOT_TELL.label, GoalStatus.ONGOING.label}
BORNE = (
    (UNDECIDED, OPEN),
    (PARTLY, {GoalStatus.PARTLY.label}),
    (NOT, {GoalStatus.NOT_REACHED.label, GoalStatus.PARTLY.label, GoalStatus.ONGOING.label}),
    (REACHED, {GoalStatus.REACHED.label}),
)
"""What words say of a goal, in the order of trial, and the statuses that bear it."""
STEM = 5


def goal_mark(place: int) -> str:
    """Return what stands for the words of goal `place`, counted from 1, while a text is read."""
    return f"mål_{'x' * place}"


def goal_problems(told: Dated, before: str, facts: Iterable[Fact], goals: Sequence[str]) -> Iterator[str]:
    """Yield a sentence for "målet är uppnått" unless the goal's own status says the same.

    Which goal it is, is told by the sentence or by the one `before`, by its mark or by words that only one
    of the `goals` has; else any goal with the status will do, and "målen" must all have it.
    """
    sentence = told.text
    statuses = {
        int(fact.token.removeprefix(STATUS)): fact.text for fact in facts if fact.token.startswith(STATUS)
    }
    allowed = _claimed(told)
    if not allowed or (not statuses and ALONE.fullmatch(sentence)):
        return
    place = _marked(sentence, before) or _meant(sentence, goals)
    held = [statuses[place]] if place in statuses else list(statuses.values())
    right = all if ALL_GOALS.search(_short(sentence)) else any
    if not held:
        yield phrase("Inga mål är inlagda för året.")
    elif not right(each in allowed for each in held):
        words = ", ".join(dict.fromkeys(held))
        yield phrase("Det stämmer inte med målets status: %(status)s.", status=words)


def _marked(sentence: str, before: str) -> int:
    """Return the place of the goal that stands in its own words, 0 where none does."""
    marks = MARK.findall(sentence) or MARK.findall(before)
    return marks[-1].count("x") if marks else 0


def _meant(sentence: str, goals: Sequence[str]) -> int:
    """Return the only goal that shares words with what the sentence says a goal wants, else 0."""
    content = CONTENT.search(sentence)
    if not content or len(goals) < 2:
        return 0
    said = _stems(content["that"] or content["about"] or "")
    sharing = [place for place, goal in enumerate(goals, start=1) if said & _stems(goal)]
    return sharing[0] if len(sharing) == 1 else 0


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in re.findall(r"[^\W\d_]{5,}", text.lower())}


def _short(sentence: str) -> str:
    """Return a sentence without what its goals want: "målet är uppfyllt"."""
    return CONTENT.sub(lambda found: found["goal"], sentence)


def _claimed(told: Dated) -> set[str]:
    """Return the statuses that bear what a sentence says of a goal; empty where it says nothing of now."""
    sentence = _short(told.text)
    about = ALONE.fullmatch(sentence) or NAMED.search(sentence) or MARK.search(sentence)
    last = list(REACHED.finditer(told.text))
    place = last[-1].start() if last else len(told.text) - 1
    if not about or told.year_at(place) != OWN or _wished(sentence):
        return set()
    borne = next((statuses for words, statuses in BORNE if words.search(sentence)), set())
    return borne if borne is OPEN or REACHED.search(sentence) else set()


def _wished(sentence: str) -> bool:
    """True when every "uppnått" of a sentence is wished for, doubted or made to depend on something."""
    found = list(REACHED.finditer(sentence))
    if not found:
        return bool(WISHED.search(UNDECIDED.sub("", sentence)))
    return all(_governed(sentence, each) for each in found)


def _governed(sentence: str, reached: re.Match[str]) -> bool:
    starts = [each.end() for each in CLAUSE.finditer(sentence, 0, reached.start())]
    clause = sentence[starts[-1] if starts else 0 : reached.start()]
    if re.match(r"\s*(?:så\s+|för\s+)?att\b", clause):
        clause = sentence[: reached.start()]
    return bool(WISHED.search(clause) or CONDITION.match(sentence, reached.end()))
