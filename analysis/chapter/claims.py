"""What a text claims without a figure: "högre än förra året", "målet är uppnått"; held against the year."""

import re
from collections.abc import Iterable, Iterator, Sequence

from analysis.chapter.facts import token_of, topic_of
from analysis.chapter.model import Fact
from analysis.chapter.numbers import Compared
from analysis.checking.answer_words import SURVEY
from analysis.checking.check_comparisons import CLAIM
from analysis.checking.facts import EARLIER, YEAR
from analysis.checking.goal_pieces import NAMED, NOT, REACHED, UNDECIDED
from analysis.goal_status import GoalStatus
from analysis.phrases import phrase
from analysis.series import BEYOND_CHANCE

PEOPLE = r"klienter|personer|svar(?:ade|ande|at|ar|en)?|besvarade|nöjda|upplever|tycker|anser|är|var|fick|har"
MORE = re.compile(rf"{CLAIM.pattern}|\b(?:fler|färre)\b(?=\s+(?:{PEOPLE})\b)", re.IGNORECASE)
CHANGED = re.compile(
    r"\b(?:ökat|ökade|minskat|minskade|stigit|sjunkit|förbättrats|försämrats)\b", re.IGNORECASE
)
"""Words that speak of an earlier year without naming it."""
DOWN = re.compile(r"lägre|minsk|sjunk|försämr|sämre|färre", re.IGNORECASE)
OTHERS = re.compile(r"\bnej\b|missnöj|till viss del|inte nöjd", re.IGNORECASE)
"""Our series count those who said yes."""
ANSWER = re.compile(r"\bja\b|nöjd|upplev|tyck|\banser\b", re.IGNORECASE)
"""What was answered, so a question must be named: how many answered does not bear it."""
ANSWERED = re.compile(r"\b(?:be)?svar(?:ade|at|ar|en)?\b", re.IGNORECASE)
SHARE = re.compile(r"\bandel|erbju|erbjö", re.IGNORECASE)
NO_CLAIM = re.compile(
    r"\b(?:inte|ej|varken|huruvida|ska|skall|bör|vill|hoppas|måste|försöker|kunde|kan|skulle|mål\w*)\b",
    re.IGNORECASE,
)
"""Before a claim these make it a wish, a doubt or a denial."""
WITHIN_CHANCE = re.compile(
    r"inom (?:det )?(?:som )?slump|bero på slump|osäker|inte (?:statistiskt )?säkerställ|inte (?:går att )?"
    r"jämför",
    re.IGNORECASE,
)
WISHED = re.compile(
    r"\b(?:ska|skall|bör|vill|hoppas|måste|om|när|tills|innan|kommande|nästa|vägen)\b", re.IGNORECASE
)
ALONE = re.compile(r"(?:(?:ej|inte|delvis)\s+)?(?:uppfyllt|uppnått)\.?", re.IGNORECASE)
PARTLY = re.compile(r"\bdelvis\b", re.IGNORECASE)
ALL_GOALS = re.compile(r"\b(?:alla|samtliga|båda)\b.*\bmål|\bmålen\b", re.IGNORECASE)
MARK = re.compile(r"\bmål_x+\b")
RESPONSE = "svarsfrekvens"
STATUS = "status_mål_"
OPEN = {GoalStatus.CANNOT_TELL.label, GoalStatus.ONGOING.label}
BORNE = (
    (UNDECIDED, OPEN),
    (PARTLY, {GoalStatus.PARTLY.label}),
    (NOT, {GoalStatus.NOT_REACHED.label, GoalStatus.PARTLY.label, GoalStatus.ONGOING.label}),
    (REACHED, {GoalStatus.REACHED.label}),
)
"""What words say of a goal, in the order of trial, and the statuses that bear it."""


def goal_mark(place: int) -> str:
    """Return what stands for the words of goal `place`, counted from 1, while a text is read."""
    return f"mål_{'x' * place}"


