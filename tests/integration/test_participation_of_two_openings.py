"""Two openings of one year: who took part is told anew only where subtracting points at nobody."""

import pytest

from survey.contacts import participation
from survey.domain.kinds import EndingKind
from tests.conftest import TODAY
from tests.scene import open_now, people_who_answer

pytestmark = pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)
FORMAL, BROKEN_OFF = EndingKind.FORMAL, EndingKind.BROKEN_OFF


@pytest.fixture
def year(instance, offer):
    """Let so many of each kind answer, and read what is told of them."""

    def answered(formal, broken_off):
        people_who_answer(instance, offer, formal, kind=FORMAL)
        people_who_answer(instance, offer, broken_off, kind=BROKEN_OFF)
        open_now(instance)
        with instance.contacts.read() as connection:
            cells = participation.released(connection, TODAY.year)
        return {cell.level: cell.answered for cell in cells if cell.dimension == "kind"}

    for kind in (FORMAL, BROKEN_OFF):
        for _ in range(20):
            offer(kind=kind)
    return answered


@pytest.mark.parametrize("one_more", [1, 2])
def test_a_group_that_grew_by_one_or_two_people_keeps_what_was_told_first(year, one_more):
    assert year(6, 6) == {"formal": 6, "broken_off": 6}
    assert year(10, one_more) == {"formal": 6, "broken_off": 6}


def test_groups_that_grew_by_more_are_told_anew(year):
    assert year(6, 6) == {"formal": 6, "broken_off": 6}
    assert year(7, 3) == {"formal": 13, "broken_off": 9}
