"""What a reader of the checker called a false alarm stays silent, and its wrong neighbour is still found."""

import textwrap

import pytest

from analysis.checks import Kind, Weight, check_content, check_text
from tests.unit.checking.samples import faults, kinds, pdf_file

ANSWERS = "Vi har fått in 21 svar på enkäten.\n\n"
COUNTS = "Enkäten skickades till 86 personer. Vi fick in 21 svar. Under 2024 avslutades 102 klienter. "
RATE = "Svarsfrekvensen är 24 % (21 av 86). "


@pytest.mark.parametrize(
    "text",
    [
        "Vi fick in 20 svar. 95 % av de 20 svarande är nöjda.",
        "Vi fick in 20 svar. 35 % av 20 svarande är nöjda.",
        "Vi fick in 60 svar. 80 % av de 60 svarande är nöjda.",
        "Vi fick in 21 svar. 95 % av alla 20 svarande är nöjda.",
        "Vi fick in 21 svar. 95 % av samtliga 21 respondenter är nöjda.",
        "Svarsfrekvensen blev 24 procent (21 svar av 86 utskickade).",
    ],
)
def test_the_number_after_of_is_the_whole_and_not_the_part(text):
    assert kinds(text) == []


def test_answers_of_those_sent_are_one_fault_and_not_two():
    [found] = faults(f"{ANSWERS}Svarsfrekvensen blev 19 procent (21 svar av 86 utskickade enkäter).")
    assert (found.kind, found.recomputed) == (Kind.RATE, "24\u00a0% (21 av 86)")


@pytest.mark.parametrize(
    "rate",
    [
        "Svarsfrekvensen i riket var 50 %.",
        "Svarsfrekvensen i hela landet var 50 %.",
        "Svarsfrekvensen i länet var 50 %.",
        "Svarsfrekvensen i Sverige var 50 %.",
        "Nationellt var svarsfrekvensen 50 %.",
        "Rikets svarsfrekvens var 50 %.",
        "Svarsfrekvensen var 50 % i riket.",
    ],
)
def test_the_rate_of_the_country_is_not_ours(rate):
    assert kinds(COUNTS + rate) == []


@pytest.mark.parametrize(
    "rate",
    [
        "Svarsfrekvensen i enkäten var 19 %.",
        "Svarsfrekvensen är 19 %, i riket 50 %.",
        "I år var svarsandelen 19 %.",
    ],
)
def test_our_own_rate_is_ours_though_the_country_is_named_after_it(rate):
    assert kinds(COUNTS + rate) == [Kind.RESPONSE_RATE]


@pytest.mark.parametrize(
    "claim",
    [
        "Det är en minskning av svarsfrekvensen från 2023, då den var 28 % (25 av 89).",
        "Det är en minskning från 2023, då svarsfrekvensen var 28 % (25 av 89).",
        "Svarsfrekvensen har minskat från 2023, då den var 28 % (25 av 89).",
    ],
)
def test_the_rate_of_the_sentence_before_is_one_of_the_two_years(claim):
    [found] = faults(COUNTS + RATE + claim)
    assert "inom det slumpen kan ge" in found.sentence
    assert found.recomputed == "24\u00a0% (21 av 86) och 28\u00a0% (25 av 89)"


def test_a_change_that_both_sentences_bear_is_left_alone():
    claim = "Det är en minskning av svarsfrekvensen från 2023, då den var 49 % (44 av 89)."
    assert kinds(COUNTS + RATE + claim) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{COUNTS}Svarsfrekvensen är lägre än föregående år.",
        f"{COUNTS}{RATE}Nöjdheten är högre än 2023.",
    ],
)
def test_a_change_with_no_figure_for_the_other_year_is_still_told(text):
    [found] = faults(text)
    assert "inte siffran för båda åren" in found.sentence


@pytest.mark.parametrize("text", ["Till viss del 5 %\nNej 5 %", "Till viss del 5 %\nNej 5 %\nJa 70 %"])
def test_a_list_that_lacks_its_head_is_noted_and_no_fault(text):
    [note] = check_text(text)
    assert (note.kind, note.weight) == (Kind.SUM, Weight.NOTE)


@pytest.mark.parametrize(
    "text", ["Ja 70 %\nTill viss del 5 %\nNej 5 %", "Nej 5 %\nTill viss del 5 %\nJa 70 %"]
)
def test_a_list_with_its_head_is_a_fault(text):
    assert kinds(text) == [Kind.SUM]


def test_a_list_without_its_head_that_is_more_than_all_is_a_fault():
    assert kinds("Till viss del 65 %\nNej 55 %") == [Kind.SUM]


LONG_ROWS = """\
Kontakten med personligt ombud har bidragit till att myndigheterna samverkar bättre med mig.
75 % upplever att kontakten med personligt ombud bidragit till att aktuella myndigheter samverkar bättre
10 % upplever att kontakten med personligt ombud inte bidragit till att aktuella myndigheter samverkar bättre
{partly} % upplever att kontakten med personligt ombud till viss del bidragit till att de samverkar bättre
Mitt samarbete med personligt ombud har inneburit att jag fått kontakt med rätt vård
90 % upplever att samarbetet med personligt ombud inneburit att kontakt har skapats med rätt vård eller stöd
5 % upplever att samarbetet med personligt ombud till viss del har inneburit att det har skapats rätt vård
5 % upplever att samarbetet med personligt ombud inte har inneburit att det har skapats rätt vård eller stöd
"""


def broken_twice(text, width):
    """The lines of a text as a narrower page breaks them, with their own ends left where they were."""
    once = [line for row in text.splitlines() for line in textwrap.wrap(row, 93)]
    return [line for row in once for line in textwrap.wrap(row, width)]


@pytest.mark.parametrize("width", range(45, 92, 5))
def test_rows_broken_twice_in_a_pdf_keep_their_sum(width):
    assert faults("\n".join(broken_twice(LONG_ROWS.format(partly=15), width))) == []
    [found] = [
        each
        for each in check_content(pdf_file(broken_twice(LONG_ROWS.format(partly=25), width)))
        if each.weight is Weight.FAULT
    ]
    assert found.recomputed == "75 + 10 + 25 = 110"
