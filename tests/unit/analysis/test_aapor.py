"""Outcome rates against their definitions written out, and the invariants of final codes."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.rates import Disposition, aapor, by_completeness, class_counts, final_disposition

CLASSES = ("I", "P", "R", "NC", "O", "UH", "UO", "NE")
COUNTS = st.fixed_dictionaries({name: st.integers(0, 200) for name in CLASSES})
SHARES = st.fractions(0, 1)
HIGHER_IS_BETTER = (
    [f"RR{n}" for n in range(1, 7)] + [f"COOP{n}" for n in range(1, 5)] + ["CON1", "CON2", "CON3"]
)


def written_out(c, e):
    """Each numerator and denominator as in the standard, term by term."""
    i, p, r, nc, o, u = c["I"], c["P"], c["R"], c["NC"], c["O"], c["UH"] + c["UO"]
    return {
        "RR1": (i, (i + p) + (r + nc + o) + u),
        "RR2": (i + p, (i + p) + (r + nc + o) + u),
        "RR3": (i, (i + p) + (r + nc + o) + e * u),
        "RR4": (i + p, (i + p) + (r + nc + o) + e * u),
        "RR5": (i, (i + p) + (r + nc + o)),
        "RR6": (i + p, (i + p) + (r + nc + o)),
        "COOP1": (i, (i + p) + r + o),
        "COOP2": (i + p, (i + p) + r + o),
        "COOP3": (i, (i + p) + r),
        "COOP4": (i + p, (i + p) + r),
        "REF1": (r, (i + p) + (r + nc + o) + u),
        "REF2": (r, (i + p) + (r + nc + o) + e * u),
        "REF3": (r, (i + p) + (r + nc + o)),
        "CON1": ((i + p) + r + o, (i + p) + r + o + nc + u),
        "CON2": ((i + p) + r + o, (i + p) + r + o + nc + e * u),
        "CON3": ((i + p) + r + o, (i + p) + r + o + nc),
    }


@given(COUNTS, SHARES)
def test_every_rate_is_its_definition(counts, e):
    expected = {name: (a / Fraction(b) if b else None) for name, (a, b) in written_out(counts, e).items()}
    assert aapor(counts, e) == expected


def test_the_year_2024_as_a_register():
    rates = aapor({"I": 21, "NC": 81})
    assert rates["RR1"] == rates["RR2"] == rates["RR5"] == Fraction(21, 102)
    assert rates["COOP1"] == 1
    assert rates["REF1"] == 0


def test_documented_exemptions_leave_the_base():
    assert aapor({"I": 21, "NC": 65, "NE": 16})["RR1"] == Fraction(21, 86)


def test_nothing_to_divide_by_is_no_rate_and_not_zero():
    assert set(aapor({}).values()) == {None}
    assert aapor({"NC": 5})["COOP1"] is None
    assert aapor({"UO": 5}, e=0)["RR3"] is None


def test_e_may_be_a_float():
    assert aapor({"I": 5, "UH": 10}, e=0.5)["RR3"] == Fraction(1, 2)


@given(COUNTS, SHARES)
def test_the_rates_keep_their_order(counts, e):
    rates = aapor(counts, e)
    if rates["RR5"] is not None:
        assert rates["RR1"] <= rates["RR3"] <= rates["RR5"]
        assert rates["RR1"] <= rates["RR2"] <= rates["RR6"]


@given(COUNTS, SHARES)
def test_one_more_who_did_not_answer_never_raises_a_rate(counts, e):
    before, after = aapor(counts, e), aapor(counts | {"NC": counts["NC"] + 1}, e)
    assert all(after[name] <= before[name] for name in HIGHER_IS_BETTER if before[name] is not None)


@pytest.mark.parametrize(
    ("counts", "e", "message"),
    [
        ({"X": 1}, 1, "unknown classes"),
        ({"I": -1}, 1, "negative"),
        ({"I": 1}, 2, "e must"),
        ({}, -0.1, "e must"),
    ],
)
def test_what_cannot_be_is_refused(counts, e, message):
    with pytest.raises(ValueError, match=message):
        aapor(counts, e)


@given(st.lists(st.lists(st.sampled_from(Disposition)), max_size=40), SHARES)
def test_every_case_has_one_final_code_and_the_classes_sum_to_all(cases, e):
    finals = [final_disposition(ways) for ways in cases]
    counts = class_counts(finals)
    assert sum(counts.values()) == len(cases)
    assert aapor(counts, e)


def test_the_strongest_way_decides():
    assert final_disposition([Disposition.UNDELIVERED, Disposition.COMPLETE]) is Disposition.COMPLETE
    assert (
        final_disposition([Disposition.OPENED_ONLY, Disposition.REFUSED_ON_WEB]) is Disposition.REFUSED_ON_WEB
    )
    assert final_disposition([Disposition.DUPLICATE, Disposition.COMPLETE]) is Disposition.DUPLICATE
    assert final_disposition([]) is Disposition.NEVER_INVITED


def test_each_code_is_used_once_and_a_blank_paper_is_not_a_non_contact():
    numbers = [each.value.number for each in Disposition]
    assert len(numbers) == len(set(numbers)) == 17
    assert class_counts([Disposition.PAPER_RETURNED_BLANK, Disposition.NOTHING_RETURNED]) == {"R": 1, "NC": 1}


@pytest.mark.parametrize(
    ("answered", "applicable", "code"),
    [
        (8, 8, "1.1"),
        (4, 5, "1.1"),
        (7, 9, "1.2"),
        (4, 8, "1.2"),
        (3, 8, "2.12"),
        (0, 8, "2.1121"),
        (0, 0, "2.1121"),
    ],
)
def test_how_much_is_answered_decides_complete_partial_or_broken_off(answered, applicable, code):
    assert by_completeness(answered, applicable).value.number == code


def test_more_answers_than_questions_are_refused():
    with pytest.raises(ValueError, match="9 of 8"):
        by_completeness(9, 8)
