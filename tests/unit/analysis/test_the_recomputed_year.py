"""Every figure of the printed year 2024, recomputed: shares, intervals, bounds and statuses."""

from fractions import Fraction
from math import comb

import pytest

from analysis.goals import (
    Goal,
    GoalKind,
    GoalStatus,
    Outcome,
    Reading,
    reading_status,
    register_status,
    status,
)
from analysis.intervals import clopper_pearson, hypergeometric, wilson, worst_case
from analysis.rates import OfferCounts, offer_rate
from analysis.satisfaction import Base, QuestionResult
from analysis.shares import Share
from analysis.tallies import Answer, QuestionTally
from tests.unit.analysis.test_goal_readings import EXAMPLES

ALL = Fraction(1)
UP, NO, OPEN = GoalStatus.REACHED, GoalStatus.NOT_REACHED, GoalStatus.CANNOT_TELL
RATES = [
    (21, 86, Fraction(1050, 43), 24, (0.16562, 0.344629), (0.15795, 0.348725)),
    (21, 102, Fraction(350, 17), 21, (0.138789, 0.294325), (0.132194, 0.29733)),
    (20, 86, Fraction(1000, 43), 23, (0.155891, 0.332096), (0.148211, 0.336063)),
    (20, 102, Fraction(1000, 51), 20, (0.130671, 0.283548), (0.124078, 0.286453)),
    (86, 102, Fraction(4300, 51), 84, (0.760289, 0.901077), (0.757799, 0.907598)),
    (68, 79, Fraction(6800, 79), 86, (0.767627, 0.920435), (0.764503, 0.92839)),
    (18, 23, Fraction(1800, 23), 78, (0.580965, 0.90336), (0.562969, 0.925397)),
    (23, 102, Fraction(1150, 51), 23, (0.155217, 0.31569), (0.148631, 0.318887)),
    (15, 62, Fraction(750, 31), 24, (0.152459, 0.361525), (0.142186, 0.36745)),
]
BOUNDS = [
    (19, (0.186275, 0.990196), (0.22093, 0.988372), (0.904762, 0.952381)),
    (18, (0.176471, 0.980392), (0.209302, 0.976744), (0.857143, 0.904762)),
    (15, (0.147059, 0.95098), (0.174419, 0.94186), (0.714286, 0.761905)),
    (14, (0.137255, 0.941176), (0.162791, 0.930233), (0.666667, 0.714286)),
]
"""Ja of 20; the bounds without assumptions for 102 ended, 86 sent, and the one answer outside the tables."""
ANSWERS = {
    "tillganglighet": ((19, 1, 0, 0), (95, 5, 0), (0.764, 0.991)),
    "bemotande": ((19, 0, 1, 0), (95, 0, 5), (0.764, 0.991)),
    "arbetat_tillsammans": ((18, 1, 1, 0), (90, 5, 5), (0.699, 0.972)),
    "fullfoljt_uppdrag": ((18, 1, 1, 0), (90, 5, 5), (0.699, 0.972)),
    "ratt_vard_stod": ((14, 3, 1, 0), (78, 17, 6), (0.548, 0.910)),
    "positiv_forandring": ((15, 3, 3, 0), (71, 14, 14), (0.500, 0.862)),
    "myndighetssamverkan": ((15, 1, 2, 2), (83, 6, 11), (0.608, 0.942)),
    "rekommendera": ((19, 0, 1, 0), (95, 0, 5), (0.764, 0.991)),
}
"""Ja, till viss del, nej, inte aktuellt; the true percentages of the first three; Wilson's interval of ja."""
MORE_EXAMPLES = [
    (14, 20, 102, ALL, NO, NO, NO),
    (20, 20, 102, Fraction(1, 2), UP, UP, OPEN),
    (20, 20, 20, Fraction(9, 10), UP, UP, UP),
    (20, 20, 20, Fraction(3, 4), UP, UP, UP),
    (20, 20, 20, Fraction(1, 2), UP, UP, UP),
    (60, 62, 102, Fraction(3, 4), UP, UP, OPEN),
    (95, 100, 102, ALL, NO, NO, NO),
    (95, 100, 102, Fraction(3, 4), UP, UP, UP),
    (95, 100, 102, Fraction(1, 2), UP, UP, UP),
    (19, 20, 21, Fraction(3, 4), UP, UP, UP),
    (19, 20, 21, Fraction(1, 2), UP, UP, UP),
]
WITHIN = [
    (19, 20, (19, 19)),
    (19, 21, (19, 20)),
    (60, 102, (94, 100)),
    (95, 102, (96, 97)),
    (20, 102, (87, 102)),
]
POPULATION, ASKED = 102, 20
HOLDS = [
    ("wilson", 0.9496, 0.9733, 0.0194, 0.3254, 0.2272),
    ("clopper_pearson", 0.9768, 0.9891, 0.0, 0.3661, 0.2475),
    ("hypergeometric", 0.956, 0.9791, 0.0, 0.3259, 0.2157),
]
"""Over every possible number of ja of 102 with 20 answers: coverage at least and on average, how many below
95 %, the mean width, and the width at 19 of 20."""


def close(interval, expected, tolerance=5e-7):
    return (float(interval.low), float(interval.high)) == pytest.approx(expected, abs=tolerance, rel=0)


