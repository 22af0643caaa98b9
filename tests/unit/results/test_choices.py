"""A question that measures nothing: counts of ten answers or more, and nobody alone in any of them."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.release import RULE
from survey.answers.tallies import Count
from survey.domain.loader import bundled_versions
from survey.results.choices import choice_figures

HELP = bundled_versions()["klarsprak-2026"].question("hjalp")
CODES = [choice.code for choice in HELP.choices]


def told(*openings):
    counts = [
        Count(number, "klarsprak-2026", "hjalp", code, count)
        for number, opening in enumerate(openings, start=1)
        for code, count in zip([*CODES, ""], opening, strict=True)
        if count
    ]
    return choice_figures(HELP, counts)


def test_ten_answers_are_told_in_counts_without_those_who_left_it_blank():
    found = told((7, 3, 0, 2))
    assert [each.text for each in found.answers] == ["7 av 10", "3 av 10", "0 av 10"]
    assert found.sentence == (
        "10 svarade på frågan. Nej, jag svarade själv: 7; Ja, av någon jag känner: 3; Ja, av personal: 0."
    )


def test_nine_answers_are_not_told():
    found = told((9, 0, 0, 5))
    assert (found.shown, found.answered, found.answers) == (False, None, ())
    assert found.sentence == "Färre än 10 svar – visas inte"


def test_two_people_are_hidden_with_the_next_smallest():
    assert [each.text for each in told((15, 2, 3, 0)).answers] == ["15 av 20", "–", "–"]


def test_two_people_who_are_all_that_differ_hide_everything():
    found = told((18, 1, 1, 0))
    assert (found.shown, found.sentence) == (False, "Antalen visas inte. Det skyddar dem som svarade.")


def test_new_answers_wait_until_they_could_be_shown_alone():
    assert told((10, 0, 0, 0), (8, 1, 0, 1)).answered == 10
    assert told((10, 0, 0, 0), (8, 1, 0, 1)).waiting == 10
    assert told((10, 0, 0, 0), (8, 1, 0, 1), (5, 5, 0, 0)).answered == 29


def test_new_answers_wait_while_subtracting_would_show_one_person():
    assert told((9, 3, 0, 0), (9, 1, 0, 0)).sentence == told((9, 3, 0, 0)).sentence
    assert told((9, 3, 0, 0), (9, 1, 0, 0)).waiting == 10
    assert [each.count for each in told((9, 3, 0, 0), (9, 1, 0, 0), (1, 2, 0, 0)).answers] == [19, 6, 0]


def test_what_told_nothing_holds_nothing_back():
    assert [each.count for each in told((9, 1, 0, 0), (9, 2, 0, 0)).answers] == [18, 3, 0]


@given(st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4), min_size=1, max_size=4))
def test_no_two_editions_differ_by_one_or_two_people_in_an_answer(openings):
    editions = [told(*openings[:upto]) for upto in range(1, len(openings) + 1)]
    kept = [{each.answer: each.count for each in edition.answers} for edition in editions]
    for place, early in enumerate(kept):
        for later in kept[place + 1 :]:
            steps = [later[code] - early[code] for code in early if None not in (early[code], later[code])]
            assert not {1, 2} & set(steps)


@given(st.lists(st.integers(0, 30), min_size=2, max_size=5))
def test_what_is_shown_leaves_nobody_alone_among_the_hidden(counts):
    released = RULE.choices(counts)
    hidden = [count for count, shown in zip(counts, released, strict=True) if shown is None]
    assert all(shown in (None, count) for count, shown in zip(counts, released, strict=True))
    if len(hidden) < len(counts):
        assert not hidden or (len(hidden) > 1 and sum(hidden) >= 3)
        assert all(shown is None or shown == 0 or shown >= 3 for shown in released)


@pytest.mark.parametrize("total", range(10, 16))
def test_no_count_below_three_follows_from_what_is_shown(total):
    worlds = defaultdict(list)
    for one in range(total + 1):
        for two in range(total - one + 1):
            counts = (one, two, total - one - two)
            worlds[RULE.choices(counts)].append(counts)
    for possible in worlds.values():
        for place in range(3):
            assert len(possible) == 1 or {counts[place] for counts in possible} not in ({1}, {2})
