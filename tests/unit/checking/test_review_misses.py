"""Faults that a reader of the checker missed are found, and their innocent neighbours stay silent."""

import pytest

from analysis.checks import Kind, Weight, check_text
from tests.unit.checking.samples import faults, kinds

SURVEYED = "21 av 86 klienter har besvarat enkäten.\n\n"
ANSWERS = "Vi har fått in 21 svar på enkäten.\n\n"
RATES = [
    "Vi skickade ut 86 enkäter och fick 21 svar tillbaka. Svarsfrekvensen blev {} %.",
    "Utskick: 86 / Inkomna svar: 21 / Svarsfrekvens: {} %",
    "Utskick: 86\nInkomna svar: 21\nSvarsfrekvens: {} %",
    "Totalt 86 enkäter har delats ut och 21 har kommit in, vilket ger en svarsfrekvens på {} %.",
    "Utskick: 86\nSvar: 21\nSvarsfrekvens: {} %",
    "Totalt 86 enkäter har delats ut och 21 har kommit in, vilket ger {} %.",
    "Av 102 avslutade klienter fick 86 enkäten och 21 besvarade den. Svarsfrekvensen är {} %.",
    "Enkäten har skickats till 86 personer. Antalet svar var 21 ({} %).",
    "{}% (n=21, N=86)",
    "86 enkäter skickades ut. 21 besvarades. Det ger {} procent.",
]


@pytest.mark.parametrize("text", RATES)
def test_a_wrong_rate_is_found_in_all_these_words_and_a_right_one_is_not(text):
    [found] = faults(text.format(19))
    assert found.kind in {Kind.RESPONSE_RATE, Kind.RATE}
    assert "24\u00a0% (21 av 86)" in found.recomputed
    assert kinds(text.format(24)) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{SURVEYED}21 svarade på enkäten, 19 var nöjda. Det är 90 %.",
        f"{SURVEYED}21 klienter svarade på enkäten. Det är 5 % fler än i fjol.",
        "Enkäten har skickats till 86 personer. Antalet svar var 21 (100 %).",
        f"{SURVEYED}Norra: antal svar 5 (36 %). Västra: antal svar 6 (40 %).",
        f"{SURVEYED}Ledningen läste 30 avvikelser. Av dem är det så att 12 har besvarats. Det är 40 %.",
        "86 enkäter skickades ut 2024. 21 besvarades. Det motsvarar ca 25 %.",
        "Vi skickade ut 86 enkäter och fick 18 svar på frågan om stöd. Svarsfrekvensen blev 19 %.",
        "86 utskick gjordes. 30 enkäter har kommit tillbaka som returpost. Svarsfrekvensen blev 24 %.",
        f"{ANSWERS}Så svarade de (n = 21, N = 86).",
    ],
)
def test_other_counts_make_no_rate(text):
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("Bemötande: Ja 80 %, till viss del 15 %, nej 15 %.", "80 + 15 + 15 = 110"),
        ("Bemötande: Ja 70 %, till viss del 15 % och nej 5 %.", "70 + 15 + 5 = 90"),
        ("Fråga Ja Till viss del Nej\nTillgänglighet 75 % 15 % 15 %", "75 + 15 + 15 = 105"),
        ("Fråga\tJa\tDelvis\tNej\tAntal\nBemötande\t15\t3\t3\t20", "15 + 3 + 3 = 21"),
        ("Fråga | Ja | Delvis | Nej | Antal\nBemötande | 15 | 3 | 3 | 20", "15 + 3 + 3 = 21"),
        ("Svar\tAntal\nJa\t15\nDelvis\t3\nNej\t3\nAntal\t20", "15 + 3 + 3 = 21"),
        ("Ålder 25/40/25/15 Summa 100 %", "25 + 40 + 25 + 15 = 105"),
        (
            "Ålder\tAndel\n-29\t25 %\n30-44\t40 %\n45-64\t25 %\n65-\t15 %\nSumma\t100 %",
            "25 + 40 + 25 + 15 = 105",
        ),
        ("Ålder | -29 | 30-64 | 65- | Summa\nAndel | 25 % | 40 % | 25 % | 100 %", "25 + 40 + 25 = 90"),
        ("Ja 80 %\nTill viss del 15 %\nNej 15 %\nSumma 100 %", "80 + 15 + 15 = 110"),
        ("Fråga\tJa\tNej\tSumma\nBemötande\t80 %\t30 %\t100 %", "80 + 30 = 110"),
    ],
)
def test_rows_that_do_not_sum_are_found_however_they_are_laid_out(text, added):
    [found] = faults(text)
    assert (found.kind, found.recomputed) == (Kind.SUM, added)


