"""What a typed figure speaks of, its year, group or question: the true passes, the false is answered."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.chapter import numbers as n
from analysis.chapter.build import chapter_of
from analysis.chapter.contradictions import Known, contradictions
from analysis.chapter.facts import facts_of, numeric
from analysis.chapter.group_answers import GroupAnswer, GroupAnswers, GroupedAnswers
from tests.unit.analysis.test_chapter import YEAR, question, shown
from tests.unit.analysis.test_chapter_claims import YEARS, known

BY_AREA = GroupAnswers(
    "Efter område",
    ("Norra", "Västra"),
    (
        (
            "Bemötande",
            (GroupAnswer("Norra", 9, 10, 90, "90 % (9 av 10)"), GroupAnswer("Västra", 9, 9, 100, "100 %")),
        ),
    ),
)
AREAS = (n.Group("Norra", shown(10, 12), "", "", shown(5, 10)), n.Group("Västra", shown(76, 90), "–"))
BESIDE = replace(YEAR, years=YEARS)
KNOWN = known(replace(BESIDE, areas=AREAS, grouped=GroupedAnswers("", (BY_AREA,))))
UNGROUPED = known(replace(BESIDE, areas=AREAS))
STATUS = "Det stämmer inte med målets status: Ej uppfyllt."


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Svarsfrekvensen är 19 %, jämfört med 18 % 2023.", "21 av 86"),
        ("Svarsfrekvensen 2024 är 19 %, jämfört med 2020 då den var 22 %.", "21 av 86"),
        ("År 2024 fick vi 30 svar, 2023 fick vi 25.", "21 svar"),
        ("År 2024 svarade 25 %, 2023 var det 24 %.", "21 av 86"),
        ("Jämfört med 2023 är svarsfrekvensen 19 %.", "21 av 86"),
        ("Från 2023 till 2024 steg svarsfrekvensen från 6 till 30 %.", "21 av 86"),
        ("Svarsfrekvensen är 24 % jämfört med 6 % 2023, och 90 av 102 fick enkäten.", "86 av 102"),
        ("2022, 2023 och 2024 var svarsfrekvensen 20 %, 6 % och 30 %.", "21 av 86"),
        ("Svarsfrekvensen är 19 % (2023: 6 %).", "21 av 86"),
        ("2023 var svarsfrekvensen 6 % och i år 30 %.", "21 av 86"),
        ("Året före var svarsfrekvensen 30 %.", "20 av 80"),
    ],
)
def test_another_year_in_the_sentence_hides_no_figure_of_this_one(text, right):
    (said,) = contradictions(text, KNOWN)
    assert right in said


@pytest.mark.parametrize(
    "text",
    [
        "Svarsfrekvensen är 24 %, jämfört med 18 % 2023.",
        "År 2024 fick vi 21 svar, 2023 fick vi 25 svar.",
        "Svarsfrekvensen var 28 %, 25 av 89, år 2023.",
        "Svarsfrekvensen har gått från 6 % 2023 till 24 % 2024.",
        "Svarsfrekvensen 2022, 2023 och 2024 var 20 %, 6 % och 24 %.",
        "Svarsfrekvensen 2022 och 2023 var 20 % eller mer, 19 av 90 i medeltal.",
        "År 2023 svarade 30 av 90, och 20 fick inte enkäten.",
        "80 fick enkäten och 20 svarade 2023.",
        "Under 2021–2023 svarade 60 av 250.",
        "Så var det 2023. Då svarade 20 av 80.",
        "21 av 86 svarade (5 av 80 år 2023), alltså 24 %.",
        "Nästa år ska 40 % svara.",
        "Svarsfrekvensen var 25 % (20 av 80) året före.",
        "Alla avslutade klienter fick enkäten 2023.",
    ],
)
def test_another_years_figures_are_let_be(text):
    assert contradictions(text, KNOWN) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Målet om att alla ska få enkäten är uppfyllt.",
        "Vi har uppfyllt vårt mål att alla ska erbjudas enkäten.",
        "Bara 86 av 102 fick enkäten. Målet om att ge alla möjlighet är nått.",
        "Målet, att alla får frågan, är uppnått.",
        "Målet är uppfyllt och vi vill fortsätta så.",
        "Vi ska fortsätta så, och målet är uppnått.",
        "Målet om synpunkter är uppnått.",
        "Verksamhetsmålet om att alla ska få enkäten har nåtts.",
        "Jämfört med 2023 är målet uppnått.",
    ],
)
def test_a_goals_own_wishes_do_not_make_its_being_reached_a_wish(text):
    assert contradictions(text, KNOWN) == (STATUS,)


@pytest.mark.parametrize(
    "text",
    [
        "Målet om att alla ska få enkäten är inte uppfyllt.",
        "Målet om att alla ska få enkäten ska vara uppfyllt nästa år.",
        "Målet är att alla ska få enkäten.",
        "Målet nås om alla får enkäten.",
        "Målet nås först när alla får enkäten.",
        "Målet är uppnått om två år.",
        "Målet är uppfyllt till 84 %.",
        "Vi vet inte om målet är uppfyllt.",
        "Vi hoppas att målet är uppfyllt snart.",
        "Vi vill att alla får frågan och att målet uppnås.",
        "Om vi räknar bort avlidna är målet uppfyllt.",
        "Det återstår arbete innan målet är uppfyllt.",
        "Vi arbetar så att målet nås.",
    ],
)
def test_a_wish_a_doubt_and_a_condition_are_no_claims(text):
    assert contradictions(text, KNOWN) == ()


def test_of_several_goals_the_one_whose_words_are_used_is_meant():
    reached = n.Goal("Ombuden ska gå utbildning.", "", "2 av 2", "Uppfyllt", "", None)
    two = known(replace(YEAR, goals=(*YEAR.goals, reached)))
    assert contradictions("Målet att alla ska få frågan är uppfyllt.", two) == (STATUS,)
    assert contradictions("Målet att ombuden ska gå utbildning är uppfyllt.", two) == ()
    assert contradictions("Vi har gett alla en chans och målet är uppfyllt.", two) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Alla avslutade klienter fick enkäten.",
        "Alla har fått möjlighet att svara på enkäten.",
        "Under året har alla klienter erbjudits enkäten.",
        "Vi gav alla avslutade klienter möjlighet att lämna synpunkter.",
        "Enkäten har skickats till samtliga avslutade klienter.",
        "100 % av de avslutade fick enkäten.",
    ],
)
def test_all_had_the_survey_only_where_all_had_it(text):
    assert any("86 av 102" in said for said in contradictions(text, KNOWN))
    everybody = replace(YEAR, offered=shown(102, 102), without_deceased=None, reasons=())
    assert contradictions(text, known(everybody)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Alla ska få enkäten.",
        "Vi vill att alla avslutade klienter får enkäten.",
        "Inte alla avslutade klienter fick enkäten.",
        "Nästan alla klienter fick enkäten.",
        "Alla som hade en adress fick enkäten.",
        "Alla ombud fick enkäten.",
        "Alla fick enkäten utom 16.",
        "Alla fick enkäten, utom 16.",
        "Alla som fick enkäten fick också ett brev.",
        "I Norra är de få. Alla fick enkäten.",
    ],
)
def test_some_a_wish_and_others_are_not_all(text):
    assert contradictions(text, KNOWN) == ()


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("80 avslutades formellt och 23 avbröts.", "79 (formellt avslutade: avslut)"),
        ("79 avslutades formellt och 22 avbröts.", "23 (avbrutna: avslut)"),
        ("17 fick inte enkäten.", "16 av 102"),
        ("15 av 102 fick inte enkäten.", "16 av 102"),
        ("19/86 svarade.", "21 av 86"),
        ("1 av 5 svarade.", "21 av 86"),
        ("19 av 20 svarade.", "21 av 86"),
        ("Av 86 svarade 20.", "21 av 86"),
        ("20 av 86 utskickade enkäter besvarades.", "21 av 86"),
        ("84 % svarade.", "21 av 86"),
        ("I år svarade 25 %.", "21 av 86"),
        ("84 % är nöjda.", "19 av 20"),
        ("86 av 102 är nöjda.", "19 av 20"),
        ("19 av 20 fick enkäten.", "86 av 102"),
        ("1 av 20 svarade ja på frågan om bemötande.", "19 av 20"),
        ("19 av 20 svarade nej.", "1 av 20"),
        ("18 av 20 i Norra svarade ja.", "9 av 10"),
        ("19 av 20 i Norra svarade ja.", "9 av 10"),
        ("I Norra svarade 19 av 20 ja.", "9 av 10"),
        ("21 av 86 i Norra svarade.", "5 av 10"),
        ("I Västra fick 86 av 102 enkäten.", "76 av 90"),
        ("I Norra avslutades 13 klienter.", "12 (norra: avslut)"),
    ],
)
def test_a_figure_of_something_else_is_answered_with_the_one_that_is_meant(text, right):
    (said,) = contradictions(text, KNOWN)
    assert right in said


def test_a_group_whose_answers_are_not_told_gives_no_ground():
    assert contradictions("19 av 20 i Norra svarade ja.", UNGROUPED) == ("Talet 19 av 20 saknar underlag.",)
    assert contradictions("16 av 76 i Västra svarade.", UNGROUPED) == ("Talet 16 av 76 saknar underlag.",)


@pytest.mark.parametrize(
    "text",
    [
        "79 avslutades formellt och 23 avbröts.",
        "I Norra avslutades 9 formellt och 3 avbröts.",
        "Under våren avslutades 40 klienter, 30 avslutades formellt.",
        "I Eda avslutades 7 klienter.",
        "102 klienter avslutades, varav 79 formellt.",
        "16 fick inte enkäten.",
        "16 av 102 fick inte enkäten.",
        "86 klienter fick enkäten och 21 svarade.",
        "80 av 86 fick enkäten på papper.",
        "2 av 3 ombud svarade.",
        "I djupintervjuerna svarade 2 av 3.",
        "Vi intervjuade tre. 2 av 3 svarade.",
        "21/86 svarade.",
        "Mötet den 5/12 svarade vi på.",
        "21 av 102 svarade.",
        "65 av 86 svarade inte.",
        "24 % av dem som fick enkäten svarade.",
        "21 % av alla avslutade svarade.",
        "Nöjda är 95 % av dem som svarade.",
        "19 av 20 svarade ja och 1 av 20 svarade nej.",
        "19 av 21 svarade ja.",
        "19 av 20 svarade att de är nöjda.",
        "20 av 20 svarade ja eller till viss del.",
        "95 % är nöjda.",
        "20 av 21 svarade på frågan om bemötande.",
        "9 av 10 i Norra svarade ja.",
        "5 av 10 i Norra svarade.",
        "I Norra fick 2 av 12 inte enkäten.",
        "18 av de 23 avbrutna fick enkäten.",
        "5 av de 23 avbrutna fick inte enkäten.",
        "Av de formellt avslutade fick 68 av 79 enkäten.",
        "I Eda är vi få. 3 av 4 svarade.",
    ],
)
def test_what_is_true_or_not_plain_is_let_through(text):
    assert contradictions(text, KNOWN) == ()


def test_those_whom_a_question_is_not_about_may_be_counted_in():
    rows = (
        *question().answers,
        n.AnswerCount("Inte aktuellt", shown(3, 30, in_percent=False), in_base=False),
    )
    year = replace(YEAR, answers=30, versions=(n.VersionNumbers("Enkät", "", (question(answers=rows),)),))
    assert contradictions("Räknat på dem också: 83 % (19 av 23) svarade ja.", known(year)) == ()


COUNTS = st.tuples(
    st.integers(20, 150), st.integers(0, 30), st.integers(10, 60), st.integers(0, 20), st.integers(0, 9)
)


def year_of(formal, broken, answers, missing, no):
    """A year that hangs together: all but the `missing` had the survey, `answers` of them answered."""
    ended = formal + broken
    offered = ended - min(missing, ended - 10)
    answers = min(answers, offered)
    no = min(no, answers)
    goal = n.Goal("100 % ska få frågan.", "", shown(offered, ended).text, "Ej uppfyllt", "", None)
    return replace(
        YEAR,
        endings=ended,
        offered=shown(offered, ended),
        without_deceased=None,
        kinds=(
            n.Group("Formellt avslutade", shown(min(formal, offered), formal), "–"),
            n.Group("Avbrutna", shown(offered - min(formal, offered), broken), "–"),
        ),
        areas=(),
        answers=answers,
        measures=(n.Measure("Svarsfrekvens", "", shown(answers, offered)),),
        versions=(n.VersionNumbers("Enkät", "", (question(ja=answers - no, whole=answers),)),),
        goals=(goal,),
    )


def held(year):
    everything = numeric(facts_of(year))
    return Known(2024, everything, everything, quotes=tuple(goal.text for goal in year.goals))


TEMPLATES = (
    ("{a} av {s} svarade.", "svarsfrekvens"),
    ("{a}/{s} svarade.", "svarsfrekvens"),
    ("Av {s} tillfrågade svarade {a}.", "svarsfrekvens"),
    ("År 2024 svarade {a} av {s}, 2023 var det 7 av 11.", "svarsfrekvens"),
    ("{a} av {s} svarade, jämfört med 7 av 11 år 2023.", "svarsfrekvens"),
    ("{a} av {s} fick enkäten.", "erbjudna"),
    ("{a} av {s} klienter har fått möjlighet att svara.", "erbjudna"),
    ("I år fick {a} av {s} enkäten.", "erbjudna"),
    ("{a} av {s} svarade ja.", "bemötande"),
    ("På frågan om bemötande svarade {a} av {s} klienter ja.", "bemötande"),
)


@given(COUNTS, st.sampled_from(TEMPLATES), st.integers(1, 5))
def test_every_true_pair_passes_and_every_other_is_answered_with_the_right_one(counts, template, off):
    known_year = held(year_of(*counts))
    text, token = template
    fact = next(each for each in known_year.facts if each.token == token)
    assert contradictions(text.format(a=fact.part, s=fact.whole), known_year) == ()
    said = contradictions(text.format(a=fact.whole + off, s=fact.whole), known_year)
    assert any(f"{fact.part} av {fact.whole}" in each for each in said)


@given(COUNTS, st.booleans(), st.booleans())
def test_no_sentence_of_the_chapter_itself_is_found_wrong(counts, ongoing, before):
    year = replace(year_of(*counts), ongoing=ongoing, year_before=shown(20, 80) if before else None)
    everything = facts_of(year)
    quotes = tuple(goal.text for goal in year.goals)
    hold = Known(2024, numeric(everything), everything, quotes=quotes)
    for section in chapter_of(year, {}).sections[:-1]:
        assert contradictions("\n".join(section.prose), hold) == ()
