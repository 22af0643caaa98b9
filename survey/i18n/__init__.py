"""Texts and dates in the reader's language: `_` in code and templates, one .po file a language.

Flask-Babel holds the locale of a request and its dates; the texts are ours, since lättläst is no locale
(docs/decisions/0009-one-file-a-language.md).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, cast

from babel import Locale
from babel.dates import format_skeleton
from flask import Flask, current_app, has_app_context
from flask_babel import Babel, force_locale, format_date

from survey.i18n.catalogues import FOLDER, SOURCE, SWEDISH, Language, Languages
from survey.i18n.phrases import LazyText, Phrase, filled, plain

SPOKEN: ContextVar[str] = ContextVar("spoken", default="")
"""The language of what is being written now, whatever the reader's own is; empty for the reader's."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How an app finds its reader's language; `marks` when a missing text is marked up as Swedish."""

    languages: Languages
    choose: Callable[[], str]
    marks: bool


def init_i18n(
    app: Flask, choose: Callable[[], str], languages: Languages | None = None, *, marks: bool = False
) -> None:
    """Give an app its languages: `_`, `ngettext`, `day`, `language`, `lang` and `dir` in every template.

    `choose` returns the code of the reader's language in this request. With `marks` a text that is
    missing is shown in Swedish and marked up so; in an attribute or title it then needs `| plain`.
    """
    app.extensions["reading"] = Reading(languages or Languages(FOLDER), choose, marks)
    Babel(app, default_locale=SOURCE, locale_selector=_locale, configure_jinja=False)
    app.jinja_env.globals.update(_=_, ngettext=ngettext, day=day)
    app.jinja_env.filters.update(plain=plain, in_swedish=in_swedish, translated=translated)

    @app.before_request
    def read_what_has_changed() -> None:
        here = language()
        if here.has_file:
            here.refresh()

    @app.context_processor
    def tell_language() -> dict[str, Any]:
        here = language()
        return {"language": here, "lang": here.code, "dir": here.direction}


def language() -> Language:
    """Return the language to speak: the reader's, or what `speaking` says; Swedish outside the apps."""
    reading = _reading()
    return reading.languages.get(SPOKEN.get() or reading.choose()) if reading else SWEDISH


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Let all that is written meanwhile be in one language: the report is Swedish also at an English desk."""
    before = SPOKEN.set(code)
    try:
        with force_locale(language().locale):
            yield
    finally:
        SPOKEN.reset(before)


def _(text: str, /, **values: object) -> str:
    """Return a text in the reader's language; in Swedish when it is missing."""
    said = language().text(text)
    return filled(said or text, values, untranslated=bool(text) and not said and _marked())


def _l(text: str, /, **values: object) -> str:
    """Return a text that is put into the reader's language when it is shown; for tables at module level."""
    return cast(str, LazyText(partial(_, text, **values)))


def _lp(context: str, text: str, /) -> str:
    """Return a text of one meaning, where the Swedish word has two; put into the language when shown."""
    return cast(str, LazyText(lambda: language().text(text, context) or text))


def ngettext(one: str, many: str, num: int, /, **values: object) -> str:
    """Return the form of a text that fits a count, which it names `%(num)s`."""
    said = language().plural(one, many, num)
    swedish = SWEDISH.plural(one, many, num)
    return filled(said or swedish, {"num": num, **values}, untranslated=not said and _marked())


def in_swedish(text: str) -> str:
    """Return what an operation has written itself, marked up as Swedish on a page in another language."""
    foreign = bool(text) and not language().is_swedish
    return Phrase(text, untranslated=foreign) if foreign or "\n" in text else text


def translated(text: str) -> str:
    """Return a text of a questionnaire in the reader's language, or marked up as the Swedish that it is."""
    return language().text(text) or in_swedish(text)


def day(value: date) -> str:
    """Return a date in words: 3 mars 2026."""
    return str(format_date(value, "long"))


def month(value: date) -> str:
    """Return a month in words: mars 2026."""
    return str(format_date(value, "MMMM y"))


def day_of_year(value: date) -> str:
    """Return a date in words where its year is known: 3 mars."""
    return format_skeleton("MMMMd", value, locale=language().locale)


def _locale() -> Locale:
    return language().locale


def _reading() -> Reading | None:
    return cast(Reading | None, current_app.extensions.get("reading")) if has_app_context() else None


def _marked() -> bool:
    reading = _reading()
    return reading is not None and reading.marks and not language().is_swedish
