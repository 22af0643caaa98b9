"""Where a finding stands: kept as Swedish words that the checks read, said in the reader's language."""

import re

from analysis.phrases import phrase, swedish

UNTIL = " till "
"""Between the first and the last place of rows that belong together."""
IN_TABLE = re.compile(r"\btabell (\d+), rad (\d+)\b")
NAMES = {
    "rad": swedish("rad %(number)s"),
    "sida": swedish("sida %(number)s"),
    "stycke": swedish("stycke %(number)s"),
}
PART = re.compile(rf"\b({'|'.join(NAMES)}) (\d+)\b")


def in_words(place: str) -> str:
    """Return a place as the reader is told of it: "sida 3, rad 4", "tabell 1, rad 2 till tabell 1, rad 5"."""
    ends = [_said(end) for end in place.split(UNTIL)]
    return phrase("%(first)s till %(last)s", first=ends[0], last=ends[1]) if len(ends) > 1 else ends[0]


def _said(place: str) -> str:
    """Return one place; "rad" is a row of a table, or a line of a text."""
    head, table, number, _ = [*IN_TABLE.split(place, maxsplit=1), "", "", ""][:4]
    said = PART.sub(lambda part: phrase(NAMES[part[1]], number=part[2]), head)
    return said + (phrase("tabell %(table)s, rad %(row)s", table=table, row=number) if table else "")
