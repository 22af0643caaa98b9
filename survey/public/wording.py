"""Filters that put words on values in the respondent's templates."""

from collections.abc import Mapping

from flask import Flask

from survey.domain.questionnaire import Choice, Question
from survey.i18n import _, day, language
from survey.i18n.catalogues import EASY
from survey.i18n.phrases import Phrase


def add_filters(app: Flask) -> None:
    """Give the templates of an app their filters."""
    shared = {"asked": asked, "explained": explained, "choice_pairs": choice_pairs}
    app.jinja_env.filters.update(**shared, day_text=day, as_links=as_links)


def asked(question: Question) -> str:
    """Return a question in the words that the person reads."""
    return _worded(question.text, question.easy_text)


def explained(question: Question) -> str:
    """Return what is said under a question, in the words that the person reads."""
    if language().code == EASY and question.easy_text:
        return Phrase(question.easy_hint)
    return _(question.hint)


def label(choice: Choice) -> str:
    """Return an answer in the words that the person reads."""
    return _worded(choice.label, choice.easy_label)


def choice_pairs(question: Question) -> list[tuple[str, str]]:
    """Return (code, words) for each answer."""
    return [(choice.code, label(choice)) for choice in question.choices]


def _worded(text: str, easy: str) -> str:
    """Return a questionnaire's text; its lättläst stands beside it, other languages have catalogues."""
    return Phrase(easy) if easy and language().code == EASY else _(text)


def as_links(problems: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return problems as (link to the field, sentence)."""
    return [(f"#{name}", sentence) for name, sentence in problems.items()]
