"""The three lines follow what may be shown of a question, and speak of everyone where that is one year."""

import pytest

from analysis.release import Audience
from survey.answers.tallies import Count
from survey.results.questions import versions_of

VERSION = "avslutningsenkat-2024"


def lines(population, audience=Audience.CHEF, **answers):
    counts = [Count(1, VERSION, "bemotande", code, number) for code, number in answers.items()]
    (version,) = versions_of(counts, audience, population)
    found = next(each for each in version.questions if each.id == "bemotande")
    return [line.text for line in found.lines], found.lines_note


@pytest.mark.parametrize("audience", list(Audience))
def test_nineteen_of_twenty_give_three_lines_in_their_order(audience):
    found, note = lines(102, audience, ja=19, nej=1)
    assert found == ["19 av 20 svarade ja", "mellan 79 och 101 av 102", "mellan 19 och 101 av 102"]
    assert note == ""


def test_what_may_not_be_shown_has_no_lines():
    assert lines(102, ja=4) == ([], "")
    assert lines(102, Audience.LEDNINGSGRUPP, ja=9) == ([], "")


@pytest.mark.parametrize("population", [None, 19])
def test_answers_from_another_year_leave_the_first_line_and_say_so(population):
    found, note = lines(population, ja=19, nej=1)
    assert found == ["19 av 20 svarade ja"]
    assert note.startswith("Vad alla avslutade tycker går inte att räkna ut")


def test_inte_aktuellt_and_blanks_are_unknown():
    found, _note = lines(102, ja=15, till_viss_del=1, nej=2, inte_aktuellt=2)
    assert found[0] == "15 av 18 svarade ja"
    assert found[2] == "mellan 15 och 99 av 102"