def comparison_problems(
    sentence: str, year: int, facts: Sequence[Fact], compared: Iterable[Compared], main: Fact | None
) -> Iterator[str]:
    """Yield a sentence for "högre än förra året" unless the two years differ so, by more than chance.

    One that says that the difference may be chance need only have the direction right. `facts` are all
    figures that every reader may see, those of other years too.
    """
    claim = MORE.search(sentence)
    if claim is None or not _about_answers(sentence, facts) or NO_CLAIM.search(sentence[: claim.start()]):
        return
    years = sorted({int(each) for each in YEAR.findall(sentence)} | {year})
    told = (years[0], years[-1]) if len(years) > 1 else (year - 1, year)
    asked = [each for each in compared if (each.earlier, each.later) == told]
    named = _named(asked, sentence)
    wanted = named or _unnamed(asked, sentence, main)
    modest = bool(WITHIN_CHANCE.search(sentence))
    up = not DOWN.search(claim[0])
    supported = [
        (modest or each.text.startswith(BEYOND_CHANCE.rstrip("."))) and _moves(each, facts, year, up)
        for each in wanted
    ]
    if OTHERS.search(sentence) or not (all(supported) if named else any(supported)):
        yield phrase("Underlaget räcker inte för att säga ”%(claim)s”.", claim=claim[0].lower())


def _about_answers(sentence: str, facts: Iterable[Fact]) -> bool:
    asked = (fact for fact in facts if fact.whole and fact.topic and not fact.token.startswith("erbjudna"))
    about = bool(SURVEY.search(sentence)) or any(fact.topic in sentence.lower() for fact in asked)
    earlier = EARLIER.search(sentence)
    return bool((about or SHARE.search(sentence)) if earlier else about and CHANGED.search(sentence))


def _named(compared: Iterable[Compared], sentence: str) -> list[Compared]:
    return [each for each in compared if topic_of(each.name) in sentence.lower()]


def _unnamed(compared: Sequence[Compared], sentence: str, main: Fact | None) -> list[Compared]:
    """Return what a sentence is about that names no figure: the answers, the section's, or any."""
    if ANSWER.search(sentence):
        return []
    token = RESPONSE if ANSWERED.search(sentence) else main.token if main else None
    return [each for each in compared if token in {None, token_of(each.name)}]


def _moves(pair: Compared, facts: Iterable[Fact], year: int, up: bool) -> bool:
    """True when the share of the later year lies above the earlier year's, or below unless `up`."""
    known = {fact.token: (fact.part or 0) / fact.whole for fact in facts if fact.whole}
    token = token_of(pair.name)
    told = {each: f"{token}_{each}" for each in (pair.earlier, pair.later)} | {year: token}
    earlier, later = (
        known.get(told[each], known.get(f"{told[each]}_publicerat")) for each in (pair.earlier, pair.later)
    )
    return earlier is not None and later is not None and (later > earlier if up else later < earlier)


def goal_problems(sentence: str, before: str, facts: Iterable[Fact]) -> Iterator[str]:
    """Yield a sentence for "målet är uppnått" unless the goal's own status says the same.

    Which goal it is, is told by the sentence or by the one `before`; else any goal with the status will do,
    and "målen" must all have it.
    """
    statuses = {
        int(fact.token.removeprefix(STATUS)): fact.text for fact in facts if fact.token.startswith(STATUS)
    }
    allowed = _claimed(sentence)
    if not allowed or (not statuses and ALONE.fullmatch(sentence)):
        return
    marks = MARK.findall(sentence) or MARK.findall(before)
    named = [statuses[place] for mark in marks[-1:] if (place := mark.count("x")) in statuses]
    held = named or list(statuses.values())
    right = all if ALL_GOALS.search(sentence) else any
    if not held:
        yield phrase("Inga mål är inlagda för året.")
    elif not right(each in allowed for each in held):
        told = ", ".join(dict.fromkeys(held))
        yield phrase("Det stämmer inte med målets status: %(status)s.", status=told)


def _claimed(sentence: str) -> set[str]:
    """Return the statuses that bear what a sentence says of a goal; empty where it says nothing."""
    told = ALONE.fullmatch(sentence) or NAMED.search(sentence) or MARK.search(sentence)
    if not told or WISHED.search(sentence):
        return set()
    borne = next((statuses for words, statuses in BORNE if words.search(sentence)), set())
    return borne if borne is OPEN or REACHED.search(sentence) else set()
