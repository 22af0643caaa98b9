"""What older reports have printed: quoted as it stands, compared only where both counts are printed."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.shares import Share
from survey.i18n import _

FILE = Path(__file__).parent / "published.toml"


@dataclass(frozen=True, slots=True)
class Published:
    """One printed figure; `printed` is the percentage as printed, "" for none; `share` None: unknown base."""

    year: int
    series: str
    printed: str
    share: Share | None

    @property
    def text(self) -> str:
        """The figure with what is known of its base; no sign for percent on what cannot be recomputed."""
        if self.share is None:
            return _("%(number)s procent (publicerat, underlag okänt)", number=self.printed)
        if self.printed and self.printed != str(self.share.percent):
            return _(
                "%(counts)s (publicerat som %(number)s procent, som inte stämmer med talen)",
                counts=self.share.counts,
                number=self.printed,
            )
        return _("%(counts)s (publicerat)", counts=self.share.counts)


@cache
def published_of(operation_id: str) -> tuple[Published, ...]:
    """Return the printed figures of an operation, oldest first; none where we know of no report."""
    with FILE.open("rb") as file:
        told = tomllib.load(file)
    return tuple(_read(**row) for row in told["figures"]) if told["operation"] == operation_id else ()


def _read(
    *, year: int, series: str, printed: str = "", part: int | None = None, whole: int | None = None
) -> Published:
    share = None if part is None or whole is None else Share(part, whole)
    return Published(year, series, printed, share)
