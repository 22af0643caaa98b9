"""How wide the columns of a table should be, the same in every format that is printed."""

import re
from collections.abc import Sequence

from analysis.chapter.model import Table

LINE = 106
"""So many characters of a table's small letters stand on a line of A4."""
PADDING = 2
NARROWEST = 6
ONE_LINE = 16
"""A cell of at most so many characters is never broken: "Kan inte avgöras", "84 % (86 av 102)"."""
LONGEST_WORD = 13
"""A longer word may be broken."""
WIDEST = 80
"""What is longer asks for no more room than this: it goes over several lines anyway."""
UNBROKEN = re.compile(r"\d+\u00a0% \(\d+ av \d+\)|\d+ av \d+|\S+")


def widths_of(table: Table) -> list[float]:
    """Return each column's part of the whole width (they add up to 1): what must not break first, then more.

    Figures, single words and short cells stay on one line where there is room for them at all.
    """
    columns = [[name, *(row[place] for row in table.rows)] for place, name in enumerate(table.columns)]
    least = [max(NARROWEST, *map(_unbroken, cells)) + PADDING for cells in columns]
    wanted = [
        max(need, min(max(map(len, cells)), WIDEST) + PADDING)
        for need, cells in zip(least, columns, strict=True)
    ]
    room = max(0, LINE - sum(least))
    more = [want - need for want, need in zip(wanted, least, strict=True)]
    shared = room / sum(more) if sum(more) > room else 1.0
    widths = [need + shared * extra for need, extra in zip(least, more, strict=True)]
    return _parts(widths)


def _unbroken(cell: str) -> int:
    if len(cell) <= ONE_LINE:
        return len(cell)
    return max(min(len(found), LONGEST_WORD) for found in UNBROKEN.findall(cell))


def _parts(widths: Sequence[float]) -> list[float]:
    whole = sum(widths)
    return [width / whole for width in widths]
