"""The example year 2024 adds up to what was printed, in every direction."""

import json
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import survey
from survey.domain.kinds import AgeGroup, Channel, EndingKind, Gender, NotOfferedReason, Way
from survey.domain.loader import bundled_versions
from survey.domain.organisation_file import load_operation

EXAMPLE = Path(survey.__file__).parent / "example"
REPLICA = tomllib.loads((EXAMPLE / "replica_2024.toml").read_text("utf-8"))
OPERATION = load_operation(EXAMPLE / "operation.toml")
QUESTIONNAIRE = bundled_versions()[REPLICA["questionnaire"]]
GROUPS, SHEETS = REPLICA["groups"], REPLICA["sheets"]
PRINTED = {
    "tillganglighet": (19, 1, 0, 0),
    "bemotande": (19, 0, 1, 0),
    "arbetat_tillsammans": (18, 1, 1, 0),
    "fullfoljt_uppdrag": (18, 1, 1, 0),
    "ratt_vard_stod": (14, 3, 1, 0),
    "positiv_forandring": (15, 3, 3, 0),
    "myndighetssamverkan": (15, 1, 2, 2),
    "rekommendera": (19, 0, 1, 0),
}
CODES = ("ja", "till_viss_del", "nej", "inte_aktuellt")
UNHAPPY = {"till_viss_del": 1, "nej": 2}


def added(name, by):
    """Add up a number of the groups by area or kind."""
    sums = Counter()
    for group in GROUPS:
        sums[group[by]] += group[name]
    return sums


def reasons(kind):
    return sum((Counter(group["not_offered"]) for group in GROUPS if group["kind"] == kind), Counter())


@pytest.mark.parametrize(
    ("name", "formal", "broken_off"), [("endings", 79, 23), ("offered", 68, 18), ("answered", 19, 2)]
)
def test_the_kinds_add_up_to_the_print(name, formal, broken_off):
    assert added(name, "kind") == {EndingKind.FORMAL: formal, EndingKind.BROKEN_OFF: broken_off}


def test_the_kommuner_of_an_area_add_up_to_its_endings():
    by_area = Counter()
    for code, number in REPLICA["endings"]["by_municipality"].items():
        by_area[OPERATION.area_of(code).id] += number
    assert by_area == {"centrala": 37, "vastra": 15, "ostra": 27, "norra": 23} == added("endings", "area")


def test_every_kommun_of_2024_has_endings_and_no_other_has():
    took_part = {place.code for place in OPERATION.municipalities_on(date(2024, 7, 1))}
    assert set(REPLICA["endings"]["by_municipality"]) == took_part
    assert min(REPLICA["endings"]["by_municipality"].values()) > 0


def test_every_ending_is_offered_or_has_a_reason_or_is_still_to_do():
    assert [group["endings"] - group["offered"] for group in GROUPS] == [
        sum(group["not_offered"].values()) for group in GROUPS
    ]


def test_the_reasons_are_as_assumed():
    assert reasons(EndingKind.FORMAL) == {
        NotOfferedReason.NO_CONTACT_PATH: 6,
        NotOfferedReason.DECEASED: 1,
        NotOfferedReason.PROTECTED_NO_SAFE_PATH: 1,
        "not_yet": 3,
    }
    assert reasons(EndingKind.BROKEN_OFF) == {NotOfferedReason.NO_CONTACT_PATH: 4, "not_yet": 1}


def test_the_answers_of_every_area_are_many_enough_and_missing_enough_to_be_shown():
    answered, offered = added("answered", "area"), added("offered", "area")
    assert answered == {"centrala": 8, "vastra": 3, "ostra": 6, "norra": 4}
    assert all(3 <= answered[area] <= offered[area] - 3 for area in answered)


def test_no_group_answers_more_than_it_was_offered():
    assert all(group["answered"] <= group["offered"] for group in GROUPS)


@pytest.mark.parametrize(
    ("name", "words"), [("by_age", AgeGroup), ("by_gender", Gender), ("by_month", range(12))]
)
def test_each_way_of_dealing_out_the_endings_deals_them_all(name, words):
    dealt = REPLICA["endings"][name]
    numbers = dealt.values() if isinstance(dealt, dict) else dealt
    assert sum(numbers) == 102
    assert len(dealt) == len(words)
    assert not isinstance(dealt, dict) or set(dealt) == set(words)


