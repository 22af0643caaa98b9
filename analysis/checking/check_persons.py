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
ANSWER = re.compile(rf"{LABEL}", re.IGNORECASE)
SMALL = 2


def check_persons(report: Report) -> Iterator[Finding]:
    """Yield a fault for "en respondent" and the like in a result, a note for "1 av 20" beside an answer."""
    for piece in report.pieces:
        if found := _pointed_at(piece, surveyed=bool(report.facts.answers)):
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
    found = one or somebody
    return found[0].lstrip("(") if found else None


def _small(piece: Piece) -> Iterator[Finding]:
    if ANSWER.search(piece.text):
        small = [pair for pair in pairs(piece.text) if 1 <= pair.part <= SMALL < pair.whole]
        for pair in small[:1]:
            counts = part_of_whole(pair.part, pair.whole)
            words = phrase("%(counts)s är så få att någon kan kännas igen. Tänk på det.", counts=counts)
            figure = counts.replace(" ", HARD_SPACE)
            yield finding(Kind.PERSON, piece, pair.text, words, figure, Weight.NOTE)
