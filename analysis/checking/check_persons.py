"""Finds figures so small that they point at one person."""

import re
from collections.abc import Iterator

from analysis.checking.answer_words import LABEL, SURVEY
from analysis.checking.findings import Finding, Kind, Weight, finding
from analysis.checking.numbers import pairs, percents
from analysis.checking.pieces import Piece
from analysis.checking.report import Report
from analysis.phrases import part_of_whole, phrase
from analysis.shares import HARD_SPACE

FEW = r"\b(?:en|ett|1|två|2)(?:\s+(?:enda|ensam))?\s+"
ONE = re.compile(rf"{FEW}(?:respondent(?:er)?|svarande|svarsperson(?:er)?)\b", re.IGNORECASE)
SOMEBODY = re.compile(
    rf"(?:\(|motsvarar\s+|dvs\.?\s+|det\s+är\s+){FEW}(?:brukare|deltagare|individ(?:er)?|klient(?:er)?|person(?:er)?|svar)\b"
    rf"|{FEW}(?:brukare|klient(?:er)?|person(?:er)?)\s+(?:har\s+)?(?:svarat|svarade|angav|angett"
    r"|tyck(?:te|er)|upplev(?:de|er)|ansåg|anser|(?:var|är)\s+(?:inte\s+|miss)?nöjda?)\b"
    rf"|(?:bara|endast)\s+{FEW}(?:brukare|klient(?:er)?|person(?:er)?)\b(?=.*(?:svara|tyck|nöjd|upplev))"
    r"|tyckte\s+(?:bara|endast)\s+(?:en|två)\s+(?:brukare|klient(?:er)?|person(?:er)?)\b",
    re.IGNORECASE,
)
TOLD = re.compile(r"upplev|svarade|svarat|tyck|angav|angett|anser|ansåg|nöjd|motsvarar", re.IGNORECASE)
WHO = r"(?:brukare|deltagare|klient(?:er)?|kvinn(?:a|or)|man|män|person(?:er)?|tjej|kille)"
PLEASED = r"var\s+(?:inte\s+|miss)nöjd[a]?\b"
THE_ONE = r"(?:brukaren|deltagaren|klienten|killen|kvinnan|mannen|personen|respondenten|tjejen)"
GAVE = rf"(?:har\s+)?(?:svara(?:de|t)\s+(?:att\b|[”\"]?{LABEL})|tyckte|upplevde|ansåg|angav|angett|{PLEASED})"
OPENS = r"(?:(?<!\w )|(?<=\boch )|(?<=\bmedan )|(?<=\bmen )|(?<=\bsamt ))\b"
"""Before "en": not "mer än en", "fyrtio en"."""
ALONE = re.compile(
    rf"\b(?:en|två)\s+{WHO}\s+{GAVE}"
    rf"|\b(?:bara|endast|blott)\s+(?:en|två)\s+(?:av\s+(?:dem|alla|de\s+svarande)\s+)?{GAVE}"
    rf"|{OPENS}(?:en|två)\s+(?:svarade\s+[”\"]?{LABEL}|{PLEASED})"
    rf"|\bden\s+enda\s+{THE_ONE}\s+(?:(?:i|från|på)\s+\w+\s+|som\s+)?{GAVE}",
    re.IGNORECASE,
)
"""Few who gave an answer, without the word respondent: "Bara en var missnöjd", "Den enda mannen svarade"."""
SAID = re.compile(
    rf"\b(?:en|två)\s+{WHO}\s+(?:har\s+)?(?:berättade|menade|skrev|sa|sade|uppgav|uppgett)\b", re.IGNORECASE
)
"""What somebody says outside a survey is no answer, so the survey must be named beside it."""
GROUP = re.compile(
    r"\b(?:av|bland)\s+(?:de\s+|alla\s+)?(?:brukarna|deltagarna|klienterna|kvinnorna|männen|personerna|svarande|unga|äldre)\b",
    re.IGNORECASE,
)
ANSWER = re.compile(rf"{LABEL}", re.IGNORECASE)
QUESTIONNAIRE = re.compile(r"enkät|svarsfrekvens|respondent|\bsvarande\b", re.IGNORECASE)
ELSEWHERE = re.compile(r"intervju|telefon|möte|samtal|förr(?:a|e)\s+år|exempel", re.IGNORECASE)
"""Told somewhere else than in the questionnaire."""
SMALL, NEAR = 2, 3


def check_persons(report: Report) -> Iterator[Finding]:
    """Yield a fault for "en respondent" and the like in a result, a note for "1 av 20" beside an answer."""
    for piece in report.pieces:
        if found := _pointed_at(piece, bool(report.facts.answers)) or _all_of(piece) or _said(report, piece):
            words = phrase(
                "”%(words)s” pekar ut en enskild person eller två. "
                "Skriv ihop små grupper, eller låt siffran stå utan ord för enskilda.",
                words=found,
            )
            yield finding(Kind.PERSON, piece, found, words)
        else:
            yield from _small(piece)


def _pointed_at(piece: Piece, surveyed: bool) -> str | None:
    figure = bool(percents(piece.text)) and bool(SURVEY.search(piece.text))
    one = ONE.search(piece.text) if figure or TOLD.search(piece.text) else None
    somebody = SOMEBODY.search(piece.text) if figure or surveyed else None
    alone = ALONE.search(piece.text) if (figure or surveyed) and not ELSEWHERE.search(piece.text) else None
    found = one or somebody or alone
    return found[0].lstrip("(") if found else None


def _all_of(piece: Piece) -> str | None:
    """Return the counts of a group of one or two whose answer is told: "100 % av kvinnorna (1 av 1)"."""
    told = GROUP.search(piece.text) and (ANSWER.search(piece.text) or percents(piece.text))
    few = (pair for pair in pairs(piece.text) if 1 <= pair.part == pair.whole <= SMALL)
    return next((pair.text for pair in few), None) if told else None


def _said(report: Report, piece: Piece) -> str | None:
    found = SAID.search(piece.text)
    near = (piece, *report.around(piece, NEAR, 1))
    beside = found and any(QUESTIONNAIRE.search(each.text) for each in near)
    return found[0] if found and beside and not ELSEWHERE.search(piece.text) else None


def _small(piece: Piece) -> Iterator[Finding]:
    if ANSWER.search(piece.text):
        small = [pair for pair in pairs(piece.text) if 1 <= pair.part <= min(SMALL, pair.whole)]
        for pair in small[:1]:
            counts = part_of_whole(pair.part, pair.whole)
            words = phrase("%(counts)s är så få att någon kan kännas igen. Tänk på det.", counts=counts)
            figure = counts.replace(" ", HARD_SPACE)
            yield finding(Kind.PERSON, piece, pair.text, words, figure, Weight.NOTE)
