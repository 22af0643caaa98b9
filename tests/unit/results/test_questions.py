"""A question is shown as far as its audience may see it, and in no other way."""

import pytest

from analysis.release import Audience
from survey.answers.tallies import Count
from survey.results.questions import versions_of

VERSION = "avslutningsenkat-2024"
HARD = "\u00a0"


def shown(audience=Audience.CHEF, question="bemotande", version=VERSION, **answers):
    counts = [Count(1, version, question, "" if code == "blank" else code, n) for code, n in answers.items()]
    (found,) = versions_of(counts, audience)
    return next(each for each in found.questions if each.id == question)


def numbers(answers):
    return {each.answer: (each.figure.numerator, each.figure.denominator) for each in answers}


def test_four_answers_show_nothing():
    found = shown(ja=3, nej=1)
    assert (found.shown, found.ja, found.answers, found.beside, found.other_base) == (
        False,
        None,
        None,
        None,
        None,
    )
    assert found.sentence == "Färre än 5 svar – visas inte"


@pytest.mark.parametrize("answers", [{"ja": 5}, {"ja": 6, "till_viss_del": 1, "nej": 2}])
def test_five_to_nine_answers_show_counts_without_percent(answers):
    found = shown(**answers)
    assert found.shown
    assert (found.ja.numerator, found.ja.denominator, found.ja.percent) == (
        answers["ja"],
        sum(answers.values()),
        None,
    )
    assert found.answers is None
    assert "%" not in found.sentence


def test_ten_answers_show_every_share_on_its_base():
    found = shown(ja=8, till_viss_del=1, nej=1, blank=2)
    assert numbers(found.answers) == {"ja": (8, 10), "till_viss_del": (1, 10), "nej": (1, 10)}
    assert numbers(found.beside) == {"inte_aktuellt": (0, 12), "unanswered": (2, 12), "illegible": (0, 12)}
    assert found.sentence.startswith(f"80{HARD}% (8 av 10) svarade ja")


def test_inte_aktuellt_stands_beside_and_the_base_of_2024_is_told_too():
    found = shown(question="myndighetssamverkan", ja=15, till_viss_del=1, nej=2, inte_aktuellt=2, blank=1)
    assert found.ja.text == f"83{HARD}% (15 av 18)"
    assert found.other_base.ja.text == f"75{HARD}% (15 av 20)"


def test_a_question_without_inte_aktuellt_has_one_base():
    assert shown(ja=15, nej=3).other_base is None


def test_the_note_about_rounding_stands_where_the_percents_do_not_add_up():
    assert shown(ja=15, till_viss_del=3, nej=3).note == "Summan kan avvika från 100 på grund av avrundning."
    assert shown(ja=10, till_viss_del=5, nej=5).note is None


def test_the_ledningsgrupp_sees_nothing_below_ten_answers():
    found = shown(Audience.LEDNINGSGRUPP, ja=9)
    assert (found.shown, found.ja) == (False, None)
    assert found.sentence == "Färre än 10 svar – visas inte"


@pytest.mark.parametrize("total", [10, 21, 49])
def test_the_ledningsgrupp_reads_counts_and_no_percent_below_fifty(total):
    found = shown(Audience.LEDNINGSGRUPP, ja=total - 1, nej=1)
    assert found.shown
    assert (found.ja.text, found.ja.percent, found.answers) == (f"{total - 1} av {total}", None, None)
    assert "%" not in found.sentence


def test_the_ledningsgrupp_reads_percent_from_fifty():
    assert shown(Audience.LEDNINGSGRUPP, ja=49, nej=1).ja.text == f"98{HARD}% (49 av 50)"


def test_a_question_that_nobody_was_asked_is_not_shown():
    counts = [Count(1, VERSION, "bemotande", "ja", 12)]
    (version,) = versions_of(counts, Audience.CHEF)
    assert [each.id for each in version.questions if each.shown] == ["bemotande"]


def test_versions_are_never_pooled_and_the_oldest_comes_first():
    counts = [Count(1, "klarsprak-2026", "bemotande", "ja", 6), Count(1, VERSION, "bemotande", "ja", 6)]
    versions = versions_of(counts, Audience.CHEF)
    assert [each.version for each in versions] == [VERSION, "klarsprak-2026"]
    assert {q.ja.denominator for v in versions for q in v.questions if q.ja} == {6}
    assert versions[1].series_break
