"""Answers the chef at once when a typed number contradicts the data of the year, in one sentence each."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from analysis.chapter.claims import comparison_problems
from analysis.chapter.clauses import BEFORE, OWN, Dated, dated
from analysis.chapter.everyone import everyone_problems
from analysis.chapter.goal_claims import goal_mark, goal_problems
from analysis.chapter.groups import PLACE, elsewhere, ended
from analysis.chapter.model import Fact
from analysis.chapter.numbers import Compared
from analysis.chapter.prose import TOKEN
from analysis.chapter.subjects import ANOTHER, Right, bare_counts, right_of
from analysis.checking.check_bases import gave
from analysis.checking.facts import facts_of
from analysis.checking.lines import lines_of_text
from analysis.checking.numbers import COUNT, Pair, Percent, number, pairs, percents
from analysis.checking.pieces import pieces_of
from analysis.checking.rounding import fits
from analysis.checking.ties import Tie, ties
from analysis.phrases import part_of_whole, phrase
from analysis.shares import HARD_SPACE, number_text, of

SURVEY = re.compile(r"svar|enkät|klient|avslut|erbju|nöjd|\bja\b|\bnej\b", re.IGNORECASE)
RATE = re.compile(r"svarsfrekvens", re.IGNORECASE)
GOAL = re.compile(r"mål_(\d{1,2})")
SLASH = re.compile(
    r"(?<![\d/,.:–-])(\d{1,5})\s?/\s?(\d{1,5})(?=\s+(?:[a-zåäö]+\s+){0,2}?(?:be)?(?:svara|fick|fått|erbj|är\s+nöjd))",
    re.IGNORECASE,
)
"""A pair told with a slash: "21/86 svarade"."""
RECEIVED = re.compile(
    rf"\b(?:fick|har)\s+vi\s+(?:fått\s+)?(?:in\s+)?(?:totalt\s+)?(?P<count>{COUNT})\s+svar\b(?!\s+(?:på|till)\b)",
    re.IGNORECASE,
)
MONTHS = 12
NEAR = 2
"""So many sentences back a group or a question may still be spoken of."""
WITHOUT_DEAD = "erbjudna_utan_avlidna"
YEAR_BEFORE = "svarsfrekvens_året_före"


@dataclass(frozen=True, slots=True)
class Known:
    """What a text is held against.

    `facts` are all figures of the year, `for_all` those that every reader may see; `main` is the figure
    that the section is about; `quotes` are words, as the goals', whose numbers are not figures, in
    the order of the goals. `compared` is what can be said of the years side by side.
    """

    year: int
    facts: tuple[Fact, ...]
    for_all: tuple[Fact, ...]
    main: Fact | None = None
    quotes: tuple[str, ...] = ()
    compared: tuple[Compared, ...] = ()


def contradictions(text: str, known: Known) -> tuple[str, ...]:
    """Return what is wrong with a text's numbers and claims; another year's numbers are let be."""
    for place, quote in enumerate(known.quotes, start=1):
        text = text.replace(quote, goal_mark(place))
    sentences = [piece.text for piece in pieces_of(lines_of_text(TOKEN.sub(_stand_in, text)))]
    found: list[str] = []
    for place, sentence in enumerate(sentences):
        around = sentences[max(0, place - NEAR) : place]
        before = around[-1] if around else ""
        told = dated(SLASH.sub(_unslashed, sentence), known.year, before)
        found += comparison_problems(sentence, known.year, known.for_all, known.compared, known.main)
        found += _of(told, " ".join(around), known)
        found += goal_problems(told, before, known.for_all, known.quotes)
        if not elsewhere(f"{before} {sentence}", known.facts):
            found += everyone_problems(told, known.facts)
    return tuple(dict.fromkeys(found))


def _stand_in(token: re.Match[str]) -> str:
    goal = GOAL.fullmatch(token[1])
    return goal_mark(int(goal[1])) if goal else "X"


def _unslashed(found: re.Match[str]) -> str:
    """Return "21/86" as "21 av 86", unless it is more likely a date."""
    return f"{found[1]} av {found[2]}" if int(found[2]) > MONTHS else found[0]


def _of(told: Dated, around: str, known: Known) -> Iterator[str]:
    """Yield what is wrong with this year's figures, and with a response rate "året före"."""
    another = told.names_another or dated(around, known.year).names_another
    facts = [fact for fact in known.facts if another or fact.token != YEAR_BEFORE]
    yield from _of_this_year(told.only(OWN), around, replace(known, facts=tuple(facts)))
    earlier = [fact for fact in known.facts if fact.token == YEAR_BEFORE]
    before = told.only(BEFORE) if earlier and RATE.search(told.text) else ""
    for percent in percents(before):
        yield from () if _is(percent, earlier[0]) else [_wrong(percent.text, _counts_of(earlier[0]))]


