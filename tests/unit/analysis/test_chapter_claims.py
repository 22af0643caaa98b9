"""Claims without a figure in the chef's texts: "högre" needs the years' comparison, a goal its status."""

from dataclasses import replace

import pytest

from analysis.chapter import numbers as n
from analysis.chapter.contradictions import Known, contradictions
from analysis.chapter.facts import facts_of, numeric
from analysis.series import BEYOND_CHANCE, WITHIN_CHANCE
from tests.unit.analysis.test_chapter import KNOWN, YEAR, shown


def series(name, *told):
    return n.Series(name, tuple(n.Told(year, share.text, share, False) for year, share in told), "")


COMPARED = (
    n.Compared("Svarsfrekvens", 2023, 2024, f"{BEYOND_CHANCE[:-1]} (p = 0,001)."),
    n.Compared("Bemötande", 2023, 2024, WITHIN_CHANCE),
)
YEARS = n.Years(
    (2023, 2024),
    (series("Svarsfrekvens", (2023, shown(5, 80)), (2024, shown(21, 86))),),
    (series("Bemötande", (2023, shown(18, 20)), (2024, shown(19, 20))),),
    COMPARED,
    (),
)


def known(year=YEAR, **given):
    everything = facts_of(year)
    quotes = tuple(goal.text for goal in year.goals)
    fields = {"main": KNOWN.main, "quotes": quotes, "compared": year.years.compared}
    return Known(2024, numeric(everything), everything, **{**fields, **given})


ALONE, BESIDE = known(), known(replace(YEAR, years=YEARS))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Andelen är högre än förra året.", "högre"),
        ("Svarsfrekvensen är lägre än föregående år.", "lägre"),
        ("Fler svarade än förra året.", "fler"),
        ("Färre svar än i fjol kom in.", "färre"),
        ("Svarsfrekvensen är högre än 2023.", "högre"),
        ("Svarsfrekvensen har ökat.", "ökat"),
        ("Bemötandet är bättre än förra året, men det kan bero på slumpen.", "bättre än"),
    ],
)
def test_without_a_year_to_compare_with_nothing_is_higher_or_lower(text, word):
    assert contradictions(text, ALONE) == (f"Underlaget räcker inte för att säga ”{word}”.",)


@pytest.mark.parametrize(
    "text",
    [
        "Andelen är högre än förra året.",
        "Svarsfrekvensen är högre än 2023.",
        "Svarsfrekvensen har ökat.",
        "Fler svarade än förra året.",
        "Bemötandet är bättre än förra året, men skillnaden är inom det slumpen kan ge.",
    ],
)
def test_a_difference_beyond_chance_may_be_told_and_another_with_that_said(text):
    assert contradictions(text, BESIDE) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Svarsfrekvensen är lägre än förra året.",
        "Bemötandet är bättre än förra året.",
        "Bemötandet är sämre än förra året, men det kan bero på slumpen.",
        "Svarsfrekvensen är högre än 2019.",
        "Fler svarade ja än förra året.",
        "Fler svarade nej än förra året.",
        "Svarsfrekvensen och bemötandet är högre än förra året.",
    ],
)
def test_the_wrong_way_chance_another_year_or_another_answer_bear_nothing(text):
    (said,) = contradictions(text, BESIDE)
    assert said.startswith("Underlaget räcker inte för att säga ”")


def test_where_years_must_not_be_compared_no_difference_may_be_told():
    broken = n.Compared("Svarsfrekvens", 2023, 2024, "Åren kan inte jämföras: svarsalternativen har ändrats.")
    year = replace(YEAR, years=replace(YEARS, compared=(broken,)))
    assert contradictions("Svarsfrekvensen är högre än förra året.", known(year)) != ()


def test_a_published_year_with_known_counts_can_be_compared_with():
    told = n.Told(2023, "6 %", shown(5, 80), published=True)
    year = replace(YEAR, years=replace(YEARS, measures=(n.Series("Svarsfrekvens", (told,), ""),)))
    assert contradictions("Svarsfrekvensen är högre än förra året.", known(year)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Svarsfrekvensen är inte högre än förra året.",
        "Vi vill ha fler svar än förra året.",
        "Vi träffade fler klienter än förra året.",
        "Enkäten har färre frågor än förra året.",
        "Fler ombud än förra året har slutat.",
        "De som svarade upplever högre tillgänglighet i väst.",
    ],
)
def test_wishes_denials_and_other_things_are_no_claims_of_a_difference(text):
    assert contradictions(text, ALONE) == ()


WRONG = "Det stämmer inte med målets status: Ej uppfyllt."


@pytest.mark.parametrize(
    "text",
    [
        "Målet är uppnått.",
        "Vi nådde målet.",
        "Målet är delvis uppfyllt.",
        "Målet kan inte avgöras.",
        "{mål_1} Uppfyllt.",
        "”100 % ska få frågan.” Uppfyllt.",
    ],
)
def test_a_goal_is_not_told_to_have_gone_another_way_than_it_did(text):
    assert contradictions(text, ALONE) == (WRONG,)


@pytest.mark.parametrize(
    "text",
    [
        "Målet är inte uppnått.",
        "Målet är ej uppfyllt.",
        "{mål_1} Ej uppfyllt.",
        "Målet nås när alla får frågan.",
        "Nästa år ska målet vara uppnått.",
        "Målet för 2023 var uppnått.",
        "Vi når alla klienter.",
    ],
)
def test_a_goal_told_as_it_went_or_not_told_at_all_is_let_through(text):
    assert contradictions(text, ALONE) == ()


def test_of_two_goals_the_one_that_is_named_counts_and_all_must_be_reached_for_all():
    reached = n.Goal("Alla ombud har fått kursen.", "", "2 av 2", "Uppfyllt", "", None)
    two = known(replace(YEAR, goals=(*YEAR.goals, reached)))
    assert contradictions("Målet är uppnått.", two) == ()
    assert contradictions("{mål_2} Målet är uppnått.", two) == ()
    assert contradictions("Alla ombud har fått kursen. Målet är uppnått.", two) == ()
    assert contradictions("{mål_1} Målet är uppnått.", two) == (WRONG,)
    assert contradictions("Målen är uppnådda.", two) == (
        "Det stämmer inte med målets status: Ej uppfyllt, Uppfyllt.",
    )


def test_without_goals_none_is_reached():
    assert contradictions("Målet är uppnått.", known(replace(YEAR, goals=()))) == (
        "Inga mål är inlagda för året.",
    )


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Svarsfrekvensen blev nitton procent.", "Talet 19\u00a0% stämmer inte med 21 av 86."),
        ("Det blev 19 % (21/86).", "Talet 19\u00a0% stämmer inte med 21 av 86."),
        ("25 klienter svarade ja.", "Talet 25 stämmer inte med 21 svar."),
    ],
)
def test_words_slashes_and_people_are_numbers_too(text, answer):
    assert contradictions(text, ALONE) == (answer,)


@pytest.mark.parametrize(
    "text", ["Tjugofyra procent svarade.", "Det blev 24 % (21/86).", "19 klienter svarade ja."]
)
def test_those_that_agree_are_let_through(text):
    assert contradictions(text, ALONE) == ()
