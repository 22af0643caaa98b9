"""Finds figures that rest on another number of people than the number of answers given."""

import re
from collections.abc import Iterator

from analysis.checking.answer_words import LABEL, SURVEY
from analysis.checking.facts import EARLIER, YEAR, Facts, nearest
from analysis.checking.findings import Finding, Kind, finding
from analysis.checking.numbers import COUNT, NUMBER_WORD, PAIR, Percent, number, pairs, percents
from analysis.checking.pieces import Piece
from analysis.checking.report import Report
from analysis.checking.rounding import bases, share_text
from analysis.phrases import part_of_whole, phrase

NOT_OF = "".join(
    f"(?<!{words} )"
    for words in ("av", "av de", "av alla", "av dessa", "av samtliga", "av totalt", "av våra")
)
"""Before a count: after these it is the whole, not the part."""
ANSWERING = r"respondent(?:er)?|svarande|svar|personer|person|klienter|klient"
PART = re.compile(
    rf"[\s(]*(?:motsvarar|dvs\.?|det\s+är|=)?\s*{NOT_OF}(?P<part>{COUNT}|\b(?:{NUMBER_WORD})\b)\s+"
    rf"(?:av\s+de\s+svarande|{ANSWERING})\b(?!\s+(?:[a-zåäö]+\s+)?av\s+(?:de\s+|alla\s+)?{COUNT}|\s*\(\s*$)",
    re.IGNORECASE,
)
BEFORE_SHARE = re.compile(
    rf"{NOT_OF}(?P<part>{COUNT})\s+(?:{ANSWERING})\s*(?:\(|,?\s+(?:motsvarar|dvs\.?)\s+)$", re.IGNORECASE
)
"""The same the other way round, up to the share: "19 klienter (95 %) upplever …"."""
GROUP = re.compile(r"\b(?:av|bland|hos|i|för|från)\b", re.IGNORECASE)
"""Before the count: it is then of a group, whose number of people is not told."""
RESULT = re.compile(
    r"\)?[\s,]*(?:har\s+|som\s+)?(?:anser|ansåg|instäm|kan\s+tänka|nöjd|rekommend|tyck|upplev"
    rf"|(?:är|var)\s+(?:\w+\s+)?(?:miss)?nöjd|svara(?:de|t)\s+[”\"]?{LABEL})",
    re.IGNORECASE,
)
"""After the share: what the people answered, not that they did."""
RESPONDENTS = re.compile(
    rf"\bn\s*=\s*(?P<n>{COUNT})|\b(?:av|bland|de)\s+(?:de\s+|alla\s+)?(?P<m>{COUNT})\s+"
    r"(?:respondenter|svarande|inkomna\s+svar|som\s+(?:har\s+)?(?:be)?svarat)\b",
    re.IGNORECASE,
)
ANSWERED = re.compile(
    rf"(?:\s*\([^)]*\))?\s*(?:svarade|svarat|upplever|tycker|anser)\s+[”\"]?(?:{LABEL}|att)", re.IGNORECASE
)
SO_MANY = rf"(?P<many>{COUNT}|\b(?:{NUMBER_WORD})\b)\s+"
PEOPLE = r"(?:brukare|klienter|personer|respondenter|svarande)"
GAVE = re.compile(
    rf"(?<!av )(?<!av de ){SO_MANY}{PEOPLE}\s+(?:har\s+)?(?:svarade|svarat)\s+[”\"]?{LABEL}"
    rf"|\bsvarade\s+(?P<turned>{COUNT})\s+{PEOPLE}\s+[”\"]?{LABEL}",
    re.IGNORECASE,
)
"""So many gave an answer: "25 klienter svarade ja"."""
ELSEWHERE = re.compile(r"\btack\b|erbjud|erbjöd|inbjud|förfråg|intervju|telefon|fokusgrupp", re.IGNORECASE)
"""An answer to something else than the questionnaire."""
REACH = 140
"""The count of a share stands at most so many characters after it, in the same sentence."""


