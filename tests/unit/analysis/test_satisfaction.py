"""The result of a question: stated base, everything beside it shown, no sum but that of the counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.satisfaction import NOBODY, ROUNDING_NOTE, Base, QuestionResult
from analysis.shares import Share
from analysis.tallies import Answer, QuestionTally

COUNTS = st.integers(0, 40)
TALLIES = st.builds(QuestionTally, st.just("q"), COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS)
CHANGE = QuestionTally("positiv_forandring", ja=15, till_viss_del=3, nej=3)
COOPERATION = QuestionTally("samverkan", ja=15, till_viss_del=1, nej=2, inte_aktuellt=2, unanswered=1)


def percents(result):
    return [each.share.percent for each in result.shares]


def test_fifteen_three_three_are_71_14_14_with_the_rounding_note():
    result = QuestionResult(CHANGE)
    assert percents(result) == [71, 14, 14]
    assert result.rounding_note == ROUNDING_NOTE == "Summan kan avvika från 100 på grund av avrundning."


def test_inte_aktuellt_stands_beside_the_base():
    result = QuestionResult(COOPERATION)
    assert result.share(Answer.JA).text == "83\u00a0% (15 av 18)"
    assert result.not_relevant == Share(2, 21)
    assert result.nonresponse == Share(1, 21)


def test_the_base_of_2024_counts_inte_aktuellt():
    result = QuestionResult(COOPERATION, Base.WITH_INTE_AKTUELLT)
    assert percents(result) == [75, 5, 10, 10]
    assert result.rounding_note is None
    assert result.share(Answer.INTE_AKTUELLT) == Share(2, 20)


def test_an_answer_outside_the_base_has_no_share_of_it():
    with pytest.raises(ValueError, match="not in the base"):
        QuestionResult(COOPERATION).share(Answer.INTE_AKTUELLT)


def test_the_bases_are_named_in_swedish():
    assert Base.VALID.label == "alla som svarade ja, till viss del eller nej"
    assert Base.WITH_INTE_AKTUELLT.label == "alla som svarade ja, till viss del, nej eller inte aktuellt"


@pytest.mark.parametrize(
    ("tally", "sentence"),
    [
        (
            QuestionTally("tillganglighet", ja=19, till_viss_del=1, unanswered=1),
            "95 % (19 av 20) svarade ja, 5 % (1 av 20) svarade till viss del. 1 har inte besvarat frågan.",
        ),
        (
            QuestionTally("q", ja=8, nej=2, inte_aktuellt=3),
            "80 % (8 av 10) svarade ja, 20 % (2 av 10) svarade nej. 3 svarade inte aktuellt.",
        ),
        (QuestionTally("q", inte_aktuellt=1), f"{NOBODY} 1 svarade inte aktuellt."),
        (QuestionTally("q", illegible=2), f"{NOBODY} 2 svar gick inte att läsa."),
        (QuestionTally("q"), NOBODY),
    ],
)
def test_a_question_is_told_in_one_swedish_sentence_each(tally, sentence):
    assert QuestionResult(tally).sentence == sentence.replace(" %", "\u00a0%")


def test_on_the_base_of_2024_inte_aktuellt_is_told_once_with_its_share():
    sentence = QuestionResult(COOPERATION, Base.WITH_INTE_AKTUELLT).sentence
    assert sentence.count("inte aktuellt") == 1
    assert "10\u00a0% (2 av 20) svarade inte aktuellt" in sentence


@given(TALLIES, st.sampled_from(Base))
def test_the_parts_sum_to_the_base_and_the_base_and_the_rest_to_all(tally, base):
    result = QuestionResult(tally, base)
    assert sum(each.share.part for each in result.shares) == result.n
    assert {each.share.whole for each in result.shares} == {result.n}
    beside = 0 if base is Base.WITH_INTE_AKTUELLT else result.not_relevant.part
    assert result.n + beside + result.nonresponse.part == tally.returned


@given(TALLIES)
def test_105_percent_can_never_be_written(tally):
    result = QuestionResult(tally)
    assert percents(result) != [75, 15, 15]
    if result.n:
        assert abs(sum(percents(result)) - 100) <= 1
        assert (result.rounding_note is None) == (sum(percents(result)) == 100)
    else:
        assert percents(result) == [None, None, None]
        assert result.rounding_note is None


def test_no_counts_up_to_thirty_round_to_75_15_15():
    shown = {
        tuple(percents(QuestionResult(QuestionTally("q", ja, some, n - ja - some))))
        for n in range(1, 31)
        for ja in range(n + 1)
        for some in range(n - ja + 1)
    }
    assert (71, 14, 14) in shown
    assert (75, 15, 15) not in shown
