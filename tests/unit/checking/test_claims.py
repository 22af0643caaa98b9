""" "Högre" needs figures further apart than chance; nobody is pointed out; every result has its question."""

import pytest

from analysis.checks import Kind, Weight, check_text
from tests.unit.checking.samples import faults, kinds

COUNTS = "21 av 86 klienter har besvarat enkäten.\n\n"


@pytest.mark.parametrize(
    ("claim", "words", "right"),
    [
        ("Svarsfrekvensen är högre än föregående år.", "inte siffran för båda åren", ""),
        (
            "Svarsfrekvensen ökade från 23,6 % till 24,4 % sedan förra året.",
            "mindre än en procent",
            "23,6\u00a0% och 24,4\u00a0%",
        ),
        (
            "Svarsfrekvensen ökade från 19 % till 24 % sedan förra året.",
            "inom det slumpen kan ge",
            "19\u00a0% (16 av 86) och 24\u00a0% (21 av 86)",
        ),
        (
            "Svarsfrekvensen ökade från 19 % (16 av 84) till 24 % (21 av 86) sedan förra året.",
            "inom det slumpen kan ge",
            "19\u00a0% (16 av 84) och 24\u00a0% (21 av 86)",
        ),
        (
            "Det är en ökning av nöjdheten från 81 % 2019, till 90 % 2020. Året var 2020, alltså 2020.",
            "inom det slumpen kan ge",
            "81\u00a0% (17 av 21) och 90\u00a0% (19 av 21)",
        ),
    ],
)
def test_a_change_without_support_is_a_fault(claim, words, right):
    [found] = faults(COUNTS + claim)
    assert found.kind is Kind.COMPARISON
    assert words in found.sentence
    assert found.recomputed == right


def test_the_figures_may_stand_in_a_sentence_before():
    text = "Svarsfrekvensen var 24 % jämfört med 5 % föregående år.\nSvarsfrekvensen ökade sedan förra året."
    assert kinds(COUNTS + text) == []
    other = (
        "Andelen kvinnor var 24 % jämfört med 10 % föregående år.\nSvarsfrekvensen har ökat sedan förra året."
    )
    assert kinds(COUNTS + other) == [Kind.COMPARISON]


@pytest.mark.parametrize(
    "claim",
    [
        "Svarsfrekvensen ökade från 5 % till 24 % sedan förra året.",
        "Svarsfrekvensen är högre än föregående år. Skillnaden är inom det slumpen kan ge.",
        "Antalet klienter har ökat sedan föregående år.",
        "Vi vill öka antalet besvarade enkäter från föregående år.",
        "De som svarade upplever högre tillgänglighet i väst.",
        "Nöjdheten ökade från 120 % till 130 % sedan förra året.",
    ],
)
def test_a_change_that_is_borne_or_no_claim_is_left_alone(claim):
    assert kinds(COUNTS + claim) == []


@pytest.mark.parametrize("counts", ["", "3 000 av 9 000 klienter har besvarat enkäten.\n\n"])
def test_a_change_that_cannot_be_tested_is_left_alone(counts):
    assert kinds(counts + "Svarsfrekvensen ökade från 30 % till 33 % sedan förra året.") == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("En respondent upplever att det var dåligt.", "En respondent"),
        ("5 % (en respondent)", "en respondent"),
        ("5 % av de svarande var missnöjda (1 person).", "1 person"),
        ("Två svarande tyckte det.", "Två svarande"),
        ("5 % var missnöjda (ett svar).", "ett svar"),
        (f"{COUNTS}En klient svarade nej.", "En klient svarade"),
        (f"{COUNTS}En enda person har svarat nej.", "En enda person har svarat"),
        (f"{COUNTS}En klient var missnöjd med bemötandet.", "En klient var missnöjd"),
        (f"{COUNTS}Endast en person tyckte att det var dåligt.", "Endast en person"),
    ],
)
def test_a_person_that_is_pointed_out_is_a_fault(text, quote):
    [found] = faults(text)
    assert (found.kind, found.quote) == (Kind.PERSON, quote)


@pytest.mark.parametrize(
    "text",
    [
        "En annan klient har fått veta att det tar tid.",
        "En klient svarade inte på brevet.",
        "Om en respondent vill kan hen ringa.",
        "95 % upplever stöd (19 personer).",
        "Vid ett möte deltog två personer från kommunen.",
        f"{COUNTS}Endast en person har slutat som ombud.",
    ],
)
def test_persons_outside_results_are_left_alone(text):
    assert kinds(text) == []


def test_one_of_twenty_is_a_note():
    [note] = check_text("19 av 20 svarade ja, 1 av 20 svarade nej.")
    assert (note.kind, note.weight, note.recomputed) == (Kind.PERSON, Weight.NOTE, "1\u00a0av\u00a020")


@pytest.mark.parametrize("text", ["2 av 2 möten hölls.", "3 av 20 svarade nej.", "1 av 20 kommuner är med."])
def test_larger_counts_and_other_things_are_not_noted(text):
    assert check_text(text) == []


QUESTIONS = "Frågor:\n1. Var bemötandet bra?\n2. Har du fått bättre hälsa?\n"


@pytest.mark.parametrize("between", ["", "Så här svarade de:\n"])
def test_a_result_without_a_question_is_told(between):
    rows = "• 90 % upplever bra bemötande\n• 80 % upplever bättre hälsa\n• 70 % upplever tillgänglighet"
    [found] = faults(QUESTIONS + between + rows)
    assert found.kind is Kind.QUESTIONS
    assert found.quote == "• 70 % upplever tillgänglighet"
    assert found.sentence.startswith("2 frågor räknas upp, men 3 resultat redovisas.")


def test_a_result_too_many_on_a_known_subject_is_told_too():
    rows = "• 90 % upplever bra bemötande\n• 80 % upplever bättre hälsa\n• 70 % upplever bättre hälsa"
    [found] = faults(QUESTIONS + rows)
    assert found.sentence == "2 frågor räknas upp, men 3 resultat redovisas."


@pytest.mark.parametrize(
    "text",
    [
        f"{QUESTIONS}• 90 % upplever bra bemötande\n• 80 % upplever bättre hälsa",
        f"{QUESTIONS}• 90 % upplever bra bemötande\n• 80 % upplever bättre hälsa\nSlut.\n• 7 % upplever stöd",
        "Är det bra?\n• 90 % upplever bra bemötande\n• 80 % upplever bättre hälsa",
        QUESTIONS,
    ],
)
def test_as_many_results_as_questions_are_fine(text):
    assert kinds(text) == []
