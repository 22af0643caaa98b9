"""Finds "alla avslutade klienter fick enkäten" where somebody did not; a wish is let be."""

import re
from collections.abc import Iterator, Sequence

from analysis.chapter.clauses import OWN, Dated
from analysis.chapter.model import Fact
from analysis.phrases import phrase
from analysis.shares import of

ENDED = r"som\s+(?:har\s+)?(?:avsluta(?:des|ts)|avslutat\s+(?:sin\s+)?kontakten?)"
WHO = (
    r"(?:alla|samtliga|varje)(?:\s+(?:de|våra|tidigare|före\s+detta|avslutade?|klient(?:er"
    rf"(?:na)?)?|personer|brukare|dem|kontakter|{ENDED}|under\s+(?:året|20\d\d)|(?:år\s+)?20\d\d))*"
)
FORM = r"(?:avsluts|brukar|klient)?(?:enkäten|enkät|frågan)"
CHANCE = (
    r"möjlighet(?:en)?(?:\s+att\s+(?:svara|tycka\s+till|lämna\s+synpunkter)(?:\s+(?:på\s+(?:vår\s+)?enkäten|"
    r"om\s+verksamheten))?(?:\s+via\s+enkät(?:en)?)?)?"
)
WHAT = rf"(?:(?:en|vår)\s+)?(?:{FORM}|{CHANCE}|chansen(?:\s+att\s+svara)?|att\s+svara(?:\s+på\s+enkäten)?)"
END = (
    r"(?=(?:\s+(?:i\s+år|under\s+(?:året|20\d\d)|(?:år\s+)?20\d\d))?\s*(?:[.!;]|$|,(?!\s*(?:utom|förutom|men\s+inte|som|"
    r"om|när))|(?:och|men(?!\s+inte))\b))"
)
CLAIM = re.compile(
    rf"\b{WHO}\s+(?:fick|har\s+fått|erbjöds|har\s+erbjudits|gavs|har\s+(?:getts|givits))\s+{WHAT}{END}"
    rf"|\b(?:fick|har)\s+{WHO}\s+(?:(?:fått|erbjudits|getts)\s+)?{WHAT}{END}"
    rf"|\b(?:gav|gett|givit|erbjöd|erbjudit|skickat?|skickade|lämnat|lämnade)\s+{WHO}\s+{WHAT}{END}"
    rf"|\b{FORM}\s+(?:har\s+)?(?:skicka(?:ts|des|ts\s+ut|des\s+ut)|dela(?:ts|des)\s+ut|lämna(?:ts|des)|getts|gavs)\s+"
    rf"(?:till|åt)\s+{WHO}{END}",
    re.IGNORECASE,
)
DOUBT = re.compile(
    r"\b(?:inte|ej|varken|nästan|nära|långt\s+ifrån|huruvida|om|när|innan|tills|ska|skall|bör|vill|hoppas|måste|kan|kunde|"
    r"skulle|mål\w*)\b",
    re.IGNORECASE,
)


def everyone_problems(told: Dated, facts: Sequence[Fact]) -> Iterator[str]:
    """Yield a sentence where all are said to have had the survey and the year's figure says otherwise."""
    offered = next((fact for fact in facts if fact.token == "erbjudna"), None)
    if offered is None or offered.part is None or offered.part == offered.whole:
        return
    for claim in CLAIM.finditer(told.text):
        if not DOUBT.search(told.text[: claim.start()]) and told.year_at(claim.start()) == OWN:
            yield phrase(
                "%(counts)s stämmer inte med %(right)s (%(name)s).",
                counts=f"”{claim[0].strip()}”",
                right=of(offered.part, offered.whole or 0),
                name=offered.name.lower(),
            )