def _of_this_year(sentence: str, around: str, known: Known) -> Iterator[str]:
    about = [fact for fact in known.facts if fact.topic and fact.topic in sentence.lower()]
    tied = ties(sentence)
    for tie in tied:
        yield from _tie(tie)
    for percent in percents(sentence):
        if percent not in [tie.percent for tie in tied]:
            right = right_of(percent, sentence, around, known.facts)
            plain = right is not None
            yield from (
                _plain_percent(percent, right or (), known) if plain else _percent(percent, about, known)
            )
    for pair in pairs(sentence):
        right = right_of(pair, sentence, around, known.facts)
        plain = right is not None
        yield from _plain_pair(pair, right or (), known) if plain else _pair(pair, about, known, sentence)
    yield from _counts(sentence, about, known)
    yield from _plain_counts(sentence, around, known)


def _plain_percent(percent: Percent, rights: Sequence[Right], known: Known) -> Iterator[str]:
    bearing = [right for right in rights if fits(percent, right.part, right.whole)]
    if not rights:
        yield phrase("Talet %(figure)s saknar underlag.", figure=percent.text)
    elif not bearing:
        nearest = min(rights, key=lambda right: _off(percent, right))
        yield _wrong(percent.text, of(nearest.part, nearest.whole))
    elif not any(_seen(right.fact, known, in_percent=True) for right in bearing):
        yield _hidden(percent.text, bearing[0].fact)


def _plain_pair(pair: Pair, rights: Sequence[Right], known: Known) -> Iterator[str]:
    """Yield what is wrong with a pair that plainly speaks of answers, of the offered or of a group."""
    bearing = [right for right in rights if (right.part, right.whole) == (pair.part, pair.whole)]
    if not rights:
        yield phrase("Talet %(figure)s saknar underlag.", figure=_written(pair))
    elif not bearing:
        nearest = min(
            rights, key=lambda right: (right.whole != pair.whole, right.derived, abs(right.part - pair.part))
        )
        yield phrase(
            "%(counts)s stämmer inte med %(right)s (%(name)s).",
            counts=_written(pair),
            right=of(nearest.part, nearest.whole),
            name=nearest.name,
        )
    elif not any(_seen(right.fact, known) for right in bearing):
        yield _hidden(_written(pair), bearing[0].fact)


def _off(percent: Percent, right: Right) -> tuple[bool, float]:
    """Return how far a percent lies from what it may be; what is only derived comes last."""
    share = 100 * right.part / (right.whole or 1)
    return right.fact.token == WITHOUT_DEAD or right.derived, abs(float(percent.value) - share)


def _seen(fact: Fact, known: Known, *, in_percent: bool = False) -> bool:
    """True when every reader may see the counts of a figure, or its percent."""
    same = (each for each in known.for_all if (fact.part, fact.whole) == (each.part, each.whole))
    return any(not in_percent or each.percent is not None for each in same)


def _plain_counts(sentence: str, around: str, known: Known) -> Iterator[str]:
    """Yield a sentence for a number of people who plainly had the survey or not, or ended in some way."""
    for count, rights in bare_counts(sentence, around, known.facts):
        if rights and count not in {right.part for right in rights}:
            nearest = min(rights, key=lambda right: abs(right.part - count))
            yield _wrong(number_text(count), of(nearest.part, nearest.whole))
    if not ANOTHER.search(f"{around} {sentence}"):
        for count, fact in ended(sentence, around, known.facts):
            if count != fact.part:
                yield _wrong(number_text(count), f"{fact.text} ({fact.name.lower()})")


def _tie(tie: Tie) -> Iterator[str]:
    if tie.pair.part > tie.pair.whole or not fits(tie.percent, tie.pair.part, tie.pair.whole):
        yield _wrong(tie.percent.text, _written(tie.pair))


