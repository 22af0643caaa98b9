"""A goal with a share has an outcome, a true one, and stands in the table of goals."""

import pytest

from analysis.checks import Kind
from tests.unit.checking.samples import faults, kinds

COUNTS = "Under 2024 avslutades 50 klienter. Enkäten gick ut till 45 personer.\n\n"
OFFERED = "95 % av alla avslutade klienter ska få en enkät.\n"


def test_a_goal_without_a_status_is_told_with_its_outcome():
    [found] = faults(COUNTS + OFFERED)
    assert found.kind is Kind.GOAL
    assert "texten säger inte om det är uppnått" in found.sentence
    assert "90\u00a0% (45 av 50) av de avslutade finns i utskicket, 5 saknas." in found.sentence
    assert found.recomputed == "90\u00a0% (45 av 50): ej uppnått"


@pytest.mark.parametrize("goal", ["90 % av alla avslutade klienter ska få en enkät.", "Målet är 80 %."])
def test_a_goal_that_may_be_reached_gets_no_figure(goal):
    [found] = faults(COUNTS + goal)
    assert (found.kind, found.recomputed) == (Kind.GOAL, "")


@pytest.mark.parametrize(
    "counts",
    ["", "Enkäten gick ut till 45 personer.\n\n", "Det avslutades 40 klienter. 45 utskick gjordes.\n\n"],
)
def test_without_counts_that_can_be_compared_there_is_no_figure(counts):
    [found] = faults(counts + OFFERED)
    assert (found.kind, found.recomputed) == (Kind.GOAL, "")


@pytest.mark.parametrize(
    "status",
    [
        "Målet är inte uppnått.",
        "Målet har delvis nåtts.",
        "Målet kan inte avgöras än.",
        "Ej uppfyllt.",
        "Pågår.",
        "Utfallet blev lägre än vi ville och målet nåddes inte under året.",
    ],
)
def test_an_honest_status_is_enough(status):
    assert kinds(COUNTS + OFFERED + status) == []


@pytest.mark.parametrize("status", ["Målet är uppnått.", "Uppfyllt.", "Genomfört"])
def test_a_goal_called_reached_against_the_counts_is_a_fault(status):
    [found] = faults(COUNTS + OFFERED + status)
    assert (found.kind, found.quote) == (Kind.GOAL, status)
    assert found.recomputed == "90\u00a0% (45 av 50): ej uppnått"


def test_a_goal_rightly_called_reached_is_no_fault():
    assert kinds(COUNTS + "90 % av alla avslutade klienter ska få en enkät.\nMålet är uppnått.") == []


def test_a_result_that_uses_the_word_is_no_status():
    row = "90 % upplever att de har uppnått sitt mål"
    assert Kind.GOAL in kinds(COUNTS + OFFERED + row)


def test_the_next_goals_status_is_not_this_ones():
    two = "Målet är 80 %.\nMålet är att 70 % av de svarande ska vara nöjda.\nMålet är uppnått."
    [found] = faults(two)
    assert found.quote == "Målet är 80 %."


def test_a_goal_for_those_who_answer_is_held_against_their_rows():
    text = "90 % av de svarande ska vara nöjda.\n\n• 80 % upplever hälsa\n• 95 % upplever stöd\nUppnått."
    [found] = faults(text)
    assert found.sentence.endswith("I resultaten står 80\u00a0%.")


@pytest.mark.parametrize(
    "text",
    [
        "30 % av medlen ska återbetalas enligt lagen.",
        "Målet för nästa år är 90 %.",
        "Året var 2024. Under 2024 gick det bra. Målet 2025 är 90 %.",
        "Den enskilde ska få stöd.",
        "Mål och utfall visas här.",
    ],
)
def test_what_is_no_goal_of_this_year_is_left_alone(text):
    assert kinds(text) == []


TABLE = "Mål\tFrekvens\tMåluppfyllelse\nInformera alla myndigheter i länet\tFyra ggr/år\tGenomfört\n"
END = "Tabellen visar vad vi bestämde i början av det här året.\n"


def test_a_goal_beside_the_table_is_told():
    [found] = faults(f"{TABLE}{END}\n90 % av klienterna ska få enkäten. Målet är inte uppnått.")
    assert found.sentence == "Målet finns inte i tabellen över mål (rad 1)."


def test_the_table_may_end_the_report():
    [found] = faults(f"Vårt mål: 90 % av klienterna ska få enkäten. Målet är inte uppnått.\n\n{TABLE}")
    assert found.sentence == "Målet finns inte i tabellen över mål (rad 3)."


@pytest.mark.parametrize(
    "text",
    [
        f"{TABLE}90 % av klienterna ska få enkäten\tVarje år\tEj uppfyllt\n{END}",
        f"{TABLE}Klienterna ska få enkäten\tVarje år\tEj uppfyllt\n{END}\n90 % av klienterna ska få enkäten.",
        "Mål och måluppfyllelse\n90 % av klienterna ska få enkäten.\nEj uppfyllt.",
    ],
)
def test_a_goal_in_the_table_or_without_a_table_is_not(text):
    assert not any("tabellen" in found.sentence for found in faults(text))
