"""Figures rest on the people who answered: no more, and no other number unless it is printed."""

import pytest

from analysis.checks import Kind
from tests.unit.checking.samples import faults, kinds

ANSWERS = "Vi har fått in 21 svar på enkäten.\n\n"


def test_a_count_beside_a_percent_gives_its_base_away():
    [found] = faults(f"{ANSWERS}95 % upplever stöd (motsvarar 19 svarande).")
    assert found.kind is Kind.BASE
    assert found.sentence == "19 av 20 är 95\u00a0%, men 21 svar har kommit in."
    assert found.recomputed == "90\u00a0% (19 av 21)"


def test_several_possible_bases_are_told_as_a_range():
    [found] = faults(f"{ANSWERS}10 % upplever stöd (3 svarande).")
    assert found.sentence.startswith("3 av 29–31 ")


def test_more_people_than_answers_cannot_be_put_right():
    [found] = faults(f"{ANSWERS}100 % upplever stöd (25 svarande).")
    assert found.recomputed == ""


def test_a_count_in_letters_is_a_count():
    assert kinds(f"{ANSWERS}5 % upplever stöd (ett svar).") == [Kind.PERSON]
    assert kinds(f"{ANSWERS}10 % upplever stöd (ett svar).") == [Kind.BASE, Kind.PERSON]


@pytest.mark.parametrize(
    "text",
    [
        "90 % upplever stöd (19 svarande).",
        "95 % (19 av 20) upplever stöd.",
        "0 % upplever stöd (5 svarande).",
        "64 procent av verksamheterna (74 stycken) hade väntetid.",
        "64 procent av kommunerna (74 personer).",
        "19 av 20 svarade ja.",
        "21 av 21 svarande är nöjda, n = 21.",
        "Av de 86 som svarat nej på vår inbjudan. 86 utskick gjordes.",
    ],
)
def test_a_base_that_is_printed_or_fits_is_left_alone(text):
    assert kinds(ANSWERS + text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Så svarade de (n = 25).", "n = 25"),
        ("Bland de 25 svarande fanns alla åldrar.", "Bland de 25 svarande"),
        ("24 av 25 svarade ja.", "24 av 25"),
        ("24 av 25 (96 %) upplever att stödet var bra.", "24 av 25"),
    ],
)
def test_a_base_larger_than_the_answers_is_a_fault(text, quote):
    [found] = faults(ANSWERS + text)
    assert (found.kind, found.quote) == (Kind.BASE, quote)
    assert found.sentence == "Basen 25 är större än de 21 svar som har kommit in."


def test_more_answers_than_invitations_is_a_fault():
    [found] = faults("Vi fick in 90 svar. Enkäten skickades till 86 klienter.")
    assert found.sentence == "90 svar är fler än de 86 utskicken."


@pytest.mark.parametrize(
    ("row", "smallest"),
    [
        ("98,48 % upplever stöd", "Det minsta som ger talet är 65 av 66."),
        ("98,4806 % upplever stöd", "ger 98,4806\u00a0%."),
    ],
)
def test_a_percent_that_no_count_gives_is_a_fault(row, smallest):
    [found] = faults(ANSWERS + row)
    assert found.kind is Kind.IMPOSSIBLE
    assert found.sentence.endswith(smallest)
    assert found.recomputed == "95,2\u00a0% (20 av 21) eller 100,0\u00a0% (21 av 21)"


def test_the_shares_on_both_sides_are_told():
    [found] = faults(ANSWERS + "36,8 % upplever stöd")
    assert found.recomputed == "33,3\u00a0% (7 av 21) eller 38,1\u00a0% (8 av 21)"


def test_a_whole_percent_is_impossible_only_when_no_smaller_base_gives_it():
    few = "Vi har fått in 4 svar på enkäten.\n\n"
    assert kinds(few + "40 % upplever stöd") == [Kind.IMPOSSIBLE]
    assert kinds(few + "33 % upplever stöd") == []


@pytest.mark.parametrize(
    "text",
    [
        "Vi har fått in 300 svar.\n\n98,48 % upplever stöd",
        "Vi har fått in 0 svar.\n\n98,48 % upplever stöd",
        "98,48 % upplever stöd",
        f"{ANSWERS}98,48 % av kommunerna är med",
        f"{ANSWERS}98,5 % (65 av 66) av alla uppdrag upplevdes som klara",
        f"{ANSWERS}120 % upplever stöd",
        f"{ANSWERS}95,24 % upplever stöd",
    ],
)
def test_percents_with_no_or_many_answers_or_their_own_base_are_left_alone(text):
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("25 klienter svarade ja.", "25 klienter svarade ja"),
        ("22 personer har svarat ”till viss del”.", "22 personer har svarat ”till viss del"),
        ("Tjugotvå klienter svarade nej på frågan.", "Tjugotvå klienter svarade nej"),
        ("På frågan svarade 25 klienter ja.", "svarade 25 klienter ja"),
    ],
)
def test_more_people_giving_an_answer_than_have_answered_is_a_fault(text, quote):
    [found] = faults(ANSWERS + text)
    assert (found.kind, found.quote) == (Kind.BASE, quote)
    assert found.sentence.endswith("är fler än de 21 svar som har kommit in.")


@pytest.mark.parametrize(
    "text",
    [
        "21 klienter svarade ja.",
        "25 klienter svarade nej tack till enkäten.",
        "30 klienter svarade ja i en telefonintervju.",
        "Förra året svarade 30 klienter ja.",
        "I enkäten 2019 svarade 30 klienter ja. Den här är från 2024, alltså 2024.",
        "25 klienter svarade inte på brevet.",
    ],
)
def test_people_who_answered_something_else_are_left_alone(text):
    assert kinds(ANSWERS + text) == []


def test_without_known_answers_nobody_is_too_many():
    assert kinds("25 klienter svarade ja.") == []
