"""The Swedish words of what a comment may be about and of the levels of a systembrist."""

from collections.abc import Mapping

from survey.domain.comments import OTHER_THEME, ShortfallLevel
from survey.i18n import _, _l
from survey.results.names import INDICATORS

LEVELS: Mapping[ShortfallLevel, str] = {
    ShortfallLevel.CASEWORKER: _l("Handläggarnivå"),
    ShortfallLevel.LOCAL: _l("Lokal nivå"),
    ShortfallLevel.CENTRAL: _l("Central nivå"),
}


def theme_names() -> dict[str, str]:
    """Return the themes by key: what the questions measure, and the rest."""
    return {key: str(name) for key, name in INDICATORS.items()} | {OTHER_THEME: _("Annat")}
