"""What is published of the questions: one plain sentence for each, never that somebody had an ombud."""

from types import SimpleNamespace

import pytest

from survey.domain.loader import bundled_versions
from survey.domain.public_summary import PublicOpinion
from survey.results.figures import Figure
from survey.results.public_summary import OPINIONS, public_summary


def question(indicator, part, whole):
    ja = None if whole is None else Figure(part, whole, None, "")
    return SimpleNamespace(indicator=indicator, ja=ja)


def summary_of(*versions, lines=()):
    shown = tuple(SimpleNamespace(questions=questions) for questions in versions)
    return public_summary(SimpleNamespace(year=2024, versions=shown), lines)


def test_every_question_that_is_asked_has_its_sentence():
    asked = {one.indicator for version in bundled_versions().values() for one in version.scale_questions}
    assert asked == set(OPINIONS)


@pytest.mark.parametrize("words", OPINIONS.values(), ids=OPINIONS)
def test_no_sentence_tells_that_somebody_had_an_ombud(words):
    assert "ombud" not in str(words)


def test_a_question_that_is_not_shown_is_not_there():
    assert summary_of([question("bemotande", None, None)]).opinions == ()


def test_of_two_versions_the_one_that_more_answered_speaks():
    found = summary_of(
        [question("bemotande", 3, 12)], [question("bemotande", 19, 20), question("battre_liv", 1, 10)]
    )
    assert found.opinions == (
        PublicOpinion(19, 20, str(OPINIONS["bemotande"])),
        PublicOpinion(1, 10, str(OPINIONS["battre_liv"])),
    )


def test_only_what_is_done_is_told():
    lines = [SimpleNamespace(heard="a", done=""), SimpleNamespace(heard="b", done="c")]
    assert [(deed.heard, deed.done) for deed in summary_of(lines=lines).deeds] == [("b", "c")]
