"""Openings are added up so that nobody can subtract their way to a few people's answers."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from analysis.tallies import Answer, QuestionTally
from survey.answers.tallies import Count
from survey.results.pooling import opening_tallies, pooled

COUNTS = st.integers(0, 14)
TALLIES = st.lists(
    st.builds(QuestionTally, st.just("q"), COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS), max_size=8
)


def ja(count, unanswered=0):
    return QuestionTally("q", ja=count, unanswered=unanswered)


def test_every_stored_code_becomes_an_answer_of_its_opening():
    stored = ["ja", "till_viss_del", "nej", "inte_aktuellt", "", "olasligt"]
    counts = [Count(1, "v", "q", code, number) for number, code in enumerate(stored, start=1)]
    (found,) = opening_tallies("q", counts)
    assert [found.count(answer) for answer in Answer] == [1, 2, 3, 4, 5, 6]


def test_openings_keep_apart_and_come_in_their_order():
    counts = [Count(2, "v", "q", "ja", 7), Count(1, "v", "q", "ja", 11), Count(2, "v", "q", "nej", 5)]
    assert opening_tallies("q", counts) == [ja(11), QuestionTally("q", ja=7, nej=5)]


def test_two_large_openings_are_shown_together():
    assert pooled("q", [ja(21), ja(10)]).tally == ja(31)


def test_a_few_answers_after_a_distribution_wait_and_are_told_of():
    found = pooled("q", [ja(21), ja(9, unanswered=2)])
    assert (found.tally, found.waiting) == (ja(21), 11)


def test_answers_that_waited_are_shown_when_they_are_enough():
    found = pooled("q", [ja(21), ja(9), ja(1)])
    assert (found.tally, found.waiting) == (ja(31), 0)


def test_five_more_are_enough_while_only_counts_are_shown():
    assert pooled("q", [ja(6), ja(5)]).tally == ja(11)
    assert pooled("q", [ja(6), ja(4)]).tally == ja(6)


@given(TALLIES)
def test_what_is_added_between_two_looks_could_have_been_shown_alone(openings):
    shown = [pooled("q", openings[:upto]).tally for upto in range(len(openings) + 1)]
    for before, after in pairwise(shown):
        added = after.valid - before.valid
        least = 10 if before.valid >= 10 else 5
        assert after == before or added >= least
        assert all(after.count(answer) >= before.count(answer) for answer in Answer)


@given(TALLIES)
def test_no_sheet_is_lost_or_counted_twice(openings):
    found = pooled("q", openings)
    assert found.tally.returned + found.waiting == sum(each.returned for each in openings)