def _percent(percent: Percent, about: Sequence[Fact], known: Known) -> Iterator[str]:
    shares = [fact for fact in known.facts if fact.whole]
    asked = [fact for fact in about if fact.whole] or shares
    right = [fact for fact in asked if _is(percent, fact)]
    if not right:
        first = known.main if asked == shares and known.main else None
        nearest = first or min(asked, key=lambda fact: _distance(percent, fact), default=None)
        unfounded = phrase("Talet %(figure)s saknar underlag.", figure=percent.text)
        yield _wrong(percent.text, _counts_of(nearest)) if nearest else unfounded
    elif not any(fact.percent is not None and _is(percent, fact) for fact in known.for_all):
        yield _hidden(percent.text, right[0])


def _is(percent: Percent, fact: Fact) -> bool:
    return fact.part is not None and fits(percent, fact.part, fact.whole or 0)


def _distance(percent: Percent, fact: Fact) -> float:
    return abs(float(percent.value) - 100 * (fact.part or 0) / (fact.whole or 1))


def _pair(pair: Pair, about: Sequence[Fact], known: Known, sentence: str) -> Iterator[str]:
    right = [fact for fact in known.facts if (fact.part, fact.whole) == (pair.part, pair.whole)]
    if right:
        if not any((fact.part, fact.whole) == (pair.part, pair.whole) for fact in known.for_all):
            yield _hidden(_written(pair), right[0])
        return
    if _follows(pair, known):
        return
    same = [fact for fact in about if fact.whole == pair.whole] or [
        fact
        for fact in known.facts
        if fact.whole == pair.whole and SURVEY.search(sentence) and not ANOTHER.search(sentence)
    ]
    nearest = min(same, key=lambda fact: abs((fact.part or 0) - pair.part), default=None)
    if nearest:
        yield phrase(
            "%(counts)s stämmer inte med %(right)s (%(name)s).",
            counts=_written(pair),
            right=_counts_of(nearest),
            name=nearest.name.lower(),
        )


def _follows(pair: Pair, known: Known) -> bool:
    """True for what is left of a figure ("65 av 86 svarade inte"), two answers together, and all answers."""
    same = [fact for fact in known.for_all if fact.whole == pair.whole and fact.part is not None]
    left = {pair.whole - (fact.part or 0) for fact in same}
    taken = {
        (one.part or 0) + (other.part or 0)
        for one, other in combinations(same, 2)
        if ":" in one.name and one.name.partition(":")[0] == other.name.partition(":")[0]
    }
    told = {fact.token: fact.part for fact in known.for_all}
    answers = pair.part == told.get("svar") and pair.whole in {told.get("avslut"), told.get("erbjudna")}
    return answers or pair.part in left | taken


def _counts(sentence: str, about: Sequence[Fact], known: Known) -> Iterator[str]:
    """Yield a sentence for a number of answers or endings that is another than the year's.

    Answers are held against what the sentence is about; of the endings a sentence may count any part. A
    number that stands in a pair is `_pair`'s to judge.
    """
    judged = {pair.part for pair in pairs(sentence)}
    told = facts_of(pieces_of(lines_of_text(sentence)))
    for token, counts, held in (("svar", told.answers, about), ("avslut", told.ended, known.facts)):
        numbers = {number for fact in held for number in (fact.part, fact.whole)}
        right = next((fact for fact in known.facts if fact.token == token), None)
        if token == "avslut" and (ANOTHER.search(sentence) or PLACE.search(sentence)):
            continue
        more = (*gave(sentence, right.part or 0), *_received(sentence)) if right and token == "svar" else ()
        for count in (*(each.value for each in counts), *more):
            if right and count not in {*numbers, *judged, right.part}:
                yield _wrong(number_text(count), f"{right.text} {token}")


def _received(sentence: str) -> Iterator[int]:
    return (number(found["count"]) for found in RECEIVED.finditer(sentence))


def _written(pair: Pair) -> str:
    return part_of_whole(pair.part, pair.whole)


def _counts_of(fact: Fact) -> str:
    return of(fact.part or 0, fact.whole or 0)


def _wrong(figure: str, counts: str) -> str:
    return phrase("Talet %(figure)s stämmer inte med %(counts)s.", figure=figure, counts=counts)


def _hidden(figure: str, fact: Fact) -> str:
    shown = figure.replace(" %", f"{HARD_SPACE}%")
    return phrase(
        "%(figure)s får inte alla läsare se. Skriv {%(token)s} i stället, så visas det rätt för alla.",
        figure=shown,
        token=fact.token,
    )


def unknown_token_sentences(tokens: Iterable[str]) -> tuple[str, ...]:
    """Return a sentence for every token that stands for no figure."""
    return tuple(
        phrase("Det finns ingen siffra som heter {%(token)s}.", token=token)
        for token in dict.fromkeys(tokens)
    )
