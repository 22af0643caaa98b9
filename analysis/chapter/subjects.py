"""What a figure plainly speaks of, as in "19 av 20 i Norra svarade ja", and which figures it may be."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from analysis.chapter.groups import Group, elsewhere, groups_of
from analysis.chapter.model import Fact
from analysis.checking.numbers import COUNT, Pair, Percent

ANOTHER = re.compile(
    r"intervju|telefon|fokusgrupp|samtal|(?<!personligt )ombud|personal|kommun|myndighet|halvår|kvartal|månad"
    r"|\bvåren\b|höst|sommar|vinter|januari|februari|\bmars\b|april|\bmaj\b|\bjuni\b|\bjuli\b|augusti|september"
    r"|oktober|november|december|veck|påminn|papper|\blänk|\bpost|\bbrev|\bsms|kvinn|\bmän(?:nen)?\b|ålder"
    r"|år gamla|språk|\btack",
    re.IGNORECASE,
)
"""Near these a figure may count something of its own."""
STEP = (
    r"(?:av|de|dem|alla|samtliga|våra|klienter|klienterna|personer|brukare|tidigare|före\s+detta|avslutade|tillfrågade|"
    r"utskickade|enkäter|enkäterna|som\s+(?:fick|fått|har\s+fått)\s+(?:enkäten|den|frågan)|som\s+avslutades|"
    r"(?:under|år)\s+20\d\d|20\d\d|under\s+året|i\s+år)"
)
END = (
    r"(?=\s*(?:[.!;)(]|$|,(?!\s*(?:eftersom|för|då|som|varav|nej|till\s+viss\s+del|ja|men\s+inte|utom)\b)"
    r"|(?:och|men|medan|samt)\b(?!\s+(?:nej|ja|till\s+viss\s+del)\b)))"
)
CHANCE = r"möjlighet(?:en)?(?:\s+att\s+svara)?(?:\s+på\s+enkäten)?"
FORM = rf"(?:(?:en\s+)?(?:avsluts)?enkät(?:en)?|frågan|{CHANCE})"
SINCE = r"(?:\s+(?:i\s+år|under\s+(?:året|20\d\d)|(?:år\s+)?20\d\d))?"
LABEL = r"(?P<label>ja|nej|till\s+viss\s+del)"


class Subject(Enum):
    """What is plainly said of a figure."""

    ANSWERED = auto()
    OFFERED = auto()
    NOT_OFFERED = auto()
    SAID = auto()
    FELT = auto()


SAYS = (
    (
        Subject.NOT_OFFERED,
        rf"(?:har\s+)?(?:fick\s+inte|erbjöds\s+inte|inte\s+(?:fått|erbjudits))\s+{FORM}{SINCE}{END}",
    ),
    (Subject.OFFERED, rf"(?:har\s+)?(?:fick|fått|erbjöds|erbjudits)\s+{FORM}{SINCE}{END}"),
    (Subject.SAID, rf"(?:har\s+)?(?:svarade|svarat)\s+[”\"]?{LABEL}[”\"]?(?:\s+(?:på|om)\b|{SINCE}{END})"),
    (
        Subject.ANSWERED,
        rf"(?:har\s+)?(?:be)?svara(?:de|t|des|ts)(?:\s+(?:på\s+)?(?:vår\s+)?enkäten|\s+den)?{SINCE}{END}",
    ),
    (Subject.FELT, r"(?:(?:är|var)\s+(?:inte\s+)?(?:mycket\s+)?(?:miss)?nöjda|upplev|tyck|anser|ansåg)"),
)
COMPILED = tuple((subject, re.compile(said, re.IGNORECASE)) for subject, said in SAYS)
LEADS = (
    r"(?:på\s+frågan\s+om\s+[a-zåäö ]{1,40}?|i\s+år|under\s+(?:året|20\d\d)|(?:år\s+)?20\d\d|totalt|"
    r"sammanlagt|bara|då)"
)
TURNED = re.compile(
    rf"(?:^|[,;]\s+|\b(?:och|men)\s+){LEADS}?\s*\b(?P<verb>(?:be)?svarade|fick|har)\s+(?:bara\s+)?$",
    re.IGNORECASE,
)
"""The verb before its figure: "I Norra svarade 18 av 20"."""
BARE = re.compile(
    rf"(?<!av )(?<!av de )(?P<count>{COUNT})(?!\s*(?:%|procent|av\b))(?:\s+{STEP}){{0,3}}?\s+(?P<said>\S.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Right:
    """Counts that a figure may be, and the fact that bears them."""

    part: int
    whole: int
    name: str
    fact: Fact

    @property
    def derived(self) -> bool:
        """True where the counts are worked out of the fact's and not its own."""
        return (self.part, self.whole) != (self.fact.part, self.fact.whole)


