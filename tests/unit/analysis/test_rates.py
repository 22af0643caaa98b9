"""The named measures of the operation."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.rates import (
    OfferCounts,
    named_measures,
    offer_rate,
    offer_rate_without_deceased,
    response_rate,
    response_rate_of_reached,
    response_share_of_endings,
    response_share_without_deceased,
)
from analysis.shares import Share

YEAR_2024 = OfferCounts(endings=102, sent=86, answers=21, died_before_offer=1)


def test_the_four_measures_of_2024():
    texts = [(measure.name, measure.share.text) for measure in named_measures(YEAR_2024)]
    assert texts == [
        ("Erbjudandegrad", "84\u00a0% (86 av 102)"),
        ("Svarsfrekvens", "24\u00a0% (21 av 86)"),
        ("Svarsfrekvens av nådda", "24\u00a0% (21 av 86)"),
        ("Svarsandel av alla avslutade", "21\u00a0% (21 av 102)"),
    ]


@pytest.mark.parametrize(("sent", "endings", "percent"), [(68, 79, 86), (18, 23, 78)])
def test_the_offered_share_by_kind_of_ending_2024(sent, endings, percent):
    assert offer_rate(OfferCounts(endings=endings, sent=sent)).share.percent == percent


def test_who_died_before_the_offer_is_taken_out_below_the_line_only():
    assert offer_rate_without_deceased(YEAR_2024).share == Share(86, 101)
    assert response_share_without_deceased(YEAR_2024).share == Share(21, 101)


def test_who_died_after_the_offer_is_taken_out_on_both_sides():
    died_later = OfferCounts(endings=102, sent=86, answers=21, died_after_offer=1)
    assert offer_rate_without_deceased(died_later).share == Share(85, 101)
    assert response_share_without_deceased(died_later).share == Share(21, 102)


def test_who_declined_had_the_possibility_but_was_sent_nothing():
    counts = OfferCounts(endings=10, sent=7, declined=1, died_before_offer=1)
    assert offer_rate(counts).share == Share(8, 10)
    assert offer_rate_without_deceased(counts).share.percent_1 == Decimal("88.9")
    assert response_rate(counts).share == Share(0, 7)


def test_what_came_back_was_neither_offered_nor_reached():
    counts = OfferCounts(endings=10, sent=8, bounced=2, answers=3)
    assert offer_rate(counts).share == Share(6, 10)
    assert response_rate(counts).share == Share(3, 8)
    assert response_rate_of_reached(counts).share == Share(3, 6)
    assert response_share_of_endings(counts).share == Share(3, 10)


def test_no_endings_give_no_figures():
    assert {measure.share.text for measure in named_measures(OfferCounts(0))} == {"– (0 av 0)"}


def test_every_measure_is_defined_in_words():
    measures = (
        *named_measures(YEAR_2024),
        offer_rate_without_deceased(YEAR_2024),
        response_share_without_deceased(YEAR_2024),
    )
    assert len({measure.name for measure in measures}) == 6
    assert all(measure.definition.endswith(".") for measure in measures)


@pytest.mark.parametrize(
    "counts",
    [
        {"endings": 10, "sent": 11},
        {"endings": 10, "sent": 9, "declined": 2},
        {"endings": 10, "sent": 9, "died_before_offer": 2},
        {"endings": 10, "sent": 5, "answers": 6},
        {"endings": 10, "sent": 5, "answers": 4, "bounced": 2},
        {"endings": 10, "sent": 5, "died_after_offer": 6},
        {"endings": 10, "sent": 5, "answers": -1},
        {"endings": 10, "sent": 5, "died_before_offer": -1},
    ],
)
def test_counts_that_cannot_add_up_are_refused(counts):
    with pytest.raises(ValueError, match="do not add up"):
        OfferCounts(**counts)


@st.composite
def possible_counts(draw):
    """Counts built from the ends of the tree: every one of them adds up."""
    answers, silent, bounced, declined, early, waiting = (draw(st.integers(0, 30)) for _ in range(6))
    sent = answers + silent + bounced
    late = draw(st.integers(0, answers + silent + declined))
    return OfferCounts(sent + declined + early + waiting, sent, declined, bounced, answers, early, late)


@given(possible_counts())
def test_whatever_can_happen_gives_shares(counts):
    measures = (*named_measures(counts), offer_rate_without_deceased(counts))
    assert all(0 <= measure.share.part <= measure.share.whole for measure in measures)
    assert response_share_without_deceased(counts).share.whole <= counts.endings
