"""Finds words about one person or two in a text that staff write of what they have heard."""

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.checking.check_persons import check_persons
from analysis.checking.facts import Count
from analysis.checking.findings import Weight
from analysis.checking.lines import lines_of_text
from analysis.checking.report import Report, report_of

WHO = r"(?:respondent|svarande|svarsperson|klient|brukare|deltagare|man|kvinna|anhörig)"
SAID = (
    r"(?:berätta(?:de|t|r)|grät|gråtit|klaga(?:de|t|r)|kände|mena(?:de|r)|nämn(?:de|t)|påpeka(?:de|t|r)"
    r"|s(?:a|ade|agt|äger)|skr(?:ev|ivit|iver)|svara(?:de|t|r)|tyck(?:te|t|er)|undra(?:de|r)|upplev(?:de|t|er)"
    r"|uppg(?:av|ett|er)|ville|önska(?:de|t|r))"
)
WAS = r"(?:avled|blev|dog|mådde|var)"
ONE = r"(?:en|1)(?:\s+(?:enda|ensam|ung|äldre|yngre|gammal|missnöjd|arg|ledsen))*"
TWO = r"(?:två|2)(?:\s+(?:unga|äldre|yngre|gamla|missnöjda|arga|ledsna))*"
POINTED = re.compile(
    rf"\b(?:{ONE}\s+(?:(?:{WHO}|av\s+(?:dem|klienterna|brukarna|(?:de\s+)?svarande|respondenterna))"
    rf"\s+(?:har\s+|hade\s+)?(?:{SAID}|{WAS}|fick|hade)"
    rf"|person\s+(?:har\s+)?{SAID})"
    rf"|{TWO}\s+(?:(?:{WHO}(?:er|ar|or)?|män|kvinnor|av\s+(?:dem|klienterna|brukarna|respondenterna))"
    rf"\s+(?:har\s+)?(?:{SAID}|{WAS})"
    rf"|personer\s+(?:har\s+)?{SAID}))\b",
    re.IGNORECASE,
)
IN_GENERAL = re.compile(r"\b(?:då|ifall|innan|medan|när|om)\s+$", re.IGNORECASE)
"""Before words that are about anybody: "när en klient blev sjuk"."""
EXPLAINS = re.compile(r"det\s+är\b", re.IGNORECASE)
"""What the checker takes for "det är en person" beside a figure."""


def pointed_out(text: str) -> Iterator[str]:
    """Yield the words of a text that point one person or two out, as they stand there."""
    report = report_of(lines_of_text(text))
    checked = list(_checked(report))
    yield from checked
    for piece in report.pieces:
        for found in POINTED.finditer(piece.text):
            told = any(found[0] in words or words in found[0] for words in checked)
            if not told and not IN_GENERAL.search(piece.text[: found.start()]):
                yield found[0]


def _checked(report: Report) -> Iterator[str]:
    """Yield what the checker takes for a person in a report of a survey with answers."""
    surveyed = replace(report, facts=replace(report.facts, answers=(Count(0, 0),)))
    for found in check_persons(surveyed):
        if found.weight is Weight.FAULT and not EXPLAINS.match(found.quote):
            yield found.quote
