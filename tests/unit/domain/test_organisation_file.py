"""PO Värmland is read from its file with areas, offices and kommuner; a faulty file is refused by line."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import survey
from survey.domain.organisation_file import OperationFileError, load_operation

EXAMPLE = Path(survey.__file__).parent / "example" / "operation.toml"
VARMLAND = load_operation(EXAMPLE)
SOUND = """id = "prov"
name = "Prov"

[[areas]]
id = "norr"
name = "Norr"
office = "Torsby"
municipalities = [
  { code = "1737", name = "Torsby", valid_from = 2002-01-01 },
  { code = "1766", name = "Sunne", valid_from = 2002-01-01, valid_to = 2020-12-31 },
]

[[areas]]
id = "vast"
name = "Väst"
office = "Arvika"
municipalities = [
  { code = "1784", name = "Arvika", valid_from = 2002-01-01 },
]
"""
SECOND_AREA = SOUND[SOUND.rindex("[[areas]]") :]
FAULTS = {
    "the name is missing": ('name = "Prov"\n', "", 1, "Nyckeln name saknas."),
    "an office is missing": ('office = "Arvika"\n', "", 13, "Nyckeln office saknas."),
    "an office is empty": ('office = "Arvika"', 'office = ""', 16, "Nyckeln office är tom."),
    "a key is unknown": (
        'office = "Arvika"\n',
        'office = "Arvika"\nort = 1\n',
        17,
        "Nyckeln ort är okänd här.",
    ),
    "an area id is odd": ('id = "vast"', 'id = "väst"', 14, "Namnet väst går inte att använda."),
    "an area id is taken": ('id = "vast"', 'id = "unknown"', 14, "Namnet unknown är upptaget."),
    "an area stands twice": ('id = "vast"', 'id = "norr"', 14, "Värdet norr står två gånger."),
    "a kommun stands twice": ('"1784"', '"1737"', 18, "Värdet 1737 står två gånger."),
    "a code is a number": ('"1784"', "1784", 18, "Nyckeln code har fel sorts värde."),
    "a code is too short": ('"1784"', '"784"', 18, "Kommunkoden 784 går inte att använda."),
    "a code is too long": ('"1784"', '"17840"', 18, "Kommunkoden 17840 går inte att använda."),
    "a code has other digits": ('"1784"', '"١٧٨٤"', 18, "går inte att använda."),
    "a day is missing": (", valid_from = 2002-01-01 },\n]\n", " },\n]\n", 18, "Nyckeln valid_from saknas."),
    "a day does not exist": ("2020-12-31", "2020-12-32", 10, "Datumet finns inte."),
    "a kommun ends first": ("2020-12-31", "2001-12-31", 10, "Kommunen Sunne slutar innan den börjar."),
    "an area has no kommun": (
        '[\n  { code = "1784", name = "Arvika", valid_from = 2002-01-01 },\n]',
        "[]",
        17,
        "Området Väst har ingen kommun.",
    ),
    "kommuner are no list": (SOUND[SOUND.rindex("[\n  {") :], '"Arvika"\n', 17, "har fel sorts värde."),
    "a kommun is no table": (
        '{ code = "1784", name = "Arvika", valid_from = 2002-01-01 }',
        '"Arvika"',
        18,
        "Här ska det stå nycklar med värden.",
    ),
    "an area is no table": (SOUND[SOUND.index("[[areas]]") :], 'areas = [\n  "Norr",\n]\n', 5, "stå nycklar"),
    "more than all papers": (
        'name = "Prov"\n',
        'name = "Prov"\ndouble_entry_percent = 101\n',
        3,
        "Andelen 101 %",
    ),
    "there is no area": (SOUND[SOUND.index("[[areas]]") :], "areas = []\n", 4, "har inget område."),
}


def refusal(path):
    with pytest.raises(OperationFileError) as refused:
        load_operation(path)
    return refused.value.problems


def test_the_four_areas_have_their_offices():
    assert VARMLAND.name == "Personligt ombud Värmland"
    assert [(area.id, area.name, area.office) for area in VARMLAND.areas] == [
        ("centrala", "Centrala", "Karlstad"),
        ("norra", "Norra", "Torsby"),
        ("vastra", "Västra", "Arvika"),
        ("ostra", "Östra", "Kristinehamn"),
    ]


def test_the_kommuner_have_their_scb_codes():
    assert {area.id: {m.code: m.name for m in area.municipalities} for area in VARMLAND.areas} == {
        "centrala": {
            "1780": "Karlstad",
            "1763": "Forshaga",
            "1764": "Grums",
            "1761": "Hammarö",
            "1715": "Kil",
        },
        "norra": {"1737": "Torsby", "1766": "Sunne", "1783": "Hagfors", "1762": "Munkfors"},
        "vastra": {"1784": "Arvika", "1730": "Eda", "1785": "Säffle", "1765": "Årjäng"},
        "ostra": {"1781": "Kristinehamn", "1782": "Filipstad", "1760": "Storfors"},
    }


@pytest.mark.parametrize(("line", "percent"), [("", 10), ("double_entry_percent = 100\n", 100)])
def test_a_tenth_of_the_papers_is_keyed_twice_unless_the_operation_says_otherwise(tmp_path, line, percent):
    path = tmp_path / "operation.toml"
    path.write_text(line + SOUND, encoding="utf-8")
    assert load_operation(path).double_entry_percent == percent


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2001, 12, 31), 0),
        (date(2002, 1, 1), 16),
        (date(2020, 12, 31), 16),
        (date(2021, 1, 1), 15),
        (date(2024, 6, 1), 15),
    ],
)
def test_sixteen_kommuner_took_part_in_2020_and_fifteen_in_2024(day, count):
    assert len(VARMLAND.municipalities_on(day)) == count


def test_it_is_hammaro_that_left():
    before, after = (set(VARMLAND.municipalities_on(date(year, 1, 1))) for year in (2020, 2024))
    assert {place.name for place in before - after} == {"Hammarö"}


@given(days=st.integers(min_value=-10_000, max_value=10_000))
def test_a_kommun_that_has_left_never_comes_back(days):
    day = date(2020, 12, 31) + timedelta(days=days)
    hammaro = VARMLAND.municipality("1761")
    assert hammaro is not None
    assert hammaro.takes_part(day) == (date(2002, 1, 1) <= day <= date(2020, 12, 31))


def test_an_area_is_found_by_its_id_and_by_its_kommuner():
    assert VARMLAND.area("ostra") is VARMLAND.areas[3]
    for area in VARMLAND.areas:
        assert {VARMLAND.area_of(place.code) for place in area.municipalities} == {area}


def test_what_never_took_part_is_not_found():
    assert VARMLAND.area("sodra") is None
    assert VARMLAND.area_of("0180") is None
    assert VARMLAND.municipality("0180") is None


def test_the_sound_file_is_read(write):
    operation = load_operation(write("operation.toml", SOUND))
    assert [place.valid_to for place in operation.areas[0].municipalities] == [None, date(2020, 12, 31)]


@pytest.mark.parametrize(("old", "new", "line", "what"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_refused_on_its_line(write, old, new, line, what):
    before, found, after = SOUND.rpartition(old)
    assert found
    (problem,) = refusal(write("operation.toml", before + new + after))
    assert problem.line == line
    assert what in problem.what


def test_a_kommun_may_take_part_for_a_single_day(write):
    day = date(2002, 1, 1)
    operation = load_operation(write("operation.toml", SOUND.replace("2020-12-31", "2002-01-01")))
    sunne = operation.areas[0].municipalities[1]
    assert [sunne.takes_part(day + timedelta(days=days)) for days in (-1, 0, 1)] == [False, True, False]


def test_a_kommun_may_belong_to_one_area_only(write):
    text = SOUND + SECOND_AREA.replace('"vast"', '"ost"')
    (problem,) = refusal(write("operation.toml", text))
    assert (problem.line, problem.what) == (25, "Värdet 1784 står två gånger.")
