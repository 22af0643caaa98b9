"""The register's figures: every ending is offered or carries a reason, and the parts add up."""

from hypothesis import given
from hypothesis import strategies as st

from survey.domain.kinds import UNKNOWN_AREA, EndingKind, NotOfferedReason
from survey.results.names import kind_names
from survey.results.register import NOT_YET, register_of
from tests.unit.results.endings import ending

AREAS = (("centrala", "Centrala"), ("norra", "Norra"), (UNKNOWN_AREA, "Ej angivet"))
ENDINGS = st.lists(
    st.builds(
        ending,
        st.booleans(),
        st.none() | st.sampled_from(NotOfferedReason),
        st.sampled_from(EndingKind),
        st.sampled_from([code for code, _ in AREAS]),
    ),
    max_size=40,
)


def register(*endings):
    return register_of(endings, kind_names(), AREAS)


def test_who_said_no_was_given_the_chance_and_nothing_was_sent():
    found = register(ending(), ending(reason=NotOfferedReason.DECLINED), ending(offered=False))
    assert (found.offered.numerator, found.offered.denominator) == (2, 3)
    assert (found.sent, found.declined) == (1, 1)
    assert [(each.reason, each.count) for each in found.not_offered] == [(NOT_YET, 1)]


def test_those_who_died_are_taken_out_of_the_figure_beside_and_of_no_other():
    found = register(ending(), ending(), ending(reason=NotOfferedReason.DECEASED))
    assert found.offered.text == "67\u00a0% (2 av 3)"
    assert found.offered_without_deceased.text == "100\u00a0% (2 av 2)"
    assert found.deceased == 1


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
    assert found.sent + found.declined == found.offered.numerator


@given(ENDINGS)
def test_both_breakdowns_add_up_to_the_whole(endings):
    found = register(*endings)
    for groups in (found.by_kind, found.by_area):
        assert sum(group.offered.numerator for group in groups) == found.offered.numerator
        assert sum(group.offered.denominator for group in groups) == found.endings
