"""Which year a figure or claim belongs to, clause by clause: "19 %, jämfört med 18 % 2023" names two."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from analysis.checking.numbers import COUNT, NUMBER_WORD, pairs, percents

OWN, BEFORE, LATER, SEVERAL = 0, -1, 9999, -2
"""The chapter's own year, the year before in words, a coming one, and a span of years."""
RUN = re.compile(r"\b20\d\d(?:\s*(?:,|\boch\b)\s*(?:20\d\d)\b)+")
"""Years in a list, whose figures often come in a list too."""
MENTION = re.compile(
    r"(?P<several>\b(?:19|20)\d\d\s?[–/-]\s?(?:(?:19|20)\d\d|\d\d)\b)|(?P<year>\b(?:19|20)\d\d\b)"
    r"|(?P<before>\båret\s+(?:före|innan)\b|\b(?:före|förr)(?:gående|a)\s+året?\b|\bförra\s+årets\b|\bi\s+fjol\b)"
    r"|(?P<later>\b(?:nästa|kommande)\s+år)|(?P<earlier>\b(?:tidigare|förra)\s+år(?:en)?\b)"
    r"|(?P<own>\bi\s+år\b|\bårets\b|\b(?:det\s+här|detta)\s+året?\b|\bnu\b)",
    re.IGNORECASE,
)
JOINT = re.compile(
    r"(?:[,;–]\s+)?\b(?P<word>och|men|medan|samt|jämfört\s+med|i\s+jämförelse\s+med|mot|än|från|till|sedan|då|när)\b"
    r"|[,;]\s|\s[–-]\s|(?P<open>\()|(?P<close>\))",
    re.IGNORECASE,
)
REFERENCE = re.compile(r"jämför|mot\b|än\b|från\b|sedan\b", re.IGNORECASE)
COORDINATED = re.compile(r"och|men|medan|samt", re.IGNORECASE)
JOINED = re.compile(r"|och|samt", re.IGNORECASE)
CHANGE = re.compile(r"\b(?:från|öka\w*|stig\w*|steg|sjunk\w*|sjönk|minska\w*|gått|gick)\b", re.IGNORECASE)
BARE = re.compile(r"\W*(?:(?:år|under|i|för)\s+)?", re.IGNORECASE)
SUBJECT = re.compile(r"\b(?:vi|den|det)\b", re.IGNORECASE)
VERB = re.compile(r"\b(?:är|var|blev|har|hade|ligger|låg|fick|svarade)\b", re.IGNORECASE)
THEN = re.compile(r"(?:då|det\s+året)\b", re.IGNORECASE)
FIGURE = re.compile(rf"{COUNT}|\b(?:{NUMBER_WORD})\b|\d+(?:,\d+)?(?=\s*(?:%|procent))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence: how it is joined on, the years it names, and the one it falls back upon."""

    start: int
    end: int
    joint: str
    mentions: tuple[tuple[int, int, int], ...]
    year: int = OWN

    @property
    def refers(self) -> bool:
        """True for "jämfört med …", "än …", "från …"."""
        return bool(REFERENCE.match(self.joint))


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence with the year of its every place; `year` is the chapter's own."""

    text: str
    year: int
    clauses: tuple[Clause, ...]

    @property
    def names_another(self) -> bool:
        """True when any other year than the chapter's own is spoken of."""
        return any(mention[2] != OWN for clause in self.clauses for mention in clause.mentions)

    def year_at(self, place: int) -> int:
        """Return the year that what stands at `place` is told of."""
        clause = next((each for each in self.clauses if each.start <= place < each.end), None)
        if clause is None or not clause.mentions:
            return clause.year if clause else OWN
        _, end, year = min(clause.mentions, key=lambda each: max(each[0] - place, place - each[1]))
        opens = clause.start == 0 and re.match(r"jämfört|i\s+jämförelse|mot\b", clause.joint, re.IGNORECASE)
        return OWN if opens and VERB.search(self.text, end, max(end, place)) else year

    def only(self, year: int) -> str:
        """Return the text with every figure of other years blotted out."""
        if not self.names_another and year == OWN and all(each.year == OWN for each in self.clauses):
            return self.text
        listed = self._listed()
        kept = [found for found in FIGURE.finditer(self.text) if not MENTION.match(found[0])]
        text = self.text
        for found in reversed(kept):
            told = listed.get(found.start(), self.year_at(found.start()))
            if told != year:
                text = f"{text[: found.start()]}X{text[found.end() :]}"
        return text

    def _listed(self) -> dict[int, int]:
        """Return the year of each figure where years stand in a list: in order if so many, else several."""
        run = RUN.search(self.text)
        if not run:
            return {}
        years = [int(each) for each in re.findall(r"20\d\d", run[0])]
        figures = percents(self.text) or pairs(self.text)
        told = {each.start: each.end for each in figures}
        places = [found.start() for found in FIGURE.finditer(self.text)]
        if len(told) != len(years):
            return dict.fromkeys(places, SEVERAL)
        spans = zip(told, [*list(told)[1:], len(self.text)], years, strict=True)
        return {
            place: OWN if year == self.year else year
            for first, last, year in spans
            for place in places
            if first <= place < last
        }


def dated(sentence: str, year: int, before: str = "") -> Dated:
    """Return a sentence with its years; one that opens with "Då" is told of the year of the one `before`."""
    found = list(_clauses(sentence, year))
    opening = OWN
    if THEN.match(sentence) and before:
        opening = next((each[2] for clause in _clauses(before, year) for each in clause.mentions), OWN)
    return Dated(sentence, year, tuple(_resolved(sentence, found, opening)))


def _clauses(text: str, year: int) -> Iterator[Clause]:
    start, joint = 0, ""
    for found in JOINT.finditer(text):
        bracket = found["open"] or found["close"]
        if (bracket and not _names_year(text, found.start())) or (not bracket and _inside(text, found)):
            continue
        if text[start : found.start()].strip(" ,;") and found.start() > start:
            yield _clause(text, (start, found.start()), joint, year)
        start, joint = found.start(), bracket or (found["word"] or "").lower()
    yield _clause(text, (start, len(text)), joint, year)


def _bracket(text: str, place: int) -> str:
    """Return what stands in the brackets around `place`, "" where there are none."""
    first, last = text.rfind("(", 0, place + 1), text.find(")", place)
    closed = text.rfind(")", 0, place)
    return text[first : last + 1] if first >= 0 and last >= 0 and closed < first else ""


def _names_year(text: str, place: int) -> bool:
    return bool(MENTION.search(_bracket(text, place)))


def _inside(text: str, found: re.Match[str]) -> bool:
    """True for a comma in brackets that name no year: they belong to what they stand behind."""
    inside = _bracket(text, found.start())
    return bool(inside) and not MENTION.search(inside)


def _clause(text: str, span: tuple[int, int], joint: str, year: int) -> Clause:
    mentions = tuple(
        (found.start(), found.end(), _said(found, year)) for found in MENTION.finditer(text, *span)
    )
    return Clause(*span, joint, mentions)


def _said(found: re.Match[str], year: int) -> int:
    if found["year"]:
        return OWN if int(found["year"]) == year else int(found["year"])
    named = {"several": SEVERAL, "before": BEFORE, "later": LATER, "earlier": SEVERAL, "own": OWN}
    return named[found.lastgroup or "own"]


def _resolved(text: str, clauses: list[Clause], opening: int) -> Iterator[Clause]:
    """Yield each clause with the year that it falls back upon."""
    main = current = opening if not _applies_backwards(text, clauses) else SEVERAL
    before: Clause | None = None
    another = any(mention[2] != OWN for clause in clauses for mention in clause.mentions)
    for clause in clauses:
        if clause.mentions:
            current = clause.mentions[-1][2]
            main = main if clause.refers or clause.joint == "(" else current
        elif clause.refers and another:
            current = SEVERAL
        elif clause.joint == "till" and CHANGE.search(text, 0, clause.start):
            current = main = OWN
        elif clause.joint == ")" or (before and before.refers and COORDINATED.match(clause.joint)):
            current = main
        before = replace(clause, year=current)
        yield before


def _applies_backwards(text: str, clauses: list[Clause]) -> bool:
    """True for "25 %, 20 av 80, år 2023": the first year named stands last and goes for all before it."""
    place = next((place for place, each in enumerate(clauses) if each.mentions), 0)
    clause = clauses[place]
    if place == 0 or clause.mentions[0][2] == OWN or not JOINED.fullmatch(clause.joint):
        return False
    said = text[clause.start : clause.mentions[0][0]]
    lone = BARE.fullmatch(said) and not text[clause.mentions[0][1] : clause.end].strip(" .")
    own = any(mention[2] == OWN for each in clauses for mention in each.mentions)
    return not own and bool(lone or (FIGURE.search(said) and not SUBJECT.search(said)))
