"""The languages and supports that an ombud can choose for a person; they are stored nowhere."""

from flask import current_app
from wtforms import SelectChoice

from survey.domain.audio import is_read_aloud
from survey.domain.hints import LOOKS, Look
from survey.domain.loader import bundled_versions
from survey.i18n import _
from survey.i18n.catalogues import Language

OFFERED = "client-languages"
"""Where an app keeps the languages that its operation offers former clients."""
READ_ALOUD = "client-audio"
"""Where an app keeps the folder of what is read aloud to former clients."""
DEFAULT = "sv"


def look_choices() -> list[SelectChoice]:
    """Return what can be chosen: the languages in their own words, and the supports of Swedish."""
    offered: dict[str, Language] = {one.code: one for one in current_app.extensions[OFFERED]}
    return [
        SelectChoice(look_code(look), _words(look, offered[look.language]))
        for look in LOOKS
        if look.language in offered and (not look.listen or _is_read_aloud(offered[look.language]))
    ]


def look_code(look: Look) -> str:
    """Return the code of a look in a form: "sv", "fi", "sv+large"."""
    support = next((name for name in ("large", "listen", "one_page") if getattr(look, name)), "")
    return f"{look.language}+{support}" if support else look.language


def look_of(code: str | None) -> Look:
    """Return the look of a form's code; the default for one that is not known."""
    return next((look for look in LOOKS if look_code(look) == code), Look())


def _is_read_aloud(language: Language) -> bool:
    return is_read_aloud(current_app.extensions[READ_ALOUD], bundled_versions().values(), language)


def _words(look: Look, language: Language) -> str:
    if look.large:
        return _("%(language)s, större text", language=language.name)
    if look.listen:
        return _("%(language)s, med frågorna upplästa", language=language.name)
    if look.one_page:
        return _("%(language)s, alla frågor på en sida", language=language.name)
    return language.name
