"""One rule for what may be shown to whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.participation import Group
from analysis.release import RULE, Audience, Level, ReleaseRule, rounded_down
from analysis.satisfaction import Base, QuestionResult
from analysis.tallies import QuestionTally

COUNTS = st.integers(0, 8)
TALLIES = st.builds(QuestionTally, st.just("q"), COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS)


@pytest.mark.parametrize(
    ("answers", "chef", "ledningsgrupp"),
    [
        (0, Level.NOTHING, Level.NOTHING),
        (4, Level.NOTHING, Level.NOTHING),
        (5, Level.COUNTS, Level.NOTHING),
        (9, Level.COUNTS, Level.NOTHING),
        (10, Level.DISTRIBUTION, Level.DISTRIBUTION),
        (21, Level.DISTRIBUTION, Level.DISTRIBUTION),
    ],
)
def test_the_thresholds(answers, chef, ledningsgrupp):
    assert RULE.level(answers, Audience.CHEF) is chef
    assert RULE.level(answers, Audience.LEDNINGSGRUPP) is ledningsgrupp


def test_fewer_than_five_answers_show_nothing():
    released = RULE.question(QuestionTally("q", ja=4, inte_aktuellt=9, unanswered=8))
    assert released.text == "Färre än 5 svar – visas inte"
    assert (released.ja, released.n, released.result) == (None, None, None)


def test_five_to_nine_answers_show_counts_over_all_and_no_percentage():
    released = RULE.question(QuestionTally("q", ja=5, till_viss_del=1, nej=1, unanswered=3))
    assert released.text == "5 av 7 svarade ja. 2 svarade något annat."
    assert (released.ja, released.n, released.result) == (5, 7, None)
    assert RULE.question(QuestionTally("q", ja=7)).text == "7 av 7 svarade ja. Ingen svarade något annat."


def test_ledningsgrupp_sees_nothing_below_ten():
    released = RULE.question(QuestionTally("q", ja=9), Audience.LEDNINGSGRUPP)
    assert released.text == "Färre än 10 svar – visas inte"
    assert (released.ja, released.n, released.result) == (None, None, None)


@pytest.mark.parametrize("audience", Audience)
def test_ten_answers_show_the_distribution(audience):
    tally = QuestionTally("q", ja=9, nej=1, inte_aktuellt=2)
    released = RULE.question(tally, audience, Base.WITH_INTE_AKTUELLT)
    assert released.result == QuestionResult(tally, Base.WITH_INTE_AKTUELLT)
    assert released.text == released.result.sentence


@given(TALLIES, st.sampled_from(Audience))
def test_what_is_hidden_is_in_no_field(tally, audience):
    released = RULE.question(tally, audience)
    shows = [released.ja is not None, released.n is not None, released.result is not None]
    assert (
        shows
        == {
            Level.NOTHING: [False, False, False],
            Level.COUNTS: [True, True, False],
            Level.DISTRIBUTION: [True, True, True],
        }[released.level]
    )
    assert ("%" in released.text) == (released.level is Level.DISTRIBUTION)


def test_the_chef_is_never_stricter_than_the_reader_by_mistake():
    rule = ReleaseRule(counts_from=12, distribution_from=20, reader_from=10)
    assert rule.level(11, Audience.LEDNINGSGRUPP) is Level.NOTHING


def test_participation_is_shown_under_the_same_rule():
    people = [Group("Formellt", 19, 68), Group("Avbrutet", 2, 18)]
    assert [each.answered for each in RULE.participation(people)] == [None, None]
    assert [each.answered for each in ReleaseRule(slack=2).participation(people)] == [19, 2]


@pytest.mark.parametrize(("answers", "shown"), [(0, 0), (4, 0), (5, 5), (9, 5), (21, 20)])
def test_the_count_in_an_unopened_urn_is_rounded_down_to_fives(answers, shown):
    assert rounded_down(answers) == shown
