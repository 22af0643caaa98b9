"""The register's figures: every ending is offered or carries a reason, and the parts add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.release import Audience
from survey.answers.opening import Opening
from survey.domain.kinds import UNKNOWN_AREA, EndingKind, NotOfferedReason, StopReason
from survey.results.names import NOT_YET, OTHER_REASONS, kind_names
from survey.results.register import areas_told, offer_counts, register_of
from survey.results.returned import returns_of
from tests.unit.results.endings import ending

AREAS = (("centrala", "Centrala"), ("norra", "Norra"), (UNKNOWN_AREA, "Ej angivet"))
ENDINGS = st.lists(
    st.builds(
        ending,
        st.booleans(),
        st.none() | st.sampled_from(NotOfferedReason),
        st.sampled_from(EndingKind),
        st.sampled_from([code for code, _ in AREAS]),
        stopped=st.none() | st.sampled_from(StopReason),
    ),
    max_size=40,
)


def register(*endings, audience=Audience.CHEF):
    return register_of(endings, kind_names(), AREAS, audience)


def reasons_told(**counts):
    """What the ledningsgrupp is told when so many were not offered for each reason."""
    left = [ending(reason=NotOfferedReason(code)) for code, n in counts.items() for _ in range(n)]
    found = register(ending(), *left, audience=Audience.LEDNINGSGRUPP)
    return {each.reason: each.count for each in found.not_offered}


def opened(answers):
    return Opening("x", 2024, 1, 9, answers, 0, overall_only=False)


def dying(count):
    return [ending(reason=NotOfferedReason.DECEASED)] * count


def test_who_said_no_was_given_the_chance_and_nothing_was_sent():
    found = register(ending(), ending(reason=NotOfferedReason.DECLINED), ending(offered=False))
    assert (found.offered.numerator, found.offered.denominator) == (2, 3)
    assert (found.sent, found.declined) == (1, 1)
    assert [(each.reason, each.count) for each in found.not_offered] == [(NOT_YET, 1)]


def test_what_came_to_nobody_was_sent_and_offered_to_nobody():
    unreached = [ending(stopped=StopReason.BOUNCED)] * 5 + [ending(stopped=StopReason.WRONG_PERSON)]
    found = register(*[ending()] * 80, *unreached, *[ending(offered=False)] * 16)
    assert (found.sent, found.unreached, found.offered.text) == (86, 6, "78\u00a0% (80 av 102)")
    assert found.offer_rate.name == "Erbjudandegrad"
    assert "inte har kommit fram" in found.offer_rate.definition


def test_who_says_no_or_dies_after_a_message_that_came_back_is_counted_once():
    found = register(
        ending(), *(ending(reason=why, stopped=StopReason.BOUNCED) for why in (
            NotOfferedReason.DECLINED, NotOfferedReason.DECEASED)),
    )  # fmt: skip
    assert (found.sent, found.unreached, found.declined, found.deceased) == (3, 2, 1, 1)
    assert found.offered.text == "67\u00a0% (2 av 3)"
    assert found.offered_without_deceased.text == "100\u00a0% (2 av 2)"


@pytest.mark.parametrize(("unreached", "declined", "told"), [
    (0, 0, (0, 0)), (5, 0, (5, 0)), (6, 5, (6, 5)), (1, 0, (None, None)), (5, 4, (None, None)),
])  # fmt: skip
def test_others_than_the_chef_read_of_few_unreached_or_few_who_said_no_nowhere(unreached, declined, told):
    back = [ending(stopped=StopReason.BOUNCED)] * unreached
    no = [ending(reason=NotOfferedReason.DECLINED)] * declined
    endings = [*[ending()] * 20, *back, *no]
    found = register(*endings, audience=Audience.LEDNINGSGRUPP)
    assert (found.unreached, found.declined) == told
    returns = returns_of([opened(9)], offer_counts(endings, 9), None, Audience.LEDNINGSGRUPP)
    names = [each.name for each in returns.measures]
    assert ("Svarsfrekvens av nådda" in names) is (told[0] is not None)


def test_the_response_rate_is_of_all_that_was_sent_and_stands_beside_that_of_the_reached():
    endings = [*[ending()] * 80, *[ending(stopped=StopReason.BOUNCED)] * 6, *[ending(offered=False)] * 16]
    returns = returns_of([opened(21)], offer_counts(endings, 21), None, Audience.CHEF)
    assert [(each.name, each.figure.text.replace("\u00a0", " ")) for each in returns.measures] == [
        ("Svarsfrekvens", "24 % (21 av 86)"),
        ("Svarsfrekvens av nådda", "26 % (21 av 80)"),
        ("Svarsandel av alla avslutade", "21 % (21 av 102)"),
    ]


def test_more_answers_than_surveys_that_came_to_somebody_are_told_without_a_share():
    endings = [*[ending()] * 8, *[ending(stopped=StopReason.BOUNCED)] * 2]
    assert returns_of([opened(9)], offer_counts(endings, 9), None, Audience.CHEF).measures == ()
    assert len(returns_of([opened(8)], offer_counts(endings, 8), None, Audience.CHEF).measures) == 3


def test_those_who_died_are_taken_out_of_the_figure_beside_and_of_no_other():
    found = register(ending(), ending(), ending(reason=NotOfferedReason.DECEASED))
    assert found.offered.text == "67\u00a0% (2 av 3)"
    assert found.offered_without_deceased.text == "100\u00a0% (2 av 2)"
    assert found.deceased == 1


@pytest.mark.parametrize(("audience", "text"), [
    (Audience.CHEF, "84\u00a0% (85 av 101)"),
    (Audience.LEDNINGSGRUPP, None),
])  # fmt: skip
def test_who_died_after_the_offer_counts_as_offered_and_is_told_beside_it_to_the_chef(audience, text):
    everyone = [ending()] * 85 + [ending(stopped=StopReason.DECEASED)] + [ending(offered=False)] * 16
    found = register(*everyone, audience=audience)
    assert found.offered.text == "84\u00a0% (86 av 102)"
    assert (found.offered_without_deceased.text if text else found.offered_without_deceased) == text


def test_without_anybody_dead_there_is_no_second_figure():
    assert register(ending()).offered_without_deceased is None


def test_an_unknown_area_is_a_group_only_when_somebody_is_in_it():
    assert [group.code for group in register(ending()).by_area] == ["centrala", "norra"]
    assert register(ending(area=UNKNOWN_AREA)).by_area[-1].name == "Ej angivet"


def test_a_year_without_endings_has_a_dash_and_no_percent():
    assert register().offered.text == "– (0 av 0)"
    assert register().offered.percent is None


@given(ENDINGS)
def test_offered_and_reasons_are_always_all_endings(endings):
    found = register(*endings)
    assert found.offered.numerator + sum(each.count for each in found.not_offered) == found.endings
    assert found.sent - found.unreached + found.declined == found.offered.numerator
    assert found.offered == found.offer_rate.figure


@given(ENDINGS)
def test_both_breakdowns_add_up_to_the_whole(endings):
    found = register(*endings)
    for groups in (found.by_kind, found.by_area):
        assert sum(group.offered.numerator for group in groups) == found.offered.numerator
        assert sum(group.offered.denominator for group in groups) == found.endings


def test_others_than_the_chef_read_rare_reasons_as_one():
    told = reasons_told(no_contact_path=7, deceased=2, unsuitable_now=3)
    assert told == {"no_contact_path": 7, OTHER_REASONS: 5}


def test_a_rest_of_four_is_not_told_nor_what_it_could_be_worked_out_from():
    assert reasons_told(no_contact_path=7, deceased=2, unsuitable_now=2) == {}


def test_reasons_that_many_share_are_told_as_they_are():
    assert reasons_told(no_contact_path=7, deceased=5) == {"no_contact_path": 7, "deceased": 5}


@pytest.mark.parametrize("others", [{}, {"no_contact_path": 9}, {"no_contact_path": 3, "declined": 2}])
@pytest.mark.parametrize("dead", [0, 1, 2, 4])
def test_others_than_the_chef_cannot_work_out_how_few_have_died(dead, others):
    left = [ending(reason=NotOfferedReason(code)) for code, n in others.items() for _ in range(n)]
    found = register(ending(), *left, *dying(dead), audience=Audience.LEDNINGSGRUPP)
    assert (found.deceased, found.offered_without_deceased) == (None, None)
    assert "deceased" not in {each.reason for each in found.not_offered}


def test_others_than_the_chef_are_told_of_many_deaths_in_every_place_or_in_none():
    told = register(ending(), *dying(5), audience=Audience.LEDNINGSGRUPP)
    assert (told.deceased, told.offered_without_deceased.text) == (5, "1 av 1")
    rest = [ending(reason=NotOfferedReason.UNSUITABLE_NOW)] * 2
    found = register(ending(), *dying(5), *rest, audience=Audience.LEDNINGSGRUPP)
    assert (found.not_offered, found.deceased, found.offered_without_deceased) == ((), None, None)


@given(ENDINGS)
def test_others_than_the_chef_never_read_of_fewer_than_five(endings):
    found = register(*endings, audience=Audience.LEDNINGSGRUPP)
    left = found.endings - found.offered.numerator
    told = [each.count for each in found.not_offered]
    assert all(count >= 5 for count in told)
    assert sum(told) in {0, left}
    assert all(group.offered.denominator >= 5 for group in found.by_area)


def test_an_area_of_four_is_left_out_for_others_than_the_chef():
    endings = [ending(), ending(), ending(), ending(), ending(), *[ending(area="norra")] * 4]
    assert areas_told(register(*endings)) == (("centrala", "Centrala"), ("norra", "Norra"))
    assert areas_told(register(*endings, audience=Audience.LEDNINGSGRUPP)) == (("centrala", "Centrala"),)
