"""Puts the day, the telephone and the like into texts that are printed."""

from collections.abc import Mapping
from datetime import date

from babel.dates import format_date

from survey.delivery.messages import put_in
from survey.i18n.catalogues import SOURCE

Words = Mapping[str, str | tuple[str, ...]]


def filled(words: Words, last_day: date, language: str = SOURCE, **values: str) -> Words:
    """Return texts with `{last_day}` and the named values put in; raises KeyError for another placeholder."""
    locale = tag_of(language)
    known = {"last_day": format_date(last_day, "d MMMM y", locale=locale).replace(" ", "\u00a0"), **values}
    return {
        name: put_in(text, known) if isinstance(text, str) else tuple(put_in(each, known) for each in text)
        for name, text in words.items()
    }


def tag_of(language: str) -> str:
    """Return what a reader of pages is told of a language: lättläst is Swedish."""
    return language.partition("-")[0]