def check_bases(report: Report) -> Iterator[Finding]:
    """Yield a fault for a base that differs from the answers, for more answers than invitations, and so on.

    "95 % (19 respondenter)" gives its base away: 20. A base that is printed ("19 av 20") may be smaller than
    the number of answers, since a question can be left empty, but never larger.
    """
    if report.facts.answers:
        for piece in report.pieces:
            yield from _hidden(piece, report.facts)
            yield from _larger(piece, report.facts)
            yield from _too_many(piece, report.facts)
    yield from _more_answers_than_sent(report)


def _hidden(piece: Piece, facts: Facts) -> Iterator[Finding]:
    answers = nearest(facts.answers, piece.position) or 0
    for share, count in _without_base(piece.text):
        whole = bases(share, count)
        if whole and answers not in whole:
            words = phrase(
                "%(counts)s är %(share)s, men %(answers)s svar har kommit in.",
                counts=part_of_whole(count, _listed(whole)),
                share=share.text,
                answers=answers,
            )
            right = share_text(count, answers, share) if count <= answers else ""
            yield finding(Kind.BASE, piece, piece.text, words, right)


def _without_base(text: str) -> Iterator[tuple[Percent, int]]:
    """Yield every share of a result with the count that stands beside it, when no base does."""
    shares = percents(text) if SURVEY.search(text) else []
    ends = [share.start for share in shares[1:]] + [len(text)]
    for share, end in zip(shares, ends, strict=False):
        after = PART.search(text, share.end, min(end, share.end + REACH))
        if part := after or _count_before(text, share):
            yield share, number(part["part"])


def _count_before(text: str, share: Percent) -> re.Match[str] | None:
    """Return the count of "19 klienter (95 %) upplever …", if the words name no group and no whole."""
    before = text[: share.start]
    alone = not GROUP.search(before) and RESULT.match(text, share.end)
    return BEFORE_SHARE.search(before) if alone else None


def _larger(piece: Piece, facts: Facts) -> Iterator[Finding]:
    largest = max(count.value for count in facts.answers)
    said = [
        (match[0], match["n"] or match["m"])
        for match in RESPONDENTS.finditer(piece.text)
        if not any(pair.start <= match.start() < pair.end for pair in pairs(piece.text))
    ]
    of = [match for match in PAIR.finditer(piece.text) if ANSWERED.match(piece.text, match.end())]
    for quote, whole in [*said, *((match[0], match["whole"]) for match in of)]:
        if number(whole) > largest and number(whole) not in {count.value for count in facts.wholes}:
            words = phrase(
                "Basen %(whole)s är större än de %(answers)s svar som har kommit in.",
                whole=whole,
                answers=largest,
            )
            yield finding(Kind.BASE, piece, quote, words)


def gave(text: str, answers: int) -> tuple[int, ...]:
    """Return the numbers of people above `answers` who are said to have given an answer in the survey."""
    return tuple(count for count, _ in _gave(text, answers))


def _gave(text: str, answers: int) -> Iterator[tuple[int, str]]:
    for match in () if ELSEWHERE.search(text) or EARLIER.search(text) else GAVE.finditer(text):
        count = number(match["many"] or match["turned"])
        if count > answers:
            yield count, match[0]


def _too_many(piece: Piece, facts: Facts) -> Iterator[Finding]:
    largest = max(count.value for count in facts.answers)
    this_year = set(YEAR.findall(piece.text)) <= {facts.year}
    for count, quote in _gave(piece.text, largest) if this_year else ():
        words = phrase(
            "%(count)s är fler än de %(answers)s svar som har kommit in.", count=count, answers=largest
        )
        yield finding(Kind.BASE, piece, quote, words)


def _more_answers_than_sent(report: Report) -> Iterator[Finding]:
    sent = max((count.value for count in report.facts.sent), default=None)
    for count in report.facts.answers:
        if sent is not None and count.value > sent:
            piece = report.pieces[count.position]
            words = phrase("%(count)s svar är fler än de %(sent)s utskicken.", count=count.value, sent=sent)
            yield finding(Kind.BASE, piece, piece.text, words)


def _listed(whole: range) -> str:
    return str(whole[0]) if len(whole) == 1 else f"{whole[0]}–{whole[-1]}"
