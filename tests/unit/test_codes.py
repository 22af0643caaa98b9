"""Codes typed by hand: a slip is caught before it counts as a guess, and what people mix up is forgiven."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.domain import codes

KEY, PEPPER = b"k" * 32, b"p" * 32
slots = st.integers(0, 2**62 - 1)
LOOKALIKES = {"0": "oO0", "1": "iIlL1"}


@st.composite
def typed_somehow(draw):
    """A code and a way that somebody might type it."""
    code = codes.code_of(KEY, draw(slots))
    typed = ""
    for letter in code:
        typed += draw(st.sampled_from(LOOKALIKES.get(letter, letter + letter.lower())))
        typed += draw(st.sampled_from(["", "", "-", " ", "–", "—", ".", "\t", "\u00a0"]))
    return code, typed


@given(typed_somehow())
def test_case_dashes_spaces_and_lookalikes_are_forgiven(pair):
    code, typed = pair
    assert codes.read_code(typed) == code


@given(slots, st.integers(0, 10), st.sampled_from(codes.ALPHABET))
def test_every_single_wrong_letter_is_caught(slot, place, letter):
    code = codes.code_of(KEY, slot)
    typed = code[:place] + letter + code[place + 1 :]
    assert codes.read_code(typed) == (code if typed == code else None)


def test_every_single_wrong_letter_of_one_code_is_caught_without_exception():
    code = codes.code_of(KEY, 1)
    wrong = {
        code[:place] + letter + code[place + 1 :] for place in range(11) for letter in codes.ALPHABET
    } - {code}
    assert len(wrong) == 11 * 31
    assert [typed for typed in wrong if codes.read_code(typed)] == []


@given(slots, st.integers(0, 9))
def test_two_neighbours_that_changed_places_are_caught(slot, place):
    code = codes.code_of(KEY, slot)
    typed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert (codes.read_code(typed) is None) == (typed != code)


@pytest.mark.parametrize("typed", ["", "-", "ABCDE", "U" * 11, "å" * 11, "0" * 10, "0" * 12, "0" * 4000])
def test_what_can_be_no_code_is_none(typed):
    assert codes.read_code(typed) is None


@given(st.text(max_size=40))
def test_whatever_is_typed_gives_a_whole_code_or_none(typed):
    meant = codes.read_code(typed)
    assert meant is None or re.fullmatch(f"[{codes.ALPHABET}]{{11}}", meant)


def test_a_code_is_shown_in_groups_and_follows_from_key_and_slot():
    code = codes.code_of(KEY, 5)
    assert codes.shown(code) == f"{code[:5]}-{code[5:10]}-{code[10]}"
    assert codes.code_of(KEY, 5) == code
    assert len({codes.code_of(key, slot) for key in (KEY, PEPPER) for slot in range(100)}) == 200


@given(st.binary(min_size=19, max_size=19))
def test_letters_are_the_data_itself_five_bits_each(data):
    letters = codes.random_letters(data, 30)
    number = 0
    for letter in letters:
        number = number * 32 + codes.ALPHABET.index(letter)
    assert number == int.from_bytes(data, "big") >> 2


@pytest.mark.parametrize("cost", [0, 1])
def test_a_wrapped_ticket_id_opens_with_its_code_and_pepper_only(cost):
    ticket_id = bytes(range(16))
    wrapped = codes.wrap_id(PEPPER, "ABCDEFGHJK7", ticket_id, cost)
    assert codes.unwrap_id(PEPPER, "ABCDEFGHJK7", wrapped) == ticket_id
    assert codes.unwrap_id(PEPPER, "ABCDEFGHJK8", wrapped) is None
    assert codes.unwrap_id(KEY, "ABCDEFGHJK7", wrapped) is None
    assert ticket_id not in wrapped


def test_the_lookup_of_a_code_says_nothing_without_the_pepper():
    assert codes.code_hash(PEPPER, "ABCDEFGHJK7") != codes.code_hash(KEY, "ABCDEFGHJK7")
    assert codes.code_hash(PEPPER, "ABCDEFGHJK7") != codes.code_hash(PEPPER, "ABCDEFGHJK8")


def test_the_cost_in_earnest_is_what_owasp_asks_for_at_least():
    memory, passes = codes.WRAP_COST[1]
    assert (memory, passes) == (19_456, 2)
