"""Counts add up to the returned questionnaires, before and after pooling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.tallies import Answer, QuestionTally, returned_questionnaires, tally

ANSWERS = st.lists(st.sampled_from(list(Answer)), max_size=60)


@given(ANSWERS)
def test_every_returned_questionnaire_is_counted_once(answers):
    counted = tally("bemotande", answers)
    assert counted.returned == len(answers)
    assert counted.valid + counted.inte_aktuellt + counted.missing == counted.returned
    assert all(counted.count(answer) == answers.count(answer) for answer in Answer)


@given(ANSWERS, ANSWERS)
def test_two_openings_pool_to_the_count_of_both(first, second):
    assert tally("q", first) + tally("q", second) == tally("q", first + second)


def test_two_questions_are_never_added():
    with pytest.raises(ValueError, match="cannot add liv to halsa"):
        QuestionTally("halsa", ja=1) + QuestionTally("liv", ja=1)


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="negative count for liv"):
        QuestionTally("liv", ja=3, nej=-1)


def test_blank_and_illegible_are_missing_and_inte_aktuellt_is_not():
    mixed = QuestionTally("q", ja=1, till_viss_del=2, nej=3, inte_aktuellt=4, unanswered=5, illegible=6)
    assert (mixed.valid, mixed.missing, mixed.returned) == (6, 11, 21)


def test_questions_of_one_opening_rest_on_the_same_questionnaires():
    assert (
        returned_questionnaires([QuestionTally("a", ja=20, unanswered=1), QuestionTally("b", nej=21)]) == 21
    )
    assert returned_questionnaires([]) == 0
    with pytest.raises(ValueError, match=r"\[20, 21\]"):
        returned_questionnaires([QuestionTally("a", ja=20), QuestionTally("b", ja=21)])


def test_every_answer_has_swedish_words():
    assert [answer.label for answer in Answer] == [
        "Ja",
        "Till viss del",
        "Nej",
        "Inte aktuellt",
        "Inte besvarad",
        "Oläsligt svar",
    ]
