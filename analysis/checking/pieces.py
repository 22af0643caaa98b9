"""The report cut into pieces that say one thing: a sentence, a heading, a row of a list or table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from analysis.checking.cells import is_spaced
from analysis.checking.lines import Line

BULLET = re.compile(r"[•·▪*–-]\s|\d{1,2}[.)]\s")
QUOTE = re.compile(r"\(publicera[td]\b", re.IGNORECASE)
LONGEST_QUOTE = 12
"""A quoted figure runs over at most so many lines."""
PERCENT_FIRST = re.compile(r"(?:[•·▪*–-]\s*)?\d{1,3}(?:[.,]\d+)?\s*(?:%|procent\b)")
LEADS_ON = re.compile(
    r"\b(?:av|ca|cirka|drygt|från|knappt|med|mot|motsvarar|nästan|och|omkring|på|till|var|är)$", re.IGNORECASE
)
"""A line that ends so wants its figure from the next one."""
STOP = re.compile(r"[.!?]+[)”\"]*\s+(?=[A-ZÅÄÖ\d(”\"])")
ABBREVIATION = re.compile(
    r"(?:\b(?:[a-zåäö]|avd|ca|dvs|ev|ex|exkl|fl|inkl|kap|max|min|nr|prop|resp|st|tel|ung)\.|^\W*\d{1,2}\.)[)”\"]*$",
    re.IGNORECASE,
)
"""Not the end of a sentence: "t.ex.", "d.v.s.", "ca.", and the number of a list."""
LONGEST_ABBREVIATION = 12
LONGEST_PIECE = 1000
"""No sentence has more characters; what has is no prose, and is cut to keep the work small."""
LONGEST_RUN = 200
"""A paragraph has at most so many lines; what seems longer is no running text."""
WIDEST = 130
"""A longer line is a whole paragraph, not a part of one."""
NARROWEST = 30
"""Shorter lines are a list or a table, however narrow the page."""
FULL = 0.6
"""A line shorter than this part of the usual width was ended on purpose."""


@dataclass(frozen=True, slots=True)
class Piece:
    """`text`, its number in the report, and the place of every line that it runs over, by offset."""

    text: str
    position: int
    starts: tuple[tuple[int, str], ...]

    def place_at(self, offset: int) -> str:
        """Return the place of the line in which the character `offset` of the text stands."""
        return [place for start, place in self.starts if start <= max(offset, 0)][-1]


def pieces_of(lines: Sequence[Line]) -> tuple[Piece, ...]:
    """Return the pieces in order; lines without letters or percent (page numbers, axes) are left out."""
    told = [line for line in lines if re.search(r"[^\W\d_]|%", line.text)]
    parts = (part for run in _runs(told) for part in _sentences(*_joined(run)))
    return tuple(Piece(text, position, starts) for position, (text, starts) in enumerate(parts))


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines that belong together: wrapped text once more as one run."""
    width, gap = _layout(lines)
    run: list[Line] = []
    for line in lines:
        if run and (len(run) == LONGEST_RUN or not _belongs(run, line, width, gap)):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _belongs(run: Sequence[Line], line: Line, width: float, gap: float) -> bool:
    return _quotes_on(run, line) or _goes_on(run[-1], line, width, gap) or _rest_of(run, line, gap)


def _rest_of(run: Sequence[Line], line: Line, gap: float) -> bool:
    """True after the short rest of a line that was broken once more: "… har skapats" "med" "rätt vård"."""
    rest = run[-1]
    small = rest.text[0].islower() and line.text[0].islower()
    return small and len(run) > 1 and _runs_on(rest, line, gap) and not _closed(rest.text)


def _quotes_on(run: Sequence[Line], line: Line) -> bool:
    """True inside "(publicerat som 22 procent, …)": a narrow cell breaks it over several lines."""
    if not (line.wraps and run[-1].wraps) or len(run) > LONGEST_QUOTE:
        return False
    said = " ".join(each.text for each in run)
    opened = said[max(said.rfind("("), 0) :]
    return bool(QUOTE.match(line.text) or (QUOTE.match(opened) and ")" not in opened))


def _layout(lines: Sequence[Line]) -> tuple[float, float]:
    """Return the usual width in characters, and how many empty lines stand inside a paragraph (0 or 1)."""
    lengths = sorted(len(line.text) for line in lines if line.wraps)
    if not lengths:
        return 0.0, 0.0
    return min(lengths[len(lengths) * 9 // 10], 100), min(median(line.blank_above for line in lines), 1)


def _goes_on(line: Line, following: Line, width: float, gap: float) -> bool:
    full = max(NARROWEST, FULL * width) <= len(line.text) <= WIDEST and not _closed(line.text)
    table = is_spaced(line.text) or is_spaced(following.text)
    return full and _runs_on(line, following, gap) and not table and not _new(line.text, following.text)


def _runs_on(line: Line, following: Line, gap: float) -> bool:
    """True where the layout lets one line run on into the next."""
    laid_out = line.wraps and following.wraps and following.blank_above <= gap
    return laid_out and not set("\t|") & set(line.text + following.text)


def _closed(text: str) -> bool:
    return bool(re.search(r"[.!?:;][)”\"]*$", text)) and not ABBREVIATION.search(text)


def _new(text: str, following: str) -> bool:
    """True when the following line begins something of its own: a list, or a row that opens with a share."""
    row = PERCENT_FIRST.match(following) and not LEADS_ON.search(text)
    return bool(BULLET.match(following) or row)


def _joined(run: Sequence[Line]) -> tuple[str, list[tuple[int, str]]]:
    starts, length = [], 0
    for line in run:
        starts.append((length, line.place))
        length += len(line.text) + 1
    return " ".join(line.text for line in run), starts


def _sentences(text: str, starts: list[tuple[int, str]]) -> Iterator[tuple[str, tuple[tuple[int, str], ...]]]:
    stops = [stop.end() for stop in STOP.finditer(text) if not _abbreviated(text, stop)]
    for first, last in zip([0, *stops], [*stops, len(text)], strict=True):
        for start in range(first, last, LONGEST_PIECE):
            end = min(last, start + LONGEST_PIECE)
            yield text[start:end].strip(), _moved(starts, start, end)


def _abbreviated(text: str, stop: re.Match[str]) -> bool:
    return bool(ABBREVIATION.search(text[max(0, stop.end() - LONGEST_ABBREVIATION) : stop.end()].rstrip()))


def _moved(starts: list[tuple[int, str]], start: int, end: int) -> tuple[tuple[int, str], ...]:
    first = [place for offset, place in starts if offset <= start][-1]
    return ((0, first), *((offset - start, place) for offset, place in starts if start < offset < end))
