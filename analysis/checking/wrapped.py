"""Paragraphs that are only printed lines, as in a text pasted into Word with a break at every line end."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from analysis.checking.lines import Line

LONG = 40
"""A shorter paragraph that stops without a full stop is a heading or a list."""
FEWEST = 5
"""So many long paragraphs must stop in the middle of a sentence before we say that all may."""
ROW = re.compile(r"\btabell \d+, rad \d+$")
ENDED = re.compile(r"[.!?:;][)”\"]*$")


def wrapped_again(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of paragraphs; where they are printed lines, each but a table's row may run on.

    They are where at least half of the long paragraphs without a full stop are followed by a small letter.
    """
    told = [line for line in lines if not ROW.search(line.place)]
    stopped = [after for line, after in pairwise(told) if _stops_short(line.text)]
    running = sum(after.text[0].islower() for after in stopped)
    if running < FEWEST or 2 * running < len(stopped):
        return list(lines)
    return [replace(line, wraps=not ROW.search(line.place)) for line in lines]


def _stops_short(text: str) -> bool:
    return len(text) >= LONG and not ENDED.search(text)
