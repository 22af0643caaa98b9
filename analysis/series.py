"""Years side by side: compared only where question, scale, base and way of answering are the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import reduce
from itertools import pairwise

from analysis.intervals import Interval, newcombe
from analysis.phrases import both, phrase, swedish
from analysis.shares import Share
from analysis.trend import TrendTest, cochran_armitage, fisher_exact

FEWEST_EXPECTED = 5
CHANCE = 0.05
WITHIN_CHANCE = swedish("Skillnaden är inom det slumpen kan ge.")
BEYOND_CHANCE = swedish("Skillnaden är större än slumpen brukar ge.")
BREAK_WORDS = {
    "wording": swedish("frågans ordalydelse"),
    "scale": swedish("svarsalternativen"),
    "denominator": swedish("vad andelen räknas på"),
    "mode": swedish("sättet att svara"),
}


@dataclass(frozen=True, slots=True)
class Instrument:
    """How a figure was made; each field is a stable code, equal only if nothing was changed."""

    wording: str
    scale: str
    denominator: str
    mode: str


@dataclass(frozen=True, slots=True)
class YearResult:
    """A share of one year and how it was made."""

    year: int
    share: Share
    instrument: Instrument


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two years: `difference` (later − earlier, of 1) and Fisher's `p`, or None where refused."""

    text: str
    difference: Interval[float] | None = None
    p: float | None = None


def series_breaks(one: Instrument, other: Instrument) -> tuple[str, ...]:
    """Return what was changed between two instruments, as field names; empty if nothing was."""
    names = (field.name for field in fields(Instrument))
    return tuple(name for name in names if getattr(one, name) != getattr(other, name))


def compare(earlier: YearResult, later: YearResult) -> Comparison:
    """Return Newcombe's interval and Fisher's p for two years, or the reason why they are refused.

    Source: two years are never compared over a change of wording, scale, denominator or mode.
    """
    if changed := series_breaks(earlier.instrument, later.instrument):
        what = reduce(both, (phrase(BREAK_WORDS[name]) for name in changed))
        return Comparison(phrase("Åren kan inte jämföras: %(what)s har ändrats.", what=what))
    one, two = later.share, earlier.share
    if 0 in (one.whole, two.whole):
        return Comparison(phrase("Åren kan inte jämföras: det finns inga svar det ena året."))
    p = fisher_exact(one.part, one.whole, two.part, two.whole)
    difference = newcombe(one.part, one.whole, two.part, two.whole)
    return Comparison(phrase(BEYOND_CHANCE if p < CHANCE else WITHIN_CHANCE), difference, p)


def trend(results: Sequence[YearResult]) -> TrendTest | None:
    """Return Cochran–Armitage over three or more years, or None where it can say nothing.

    Refused with fewer than three years, over a series break, or where fewer than 5 ja or 5 others are
    expected in a year (so with fewer than 10 answers in any): then show the counts alone.
    """
    shares = [each.share for each in results]
    unbroken = not any(series_breaks(a.instrument, b.instrument) for a, b in pairwise(results))
    if len(results) < 3 or not unbroken or _thin(shares):
        return None
    totals = [share.whole for share in shares]
    return cochran_armitage([share.part for share in shares], totals, [each.year for each in results])


def _thin(shares: Iterable[Share]) -> bool:
    sizes = [(share.part, share.whole) for share in shares]
    ja, everybody = sum(part for part, _ in sizes), sum(whole for _, whole in sizes)
    rarer, smallest = min(ja, everybody - ja), min(whole for _, whole in sizes)
    return everybody == 0 or smallest * rarer < FEWEST_EXPECTED * everybody