@pytest.mark.parametrize(
    "text",
    [
        "Bemötande: Ja 80 %, till viss del 15 %, nej 5 %.\nTillgänglighet: Ja 90 %, nej 10 %.",
        "Bemötande: Ja 80 %, jämfört med ja 75 % förra året, nej 15 %.",
        "Bemötande: Ja 80 %, nej 15 %.",
        "Bemötande: Ja 80 % av kvinnorna, ja 60 % av männen.",
        "Fråga Ja Till viss del Nej\nTillgänglighet 75 % 15 % 10 %\nBemötandet av ombudet 33 % 33 % 33 %",
        "Fråga Ja Nej\nTillgänglighet 75 % 25 %\nSå gick det.\nRekrytering 40 % 40 %",
        "Rekrytering 40 % 40 % 30 %",
        "Fråga\tJa\tDelvis\tNej\tAntal\nBemötande\t15\t3\t2\t20\nStöd\t15\t1\t2\t20",
        "Kommun\tJa\tNej\tÄrenden\nEda\t15\t3\t2",
        "Kommun\tÄrenden\tAntal\nEda\t15\t5\nSumma\t15\t5",
        "Svar\tAntal\nJa\t15\nDelvis\t3\nNej\t2\nAntal\t20",
        "Ålder 25/40/25/10 Summa 100 %. Den 5/12/23 var summan 100 %.",
        "Ålder\tAndel\n-29\t33 %\n30-64\t33 %\n65-\t33 %\nSumma\t100 %",
        "Kön\tAndel\nKvinnor\t60 %\nvarav unga\t20 %\nMän\t40 %\nSumma\t100 %",
        "Kön\tAndel\nKvinnor\t60 %\nOkänt\t–\nUnga\t20 %\nÄldre\t10 %\nSumma\t100 %",
    ],
)
def test_tables_that_sum_or_need_not_are_left_alone(text):
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("En man svarade att han inte fick hjälp.", "En man svarade att"),
        ("Bara en var missnöjd.", "Bara en var missnöjd"),
        ("En svarade nej.", "En svarade nej"),
        ("19 svarade ja och en svarade nej.", "en svarade nej"),
        ("En klient uppgav att hon inte blev hörd.", "En klient uppgav"),
        ("Den enda kvinnan i Eda svarade nej.", "Den enda kvinnan i Eda svarade nej"),
        ("100 % av kvinnorna i Munkfors (1 av 1)", "1 av 1"),
        ("100 % av männen (2 av 2) svarade ja.", "2 av 2"),
    ],
)
def test_a_person_without_the_word_respondent_is_found(text, quote):
    [found] = faults(SURVEYED + text)
    assert (found.kind, found.quote) == (Kind.PERSON, quote)


@pytest.mark.parametrize(
    "text",
    [
        "En man fick hjälp med sin ansökan. Två kvinnor arbetar som ombud.",
        "En svarade inte. Mer än en svarade nej. Fyrtio en svarade ja.",
        "På fråga två svarade ja de flesta.",
        "Bara en var ny. Endast en enkät kom tillbaka.",
        "I en intervju sa en klient att det var bra. En klient uppgav i telefon att det gick bra.",
        "Den enda kvinnan i styrgruppen slutade.",
        "Många upplever att ombudet är den enda personen som lyssnar.",
        "Djupintervjuer: 100 % (2 av 2) intervjuer med f.d. klienter är gjorda.",
        "100 % av kvinnorna (12 av 12) svarade ja.",
    ],
)
def test_neighbours_that_point_at_nobody_are_left_alone(text):
    assert kinds(SURVEYED + text) == []


def test_what_a_client_said_far_from_the_survey_is_no_answer():
    story = "Vi ger ett exempel på vårt arbete.\n" * 4
    assert kinds(f"{SURVEYED}{story}\nEn klient uppgav att hon ville byta bank.") == []


def test_two_of_two_beside_an_answer_are_noted():
    [note] = check_text("2 av 2 svarade ja.")
    assert (note.kind, note.weight) == (Kind.PERSON, Weight.NOTE)


GOALS = [
    "Mål: 100 % av alla avslutade klienter ska få enkäten. {} fick den. Målet är uppnått.",
    "Mål: 100 % av klienterna ska få enkäten\nUtfall: {} klienter fick den.\nMålet är uppnått.",
    "Mål: 100 % ska erbjudas enkäten. {} har erbjudits den. Målet är uppnått.",
]


@pytest.mark.parametrize("text", GOALS)
def test_a_goal_is_held_against_the_counts_in_its_own_lines(text):
    [found] = faults(text.format("86 av 102"))
    assert (found.kind, found.quote) == (Kind.GOAL, "Målet är uppnått.")
    assert found.recomputed == "84\u00a0% (86 av 102): ej uppnått"
    assert kinds(text.format("102 av 102")) == []
    assert kinds(text.format("86 av 102").replace("är uppnått", "är inte uppnått")) == []
    assert kinds(text.format("86 av 102").replace("100 %", "80 %")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Mål: 100 % av klienterna ska få enkäten. 86 av 102 var nöjda. Målet är uppnått.",
        "Mål: 100 % av klienterna ska ha en plan. 86 av 102 fick den. Målet är uppnått.",
    ],
)
def test_counts_of_something_else_do_not_judge_the_goal(text):
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "19 klienter (95 %) upplever att bemötandet var bra.",
        "19 klienter (95 %) är nöjda.",
        "19 svarande, motsvarar 95 % upplever stöd.",
    ],
)
def test_a_count_before_its_percent_gives_the_base_away_too(text):
    [found] = faults(ANSWERS + text)
    assert (found.kind, found.recomputed) == (Kind.BASE, "90\u00a0% (19 av 21)")


@pytest.mark.parametrize(
    "text",
    [
        "21 klienter (100 %) upplever att bemötandet var bra.",
        "Av kvinnorna är 9 klienter (90 %) nöjda.",
        "16 klienter (16 %) fick inte enkäten.",
        "86 klienter (84 %) fick enkäten och 21 klienter (24 %) svarade på enkäten.",
        "12 klienter (60 %) är kvinnor enligt enkäten.",
        "19 klienter (95 %) av de 20 som svarade upplever stöd.",
    ],
)
def test_a_count_of_a_group_or_of_the_invited_is_left_alone(text):
    assert kinds(ANSWERS + text) == []
