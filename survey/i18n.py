"""Texts and dates in the reader's language; Flask-Babel is known to this module only."""

from datetime import date
from pathlib import Path
from typing import cast

from flask import Flask
from flask_babel import Babel
from flask_babel import format_date as _format_date
from flask_babel import gettext as _gettext
from flask_babel import lazy_gettext as _lazy_gettext
from flask_babel import ngettext as _ngettext

LOCALE = "sv"
PACKAGED = Path(__file__).parent / "translations"
"""Where a wheel carries the catalogues; a working copy has them at its root."""
DAY = "d MMMM y"
DAY_OF_YEAR = "d MMMM"


def init_i18n(app: Flask) -> None:
    """Give an app its language: `_` in templates, and dates as `{{ day(a_date) }}`."""
    folder = PACKAGED if PACKAGED.is_dir() else PACKAGED.parent.parent / "translations"
    Babel(app, default_locale=LOCALE, default_translation_directories=str(folder))
    app.jinja_env.globals.update(day=day)


def _(text: str, **values: object) -> str:
    """Return a text in the reader's language."""
    return str(_gettext(text, **values))


def _l(text: str, **values: object) -> str:
    """Return a text that is put into the reader's language when it is shown; for tables at module level."""
    return cast(str, _lazy_gettext(text, **values))


def ngettext(one: str, many: str, num: int, **values: object) -> str:
    """Return the form of a text that fits a count, which it names `%(num)s`."""
    return str(_ngettext(one, many, num, **values))


def day(value: date) -> str:
    """Return a date in words: 3 mars 2026."""
    return str(_format_date(value, DAY))


def day_of_year(value: date) -> str:
    """Return a date in words where its year is known: 3 mars."""
    return str(_format_date(value, DAY_OF_YEAR))