@pytest.mark.parametrize(
    ("name", "weights"), [("by_age", "age"), ("by_gender", "gender"), ("by_month", "month")]
)
def test_the_endings_follow_their_weights_to_within_one(name, weights):
    dealt, weights = REPLICA["endings"][name], REPLICA["weights"][weights]
    if isinstance(dealt, list):
        dealt, weights = dict(enumerate(dealt)), dict(enumerate(weights))
    whole = sum(weights.values())
    assert all(abs(number - 102 * weights[word] / whole) < 1 for word, number in dealt.items())


def test_every_offer_has_a_channel_and_every_answer_a_way():
    channels, ways = REPLICA["offers"]["by_channel"], REPLICA["answers"]["by_way"]
    assert set(channels) == {channel for channel in Channel if not channel.is_sent} - {Channel.PILE}
    assert sum(channels.values()) == 86
    assert set(ways) == set(Way) - {Way.PHONE}
    assert sum(ways.values()) == 21


def test_no_more_came_by_letter_code_or_paper_than_were_offered_so():
    channels, ways = REPLICA["offers"]["by_channel"], REPLICA["answers"]["by_way"]
    assert ways[Way.CODE] <= channels[Channel.LETTER]
    on_paper = ways[Way.CODE] + ways[Way.PAPER] + ways[Way.PAPER_OWN_OMBUD]
    assert on_paper <= channels[Channel.LETTER] + channels[Channel.PAPER]
    assert ways[Way.LINK] <= channels[Channel.LINK] + channels[Channel.ONSITE]


def test_the_sheets_add_up_to_the_print_on_every_question():
    columns = {key: Counter(sheet.get(key) for sheet in SHEETS) for key in PRINTED}
    assert {key: tuple(column[code] for code in CODES) for key, column in columns.items()} == PRINTED


def test_the_counts_say_what_the_sheets_add_up_to():
    counts = {row["question"]: tuple(row[code] for code in CODES) for row in REPLICA["counts"]}
    assert counts == PRINTED
    blank = {row["question"]: row["blank"] for row in REPLICA["counts"]}
    assert blank == {key: 21 - sum(numbers) for key, numbers in PRINTED.items()}


def test_twenty_sheets_are_whole_and_one_answers_the_question_on_change_alone():
    assert (REPLICA["answers"]["complete"], REPLICA["answers"]["partial"]) == (20, 1)
    assert [sheet for sheet in SHEETS if len(sheet) == 1] == [{"positiv_forandring": "nej"}]
    left_out = [set(PRINTED) - set(sheet) for sheet in SHEETS if 1 < len(sheet) < 8]
    assert left_out == [{"ratt_vard_stod"}, {"ratt_vard_stod"}]
    assert len(SHEETS) == 21


def test_every_answer_on_a_sheet_is_one_that_the_questionnaire_has():
    answers = {(key, code) for sheet in SHEETS for key, code in sheet.items()}
    assert [(key, code) for key, code in answers if not QUESTIONNAIRE.question(key).label_of(code)] == []


def test_dissatisfaction_is_gathered_in_few_persons():
    points = sorted(sum(UNHAPPY.get(code, 0) for code in sheet.values()) for sheet in SHEETS)
    assert sum(points[-2:]) > sum(points[:-2])
    assert sum(point == 0 for point in points) > 10


def test_every_open_question_has_comments_that_its_box_has_room_for():
    questionnaire = bundled_versions()["klarsprak-2026"]
    assert set(REPLICA["comments"]) == {"vad_var_bra", "vad_kan_bli_battre"}
    for key, comments in REPLICA["comments"].items():
        assert len(comments) == len(set(comments)) == 7
        assert max(map(len, comments)) <= questionnaire.question(key).max_length


def test_the_words_nobody_may_promise_are_nowhere_in_the_example():
    assert "anonym" not in json.dumps(REPLICA).lower()