def right_of(
    figure: Pair | Percent, sentence: str, around: str, facts: Sequence[Fact]
) -> tuple[Right, ...] | None:
    """Return all that a figure of a sentence may be; None where it is not plain what it speaks of.

    `around` are the sentences before, which may speak of a group or a question. Nothing at all is returned
    where a group's answers are not told.
    """
    named = groups_of(sentence, facts)
    group = named[0] if named else None
    rest = group.without(sentence) if group else sentence
    if len(named) > 1 or ANOTHER.search(f"{around} {sentence}") or elsewhere(f"{around} {rest}", facts):
        return None
    said = _said(figure, sentence, group)
    questions = _near_questions(sentence, around, facts)
    if not said or (said[0] is Subject.ANSWERED and questions):
        return None
    if (
        said[0] is Subject.FELT
        and isinstance(figure, Pair)
        and figure.whole not in {each.whole for each in facts}
    ):
        return None
    found = tuple(dict.fromkeys(_allowed(*said, group, questions, facts)))
    return found if found or (group and said[0] in {Subject.ANSWERED, Subject.SAID}) else None


def bare_counts(sentence: str, around: str, facts: Sequence[Fact]) -> Iterator[tuple[int, tuple[Right, ...]]]:
    """Yield each number, beside no whole, of those who plainly had the survey or not, with what it may be."""
    if elsewhere(f"{around} {sentence}", facts) or ANOTHER.search(f"{around} {sentence}"):
        return
    for place in re.finditer(COUNT, sentence):
        found = BARE.match(sentence, place.start())
        said = _predicate(found["said"]) if found else None
        if found and said and said[0] in {Subject.OFFERED, Subject.NOT_OFFERED}:
            rights = tuple(_allowed(said[0], "", None, (), facts))
            yield int(found["count"].replace(" ", "")), rights


def _said(figure: Pair | Percent, sentence: str, group: Group | None) -> tuple[Subject, str] | None:
    """Return what is said right after a figure, or round it, and the answer that is named ("ja")."""
    after = re.sub(r"^\s*(?:\([^)]*\)|\))", "", sentence[figure.end :])
    before = sentence[: figure.start]
    if group:
        after, before = group.without(after), group.without(before)
    inside = re.search(r"\b(?:har|fick|(?:be)?svara(?:de|t))\b(?=\s+\d+$)", figure.text)
    turned = TURNED.search(before)
    verb = inside[0] if inside else turned["verb"] if turned else ""
    plain = rf"av\s+(?:totalt\s+)?(?:{STEP}\s+)*\d+(?:\s+{STEP})*\s+"
    if inside and not re.fullmatch(plain, figure.text[: inside.start()], re.IGNORECASE):
        return None
    people = re.match(rf"(?:\s+{STEP}\b)*", after) if verb else None
    return _predicate(f"{verb}{after[people.end() if people else 0 :]}")


def _predicate(text: str) -> tuple[Subject, str] | None:
    for subject, pattern in COMPILED:
        found = re.match(rf"(?:\s*{STEP}\s+)*?\s*(?:{pattern.pattern})", text, re.IGNORECASE)
        if found:
            return subject, (found.groupdict().get("label") or "").lower()
    return None


def _near_questions(sentence: str, around: str, facts: Iterable[Fact]) -> tuple[str, ...]:
    """Return the questions that are spoken of, as their names begin."""
    said = f"{around} {sentence}".lower()
    return tuple(
        dict.fromkeys(
            _question(fact) for fact in facts if _is_question(fact) and fact.topic and fact.topic in said
        )
    )


def _is_question(fact: Fact) -> bool:
    """True for a share of a question's answers."""
    register = fact.token.startswith(("antal_", "erbjudna", "svarade_"))
    return ":" in fact.name and bool(fact.whole) and not register