@pytest.mark.parametrize(("part", "whole", "exact", "percent", "score", "binomial"), RATES)
def test_each_rate_of_the_reports_is_its_counts(part, whole, exact, percent, score, binomial):
    share = Share(part, whole)
    assert (100 * share.fraction, share.percent) == (exact, percent)
    assert close(wilson(part, whole), score)
    assert close(clopper_pearson(part, whole), binomial)


@pytest.mark.parametrize(("ja", "of_ended", "of_sent", "with_the_21st"), BOUNDS)
def test_without_assumptions_each_row_says_this_much(ja, of_ended, of_sent, with_the_21st):
    assert close(worst_case(ja, 20, 102), of_ended)
    assert close(worst_case(ja, 20, 86), of_sent)
    assert close(worst_case(ja, 20, 21), with_the_21st)


@pytest.mark.parametrize("name", ANSWERS)
def test_the_true_percentages_of_each_question(name):
    counts, percents, score = ANSWERS[name]
    result = QuestionResult(QuestionTally(name, *counts, unanswered=21 - sum(counts)))
    assert tuple(each.share.percent for each in result.shares) == percents
    ja = result.share(Answer.JA)
    assert close(wilson(ja.part, ja.whole), score, 5e-4)


def test_with_inte_aktuellt_in_the_base_the_printed_75_comes_back():
    counts, _, _ = ANSWERS["myndighetssamverkan"]
    result = QuestionResult(QuestionTally("samverkan", *counts, unanswered=1), Base.WITH_INTE_AKTUELLT)
    assert [each.share.percent for each in result.shares] == [75, 5, 10, 10]


@pytest.mark.parametrize(("x", "n", "population", "target", "svarande", "likely", "certain"), MORE_EXAMPLES)
def test_the_rest_of_the_recomputed_examples(x, n, population, target, svarande, likely, certain):
    assert reading_status(Reading.SVARANDE, x, n, population, target) is svarande
    assert reading_status(Reading.POPULATION, x, n, population, target) is likely
    assert reading_status(Reading.WORST_CASE, x, n, population, target) is certain


def test_no_example_is_told_twice_and_there_are_thirty_six():
    assert len({each[:4] for each in [*EXAMPLES, *MORE_EXAMPLES]}) == len(EXAMPLES) + len(MORE_EXAMPLES) == 36


@pytest.mark.parametrize(("ja", "population", "people"), WITHIN)
def test_the_population_interval_is_whole_people(ja, population, people):
    n = {60: 62, 95: 100}.get(ja, 20)
    found = hypergeometric(ja, n, population)
    assert (found.low, found.high) == people


@pytest.mark.parametrize(
    ("offered", "ended", "missing"),
    [(86, 102, 16), (68, 79, 11), (18, 23, 5)],
    ids=["all", "formal", "broken off"],
)
def test_the_goal_of_everybody_asked_is_missed_by_so_many(offered, ended, missing):
    share = offer_rate(OfferCounts(endings=ended, sent=offered)).share
    assert register_status(share, ALL) is NO
    assert share.whole - share.part == missing


@pytest.mark.parametrize("kind", [GoalKind.COUNT, GoalKind.COUNT_PER_AREA])
def test_what_was_printed_as_done_without_a_count_cannot_be_told(kind):
    assert status(Goal("Rapportera systemfel", kind, Fraction(4)), Outcome()) is OPEN


@pytest.mark.parametrize("least", [Fraction(6363, 10000), Fraction(8523, 10000), Fraction(9848, 10000)])
def test_one_answer_below_full_is_enough_to_miss_a_goal_of_all(least):
    n = 264
    assert reading_status(Reading.SVARANDE, round(least * n), n, n, ALL) is NO


def coverage(covered):
    """For each number of ja in the population: how often an interval of 20 answers holds it."""
    ways = comb(POPULATION, ASKED)
    for ja in range(POPULATION + 1):
        draws = range(max(0, ASKED - POPULATION + ja), min(ASKED, ja) + 1)
        hits = sum(comb(ja, x) * comb(POPULATION - ja, ASKED - x) for x in draws if covered(x, ja))
        yield Fraction(hits, ways)


def ends_of(name, x):
    if name == "hypergeometric":
        people = hypergeometric(x, ASKED, POPULATION)
        return people.low / POPULATION, people.high / POPULATION
    found = {"wilson": wilson, "clopper_pearson": clopper_pearson}[name](x, ASKED)
    return found.low, found.high


@pytest.mark.parametrize(("name", "least", "mean", "below", "width", "at_19"), HOLDS)
def test_each_interval_holds_as_often_as_it_was_found_to(name, least, mean, below, width, at_19):
    ends = {x: ends_of(name, x) for x in range(ASKED + 1)}
    held = list(coverage(lambda x, ja: ends[x][0] - 1e-9 <= ja / POPULATION <= ends[x][1] + 1e-9))
    assert float(min(held)) == pytest.approx(least, abs=5e-5)
    assert float(sum(held) / len(held)) == pytest.approx(mean, abs=5e-5)
    assert sum(each < Fraction(19, 20) for each in held) / len(held) == pytest.approx(below, abs=5e-5)
    assert ends[19][1] - ends[19][0] == pytest.approx(at_19, abs=5e-5)
    widths = [high - low for low, high in ends.values()]  # every x is as likely when every number of ja is
    assert sum(widths) / len(widths) == pytest.approx(width, abs=5e-5)
