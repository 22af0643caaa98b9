"""The findings as plain Swedish text for a terminal."""

from collections.abc import Iterator, Sequence

from analysis.checking.findings import Finding, Weight

NOTHING = "Inga fel hittades. Kontrollen ser bara tal som motsäger varandra, inte om de är sanna."


def text_of(findings: Sequence[Finding]) -> str:
    """Return faults first, then what is worth knowing, each with place, kind, quote and the right figure."""
    faults = [each for each in findings if each.weight is Weight.FAULT]
    notes = [each for each in findings if each.weight is Weight.NOTE]
    head = f"{len(faults)} fel hittades." if faults else NOTHING
    parts = [head, *map(_block, faults)]
    parts += ["Att veta, inga fel:", *map(_block, notes)] if notes else []
    return "\n\n".join(parts) + "\n"


def _block(each: Finding) -> str:
    return "\n".join(_lines(each))


def _lines(each: Finding) -> Iterator[str]:
    yield f"{each.place}: {each.kind}"
    yield f"  ”{each.quote}”"
    yield f"  {each.sentence}"
    if each.recomputed:
        yield f"  Omräknat: {each.recomputed}"
