"""Answers the chef at once when a typed number contradicts the data of the year, in one sentence each."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.chapter.claims import comparison_problems, goal_mark, goal_problems
from analysis.chapter.model import Fact
from analysis.chapter.numbers import Compared
from analysis.chapter.prose import TOKEN
from analysis.checking.check_bases import gave
from analysis.checking.facts import facts_of
from analysis.checking.lines import lines_of_text
from analysis.checking.numbers import Pair, Percent, pairs, percents
from analysis.checking.pieces import pieces_of
from analysis.checking.rounding import fits
from analysis.checking.ties import Tie, ties
from analysis.phrases import part_of_whole, phrase
from analysis.shares import HARD_SPACE, number_text, of

SURVEY = re.compile(r"svar|enkät|klient|avslut|erbju|nöjd|\bja\b|\bnej\b", re.IGNORECASE)
GOAL = re.compile(r"mål_(\d{1,2})")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


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
    for sentence, before in zip(sentences, ("", *sentences), strict=False):
        found += comparison_problems(sentence, known.year, known.for_all, known.compared, known.main)
        if _this_year(sentence, known.year):
            found += (*_of(sentence, known), *goal_problems(sentence, before, known.for_all))
    return tuple(dict.fromkeys(found))


def _stand_in(token: re.Match[str]) -> str:
    goal = GOAL.fullmatch(token[1])
    return goal_mark(int(goal[1])) if goal else "X"


def _this_year(sentence: str, year: int) -> bool:
    return {int(each) for each in YEAR.findall(sentence)} <= {year}


def _of(sentence: str, known: Known) -> Iterator[str]:
    about = [fact for fact in known.facts if fact.topic and fact.topic in sentence.lower()]
    tied = ties(sentence)
    for tie in tied:
        yield from _tie(tie)
    for percent in percents(sentence):
        if percent not in [tie.percent for tie in tied]:
            yield from _percent(percent, about, known)
    for pair in pairs(sentence):
        yield from _pair(pair, about, known, sentence)
    yield from _counts(sentence, about, known)


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
    same = [fact for fact in about if fact.whole == pair.whole] or [
        fact for fact in known.facts if fact.whole == pair.whole and SURVEY.search(sentence)
    ]
    nearest = min(same, key=lambda fact: abs((fact.part or 0) - pair.part), default=None)
    if nearest:
        yield phrase(
            "%(counts)s stämmer inte med %(right)s (%(name)s).",
            counts=_written(pair),
            right=_counts_of(nearest),
            name=nearest.name.lower(),
        )


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
        more = gave(sentence, right.part or 0) if right and token == "svar" else ()
        for count in (*(each.value for each in counts), *more):
            if right and count not in {*numbers, *judged, right.part}:
                yield _wrong(number_text(count), f"{right.text} {token}")


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
