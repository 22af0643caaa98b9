"""What a text claims of two years without a figure, "högre än förra året", held against the years."""

import re
from collections.abc import Iterable, Iterator, Sequence

from analysis.chapter.facts import token_of, topic_of
from analysis.chapter.model import Fact
from analysis.chapter.numbers import Compared
from analysis.checking.answer_words import SURVEY
from analysis.checking.check_comparisons import CLAIM
from analysis.checking.facts import EARLIER, YEAR
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
RESPONSE = "svarsfrekvens"


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
