"""Filters that put words on values in the respondent's templates."""

from collections.abc import Mapping

from flask import Flask
from markupsafe import Markup, escape

from survey.domain.questionnaire import Question
from survey.i18n import day


def add_filters(app: Flask) -> None:
    """Give the templates of an app their filters."""
    shared = {"lines": lines, "asked": asked, "choice_pairs": choice_pairs}
    app.jinja_env.filters.update(**shared, day_text=day, as_links=as_links)


def lines(text: str) -> Markup:
    """Return text with its line breaks kept: in lättläst they are part of the text."""
    return Markup("<br>\n").join(escape(line) for line in text.split("\n"))


def asked(question: Question, easy: bool) -> str:
    """Return a question on one line, in the words that the person reads."""
    return (question.easy_text if easy and question.easy_text else question.text).replace("\n", " ")


def choice_pairs(question: Question, easy: bool) -> list[tuple[str, str]]:
    """Return (code, words) for each answer, in the words that the person reads."""
    return [
        (choice.code, choice.easy_label if easy and choice.easy_label else choice.label)
        for choice in question.choices
    ]


def as_links(problems: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return problems as (link to the field, sentence)."""
    return [(f"#{name}", sentence) for name, sentence in problems.items()]
