"""The fingerprint of a version changes with every word it says and with nothing else."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.domain.loader import bundled_versions, fingerprint, load_questionnaire
from survey.domain.questionnaire import Choice, Question, QuestionKind, Questionnaire

words = st.text(max_size=3)
choices = st.builds(Choice, words, words, words)
questions = st.builds(
    Question,
    id=words,
    kind=st.sampled_from(QuestionKind),
    text=words,
    hint=words,
    easy_text=words,
    choices=st.lists(choices, max_size=2).map(tuple),
    max_length=st.integers(0, 2),
)
questionnaires = st.builds(
    Questionnaire,
    version=words,
    title=words,
    valid_from=words,
    verbatim=st.booleans(),
    series_break=words,
    questions=st.lists(questions, max_size=3).map(tuple),
)
SOUND = (
    'version = "prov"\ntitle = "Prov"\nvalid_from = 2026-01-01\nverbatim = false\nseries_break = ""\n'
    '[[questions]]\nid = "hjalp"\nkind = "scale"\nindicator = "hjalp"\ntext = "Fick du hjälp?"\n'
    'choices = [{ code = "ja", label = "Ja" }, { code = "nej", label = "Nej" }]\n'
)


def changed(value):
    """Return another value of the same kind."""
    if isinstance(value, tuple):
        return value[:-1]
    if isinstance(value, QuestionKind):
        return next(kind for kind in QuestionKind if kind is not value)
    return not value if isinstance(value, bool) else value + type(value)(1)  # "x" + "1", 0 + 1


@given(one=questionnaires, other=questionnaires)
def test_two_versions_share_a_fingerprint_only_when_they_say_the_same(one, other):
    assert (fingerprint(one) == fingerprint(other)) == (one == other)


@pytest.mark.parametrize("field", [field.name for field in fields(Questionnaire)])
def test_every_field_of_a_version_counts(field):
    version = bundled_versions()["klarsprak-2026"]
    assert fingerprint(replace(version, **{field: changed(getattr(version, field))})) != fingerprint(version)


@pytest.mark.parametrize("field", [field.name for field in fields(Question)])
def test_every_field_of_a_question_counts(field):
    version = bundled_versions()["klarsprak-2026"]
    first, *others = version.questions
    first = replace(first, **{field: changed(getattr(first, field))})
    assert fingerprint(replace(version, questions=(first, *others))) != fingerprint(version)


def test_the_order_of_the_questions_counts():
    version = bundled_versions()["klarsprak-2026"]
    assert fingerprint(replace(version, questions=version.questions[::-1])) != fingerprint(version)


def test_how_the_file_is_laid_out_does_not_count(write):
    once = load_questionnaire(write("prov.toml", SOUND))
    other = SOUND.replace("\n", "\r\n").replace("[[questions]]", "# Första frågan.\r\n[[questions]]")
    again = load_questionnaire(write("prov.toml", other.replace('title = "Prov"', "title='Prov'")))
    assert fingerprint(once) == fingerprint(again)


def test_a_fingerprint_is_64_hex_digits():
    digits = fingerprint(bundled_versions()["klarsprak-2026"])
    assert len(digits) == 64
    assert set(digits) <= set("0123456789abcdef")
