"""A response rate far from its counts is held against all that the report says of answers and invitations."""

import pytest

from analysis.checks import Kind
from tests.unit.checking.samples import faults, kinds

COUNTS = "Enkäten skickades till 86 personer. Vi fick in 21 svar. Under 2024 avslutades 102 klienter. "


@pytest.mark.parametrize(
    "rate",
    [
        "Svarsfrekvensen var 24 %.",
        "Svarsfrekvensen var 21 %.",
        "24 % svarsfrekvens är lågt.",
        "Svarsfrekvensen var 19 % föregående år.",
        "Svarsfrekvensen 2019 var 19 %.",
        "Svarsfrekvensen var 19 % 2019.",
        "Svarsfrekvensen bland kvinnor var 30 %.",
        "Svarsfrekvensen på papper var 60 % och via sms 12 %.",
        "Svarsfrekvensen ska bli 50 %.",
        "Svarsfrekvensen beskrivs i ett eget avsnitt längre fram, och 95 % är nöjda.",
        "Svarsfrekvensen var låg.",
        "Norra området: 5 svar av 14. Svarsfrekvensen blev 36 %.",
    ],
)
def test_a_rate_that_follows_or_is_about_something_else_is_left_alone(rate):
    assert kinds(COUNTS + rate) == []


@pytest.mark.parametrize(
    ("rate", "quote"),
    [
        ("Svarsfrekvensen blev 19 %.", "Svarsfrekvensen blev 19 %"),
        ("Svarsfrekvensen på cirka 30 % är låg.", "Svarsfrekvensen på cirka 30 %"),
        ("En svarsandel (19%) är låg.", "svarsandel (19%)"),
        ("19 procents svarsfrekvens är lågt.", "19 procents svarsfrekvens"),
    ],
)
def test_a_rate_that_follows_from_nothing_is_a_fault(rate, quote):
    [found] = faults(COUNTS + rate)
    assert (found.kind, found.quote) == (Kind.RESPONSE_RATE, quote)
    assert found.recomputed == "24\u00a0% (21 av 86), 21\u00a0% (21 av 102)"


@pytest.mark.parametrize(
    "counts",
    [
        "86 utskick gjordes och 21 svar kom in.",
        "Vi skickade enkäten till 86 klienter och 21 svarade.",
        "Vi skickade ut 86 enkäter. Vi har tagit emot 21 svar.",
        "86 enkäter skickades ut. Antal svar: 21",
        "86 klienter har fått möjlighet att svara på enkäten. 21 personer har besvarat enkäten.",
        "Av 86 tillfrågade har 21 svarat.",
        "Av de 86 tillfrågade svarade 21.",
        "21 av 86 klienter besvarade enkäten.",
        "Antal utskick\t86\nAntal besvarade enkäter\t21",
    ],
)
def test_the_counts_are_understood_in_many_words(counts):
    [found] = faults(f"{counts}\n\nSvarsfrekvensen blev 19 %.")
    assert found.recomputed == "24\u00a0% (21 av 86)"


@pytest.mark.parametrize(
    "counts", ["", "Vi fick in 21 svar.", "Remissen skickades till 350 instanser. 21 klienter slutade."]
)
def test_without_both_counts_nothing_is_said(counts):
    assert kinds(f"{counts}\n\nSvarsfrekvensen blev 19 %.") == []


def test_one_question_answered_by_some_is_not_the_number_of_answers():
    assert kinds("19 av 20 svarade ja. Enkäten skickades till 86 personer. Svarsfrekvensen blev 24 %.") == []
