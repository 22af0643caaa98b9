"""Drafts: read by the browser that wrote them, and by nobody who only holds the ticket."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.domain.drafts import (
    Draft,
    close_draft,
    draft_keys,
    new_secret,
    new_word,
    open_draft,
    read_word,
    shown_word,
    unwrap_secret,
    wrap_secret,
)

TICKET_ID, SECRET = b"t" * 16, b"s" * 16
KEYS = draft_keys(TICKET_ID, SECRET)
DRAFT = Draft({"bemotande": "ja", "vad_var_bra": "Å, så bra"}, "4")


def test_a_draft_is_read_back_by_its_own_browser():
    assert open_draft(close_draft(DRAFT, KEYS.key), KEYS.key) == DRAFT


@pytest.mark.parametrize(
    "other",
    [draft_keys(TICKET_ID, b"S" * 16), draft_keys(b"T" * 16, SECRET), draft_keys(TICKET_ID, TICKET_ID)],
)
def test_another_secret_or_another_ticket_reads_nothing(other):
    assert open_draft(close_draft(DRAFT, KEYS.key), other.key) is None
    assert other.locator != KEYS.locator
    assert other.receipt != KEYS.receipt


def test_where_a_draft_lies_how_it_is_read_and_the_receipt_do_not_give_each_other_away():
    parts = (KEYS.locator, KEYS.key, KEYS.receipt)
    assert [len(part) for part in parts] == [16, 32, 32]
    assert len({part[:16] for part in parts}) == 3
    assert open_draft(close_draft(DRAFT, KEYS.key), KEYS.receipt) is None


@given(st.dictionaries(st.sampled_from(["bemotande", "vad_var_bra"]), st.text(max_size=900), max_size=2))
def test_all_drafts_are_of_one_size(answers):
    clean = {name: text.encode(errors="ignore").decode() for name, text in answers.items()}
    assert len(close_draft(Draft(clean, "kolla"), KEYS.key)) == len(close_draft(Draft(), KEYS.key))


def test_the_same_draft_saved_twice_looks_different():
    assert close_draft(DRAFT, KEYS.key) != close_draft(DRAFT, KEYS.key)


def test_secrets_are_128_random_bits():
    assert {len(new_secret()) for _ in range(100)} == {16}
    assert len({new_secret() for _ in range(100)}) == 100


def test_a_word_opens_the_secret_of_its_own_ticket_only():
    word = new_word()
    wrapped = wrap_secret(word, TICKET_ID, SECRET, cost=0)
    assert unwrap_secret(word, TICKET_ID, wrapped) == SECRET
    assert unwrap_secret("AAAAAAAA", TICKET_ID, wrapped) is None
    assert unwrap_secret(word, b"T" * 16, wrapped) is None
    assert wrap_secret(word, TICKET_ID, SECRET, cost=0) != wrapped


def test_a_word_is_shown_in_two_groups_and_forgiven_like_a_code():
    word = new_word()
    assert shown_word(word) == f"{word[:4]}-{word[4:]}"
    assert read_word(shown_word(word).lower()) == word
    assert read_word("olio-olio") == "01100110"


@pytest.mark.parametrize("typed", ["", "K7QM", "K7QM-2RXFF", "K7QM-2RXU", "å" * 8])
def test_what_can_be_no_word_is_none(typed):
    assert read_word(typed) is None
