"""Where a finding stands: kept as Swedish words that the checks read, said in the reader's language."""

import re

from analysis.phrases import phrase, swedish

UNTIL = " till "
"""Between the first and the last place of rows that belong together."""
NAMES = {
    "rad": swedish("rad %(number)s"),
    "sida": swedish("sida %(number)s"),
    "stycke": swedish("stycke %(number)s"),
    "tabell": swedish("tabell %(number)s"),
}
PART = re.compile(rf"\b({'|'.join(NAMES)}) (\d+)\b")


def in_words(place: str) -> str:
    """Return a place as the reader is told of it: "sida 3, rad 4", "tabell 1, rad 2 till tabell 1, rad 5"."""
    ends = [PART.sub(lambda part: phrase(NAMES[part[1]], number=part[2]), end) for end in place.split(UNTIL)]
    return phrase("%(first)s till %(last)s", first=ends[0], last=ends[1]) if len(ends) > 1 else ends[0]
