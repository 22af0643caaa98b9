"""Answers told in counts make no more than the answers there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.checks import Kind, Weight, check_text
from tests.unit.checking.samples import faults

ANSWERS = "Vi har fått in 21 svar på enkäten.\n\n"
FORMS = [
    "Av {whole} svar var {ja} ja, {nej} nej och {delvis} till viss del.",
    "Av {whole} svarande svarade {ja} ja, {delvis} till viss del och {nej} nej.",
    "Vi fick in {whole} svar: {ja} ja, {delvis} till viss del, {nej} nej.",
    "{whole} svar: ja {ja}, till viss del {delvis}, nej {nej}.",
]


@given(form=st.sampled_from(FORMS), counts=st.tuples(*[st.integers(3, 60)] * 3), off=st.integers(1, 20))
def test_counts_are_a_fault_exactly_when_they_are_more_than_the_answers(form, counts, off):
    ja, delvis, nej = counts
    told = {"ja": ja, "delvis": delvis, "nej": nej}
    assert faults(form.format(whole=sum(counts), **told)) == []
    [found] = faults(form.format(whole=sum(counts) - off, **told))
    assert found.kind is Kind.SUM
    assert found.sentence == f"Svaren blir {sum(counts)}, men det är {sum(counts) - off} svar."
    [note] = check_text(form.format(whole=sum(counts) + off, **told))
    assert (note.kind, note.weight) == (Kind.SUM, Weight.NOTE)


def test_without_a_base_of_their_own_they_are_held_against_all_answers():
    [found] = faults(f"{ANSWERS}18 svarade ja, 3 nej och 5 till viss del.")
    assert found.recomputed == "18 + 3 + 5 = 26"
    assert faults("18 svarade ja, 3 nej och 5 till viss del.") == []
    assert check_text(f"{ANSWERS}10 svarade ja, 3 nej och 5 till viss del.") == []


def test_counts_in_letters_are_counts():
    [found] = faults("Av 21 svar var arton ja, tre nej och tre till viss del.")
    assert found.recomputed == "18 + 3 + 3 = 24"


@pytest.mark.parametrize(
    "text",
    [
        "Av 21 svar var 18 ja på första frågan och 15 ja på den andra.",
        "Av 21 svar var 18 ja på första frågan och 12 nej på den andra.",
        "18 ja, 15 ja och 12 nej.",
        "18 av 21 svarade ja, 3 av 21 svarade nej.",
        "Av 21 svar var 18 ja.",
        "80 % ja, 15 % nej och 5 % till viss del.",
    ],
)
def test_counts_of_more_than_one_question_are_left_alone(text):
    assert faults(ANSWERS + text) == []
