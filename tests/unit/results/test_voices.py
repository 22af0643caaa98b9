"""Who answered, by one thing at a time, as released: a hidden group is compared with nobody."""

import pytest

from analysis.release import Audience
from survey.contacts.participation import ReleasedCell
from survey.results.voices import participation_of

KINDS = (("formal", "Avslutade"), ("broken_off", "Avbrutna"))
AREAS = (("a", "A"), ("b", "B"))
CELLS = [
    ReleasedCell("kind", "formal", 68, None),
    ReleasedCell("kind", "broken_off", 18, None),
    ReleasedCell("gender", "woman", 48, 13),
    ReleasedCell("gender", "man", 30, 5),
    ReleasedCell("gender", "unknown", 8, 3),
    ReleasedCell("age_group", "30-49", 86, 21),
    ReleasedCell("channel", "link", 80, 21),
    ReleasedCell("channel", "onsite", 6, None),
]


def told(audience=Audience.CHEF):
    return participation_of(CELLS, KINDS, (), 21, audience)


def test_a_hidden_group_shows_a_dash_and_no_comparison():
    assert [(each.text, each.compared, each.p) for each in told().by_kind] == [("–", "", "")] * 2


def test_a_shown_group_is_compared_with_all_the_others():
    found = {each.code: each for each in told().by_gender}
    assert found["woman"].text == "27\u00a0% (13 av 48)"
    assert (found["woman"].compared, found["woman"].p) == (
        "Skillnaden är inom det slumpen kan ge.",
        "p = 0,62",
    )
    assert list(found) == ["woman", "man", "unknown"]


def test_a_group_without_others_has_nobody_to_be_compared_with():
    (everybody,) = told().by_age_group
    assert (everybody.text, everybody.compared) == ("24\u00a0% (21 av 86)", "")


def test_the_ledningsgrupp_is_shown_neither_age_nor_gender():
    found = told(Audience.LEDNINGSGRUPP)
    assert (found.by_gender, found.by_age_group) == ((), ())


@pytest.mark.parametrize(("answered", "offered", "told"), [
    (10, 40, True), (9, 40, False), (None, 40, False), (36, 40, False), (35, 40, True),
])  # fmt: skip
def test_the_ledningsgrupp_is_shown_groups_of_ten_answers_or_no_group_of_the_table(answered, offered, told):
    cells = [ReleasedCell("area", "a", offered, answered), ReleasedCell("area", "b", 46, 11)]
    found = participation_of(cells, (), AREAS, 60, Audience.LEDNINGSGRUPP)
    assert [each.code for each in found.by_area] == (["a", "b"] if told else [])
    assert len(participation_of(cells, (), AREAS, 60, Audience.CHEF).by_area) == 2


def test_what_the_chef_is_told_of_small_offices_no_others_are():
    cells = [ReleasedCell("area", "a", 13, 3), ReleasedCell("area", "b", 73, 18)]
    assert participation_of(cells, (), AREAS, 21, Audience.LEDNINGSGRUPP).by_area == ()


def test_why_answers_are_not_weighted_is_said_once_they_are_counted():
    assert len(told().no_weights) == 3
    assert participation_of((), KINDS, (), 0, Audience.CHEF).no_weights == ()