def _allowed(
    subject: Subject, label: str, group: Group | None, questions: Sequence[str], facts: Sequence[Fact]
) -> Iterator[Right]:
    if subject is Subject.ANSWERED:
        yield from _answered(group, facts)
    elif subject in {Subject.OFFERED, Subject.NOT_OFFERED}:
        yield from (
            _turned(each) if subject is Subject.NOT_OFFERED else each for each in _offered(group, facts)
        )
    else:
        yield from _answers(subject, label, group, questions, facts)


def _answered(group: Group | None, facts: Sequence[Fact]) -> Iterator[Right]:
    if group:
        for fact in facts:
            if fact.token.startswith("svarade_") and group.is_of(fact):
                yield _right(fact)
                yield from (_over(fact, each.part or 0) for each in facts if group.counts(each))
        return
    total = next((fact.part for fact in facts if fact.token == "svar"), None)
    own = [
        fact for fact in facts if fact.part == total and fact.whole and ":" not in fact.name and fact.topic
    ]
    wholes = {
        number
        for fact in facts
        if fact.token.startswith(("erbjudna", "avslut")) and ":" not in fact.name
        for number in (fact.part, fact.whole)
        if number
    }
    for fact in own if total is not None else ():
        yield _right(fact)
        yield from (_over(fact, whole) for whole in sorted(wholes) if whole >= (total or 0))


def _offered(group: Group | None, facts: Sequence[Fact]) -> Iterator[Right]:
    """Yield the offered of all endings; who had the survey in hand may be fewer, as some said no to it."""
    if group:
        yield from (
            _right(fact) for fact in facts if fact.token.startswith("erbjudna_") and group.is_of(fact)
        )
        return
    base = [fact for fact in facts if fact.token in {"erbjudna", "erbjudna_utan_avlidna"}]
    total = next((fact.part for fact in facts if fact.token == "svar"), None)
    sent = {
        fact.whole for fact in facts if total and fact.part == total and fact.whole and ":" not in fact.name
    }
    for fact in base:
        yield _right(fact)
        yield from (replace(_right(fact), part=each) for each in sent if each < (fact.whole or 0))


def _answers(
    subject: Subject, label: str, group: Group | None, questions: Sequence[str], facts: Sequence[Fact]
) -> Iterator[Right]:
    answers = next((fact.part for fact in facts if fact.token == "svar"), None)
    told = [fact for fact in facts if _is_question(fact) and _is_asked(fact, label, group, questions)]
    for fact in told:
        yield _right(fact)
        if answers and not group and (fact.part or 0) <= answers:
            yield _over(fact, answers)
            yield _over(fact, (fact.whole or 0) + _beside(fact, facts))
    for fact in told if subject is Subject.FELT else ():
        yield _turned(_right(fact))
        yield from (
            replace(_right(fact), part=(fact.part or 0) + (each.part or 0))
            for each in told
            if each != fact and each.whole == fact.whole and _question(each) == _question(fact)
        )


def _beside(fact: Fact, facts: Iterable[Fact]) -> int:
    """Return how many found the question of an answer not to be about them: they may be counted in or not."""
    name = f"{_question(fact)}: inte aktuellt"
    return next((each.part or 0 for each in facts if each.name == name), 0)


def _question(fact: Fact) -> str:
    return fact.name.partition(":")[0]


def _is_asked(fact: Fact, label: str, group: Group | None, questions: Sequence[str]) -> bool:
    """True for an answer of the kind, the group and the question that a sentence is about."""
    told, _, of_group = fact.name.partition(":")[2].strip().lower().partition(", ")
    wanted = re.sub(r"\s+", " ", label)
    same = told == wanted if wanted else bool(re.fullmatch(LABEL, told))
    mine = of_group == (group.name.lower() if group else "")
    return same and mine and (not questions or _question(fact) in questions)


def _right(fact: Fact) -> Right:
    return Right(fact.part or 0, fact.whole or 0, fact.name.lower(), fact)


def _over(fact: Fact, whole: int) -> Right:
    return replace(_right(fact), whole=whole)


def _turned(right: Right) -> Right:
    """Return those who are left: 16 of 102 where 86 of 102 had the survey."""
    return replace(right, part=right.whole - right.part, name=f"inte {right.name}")
