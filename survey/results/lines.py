"""The three lines of a question: those who answered, all ended if they are alike, all without assumptions."""

from dataclasses import dataclass

from analysis.shares import Share
from analysis.three_lines import answered_text, three_lines
from survey.i18n import _, _l
from survey.results.figures import Line

ANSWERED = _l("De som svarade")
ALIKE = _l("Alla avslutade, om de är som de som svarade")
UNASSUMED = _l("Alla avslutade, utan antaganden")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines that can be drawn, and why there are not three; "" when there are, or none at all."""

    lines: tuple[Line, ...]
    note: str


NOTHING = Lines((), "")


def lines_of(ja: int | None, answers: int | None, population: int | None) -> Lines:
    """Return the lines about `ja` of so many `answers`; none where they may not be shown."""
    if ja is None or answers is None:
        return NOTHING
    if population is None or answers > population:
        return Lines((_answered(Share(ja, answers)),), _mixed())
    found = three_lines(ja, answers, population)
    ends = zip((ALIKE, UNASSUMED), found.texts[1:], (found.alike, found.unassumed), strict=True)
    of_all = (Line(str(name), text, each.low, each.high, population) for name, text, each in ends)
    return Lines((_answered(found.answered), *of_all), "")


def _answered(share: Share) -> Line:
    return Line(str(ANSWERED), answered_text(share), share.part, share.part, share.whole)


def _mixed() -> str:
    return _("Vad alla avslutade tycker går inte att räkna ut: svar från ett tidigare år är med.")
