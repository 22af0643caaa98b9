"""How the parts of a bar are filled, the same in every format, and a bar as a small picture (PNG)."""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from analysis.chapter.model import BarPart
from analysis.looks import LOOKS, Look

WIDTH, HEIGHT, STRIPE = 800, 48, 16
INK = (0x1B, 0x2A, 0x2D)
FILLS = (*LOOKS.values(),)
EDGE = 2


@dataclass(frozen=True, slots=True)
class ShadedPart:
    """A part of a bar with where it begins and how wide it is (0–1) and how it looks."""

    part: BarPart
    start: float
    width: float
    look: Look


def shaded(bar: Sequence[BarPart]) -> list[ShadedPart]:
    """Return the parts of a bar that are not empty; the first is darkest, the last of two is the lightest."""
    whole = sum(part.count for part in bar)
    looks = FILLS if len(bar) > 2 else (FILLS[0], FILLS[2])
    ends = list(accumulate(part.count for part in bar))
    return [
        ShadedPart(part, (end - part.count) / whole, part.count / whole, look)
        for part, end, look in zip(bar, ends, looks, strict=False)
        if part.count
    ]


def png(bar: Sequence[BarPart]) -> bytes:
    """Return the bar as a PNG of 800 × 48 pixels, outlined; the middle answer is striped."""
    parts, middle = shaded(bar), [y for y in range(HEIGHT) if EDGE <= y < HEIGHT - EDGE]
    edge, striped = _row(parts, None), [_row(parts, y) for y in range(STRIPE)]
    rows = b"".join(b"\0" + (striped[y % STRIPE] if y in middle else edge) for y in range(HEIGHT))
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _row(parts: Sequence[ShadedPart], y: int | None) -> bytes:
    """Return a line of pixels; None is a line of the outline above or below."""
    return b"".join(_pixels(parts, place, y) for place in range(len(parts)))


def _pixels(parts: Sequence[ShadedPart], place: int, y: int | None) -> bytes:
    each, last = parts[place], place == len(parts) - 1
    start, end = round(each.start * WIDTH), WIDTH if last else round((each.start + each.width) * WIDTH)
    ink, fill, striped = bytes(INK), _rgb(each.look.fill), each.look.pattern == "/"
    row = [ink if y is None or (striped and (x + y) % STRIPE < EDGE) else fill for x in range(start, end)]
    row[:EDGE] = [ink] * min(EDGE, len(row))
    if last:
        row[-EDGE:] = [ink] * min(EDGE, len(row))
    return b"".join(row)


def _rgb(colour: str) -> bytes:
    return bytes.fromhex(colour.removeprefix("#"))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
