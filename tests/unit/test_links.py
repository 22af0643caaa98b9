"""A link points at a ticket, is signed by any of our keys, and contains nothing."""

import hmac
import string
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import Signer

from survey.domain.links import SALT, CutHMAC, LinkSigner, ticket_hash, ticket_id_of

OLD, NEW = b"o" * 32, b"n" * 32
TICKET_ID = bytes(range(16))
ids = st.binary(min_size=16, max_size=16)
BASE64 = string.ascii_letters + string.digits + "-_"


def signed_otherwise(value: bytes, *, salt: bytes = SALT, key: bytes = NEW) -> str:
    signer = Signer(key, salt=salt, key_derivation="hmac", digest_method=sha256, algorithm=CutHMAC(sha256))
    return signer.sign(value).decode()


def encoded(token: str) -> bytes:
    return token.rpartition(".")[0].encode()


@given(ids)
def test_a_link_is_read_back_fits_a_text_message_and_ends_in_no_mark_that_a_phone_leaves_out(ticket_id):
    token = LinkSigner([NEW]).token(ticket_id)
    assert LinkSigner([NEW]).read(token) == ticket_id
    assert len(token) <= 45
    assert token[-1] in "AQgw"


def test_a_link_signed_before_a_rotation_still_works_and_new_ones_are_signed_with_the_newest_key():
    before = LinkSigner([OLD]).token(TICKET_ID)
    rotated = LinkSigner([OLD, NEW])
    assert rotated.read(before) == TICKET_ID
    assert LinkSigner([NEW]).read(rotated.token(TICKET_ID)) == TICKET_ID
    assert LinkSigner([OLD]).read(rotated.token(TICKET_ID)) is None


def test_a_key_that_was_taken_away_opens_nothing():
    assert LinkSigner([NEW]).read(LinkSigner([OLD]).token(TICKET_ID)) is None


def test_a_token_signed_for_another_purpose_is_no_link():
    value = encoded(LinkSigner([NEW]).token(TICKET_ID))
    assert LinkSigner([NEW]).read(signed_otherwise(value)) == TICKET_ID
    assert LinkSigner([NEW]).read(signed_otherwise(value, salt=b"enkat-kaka-v1")) is None
    assert LinkSigner([NEW]).read(signed_otherwise(value, key=OLD)) is None


@pytest.mark.parametrize("size", [0, 15, 17, 33])
def test_a_truly_signed_value_that_is_no_ticket_id_is_no_link(size):
    assert LinkSigner([NEW]).read(LinkSigner([NEW]).token(b"x" * size)) is None


@pytest.mark.parametrize(
    "junk", ["", ".", "a.b", "å" * 45, "A" * 45, "A" * 22 + "." + "A" * 22, "a" * 10_000]
)
def test_junk_is_no_link(junk):
    assert LinkSigner([NEW]).read(junk) is None


@given(ids, st.integers(0, 44), st.sampled_from(BASE64))
def test_a_changed_link_is_refused_or_means_the_very_same_ticket(ticket_id, place, letter):
    token = LinkSigner([NEW]).token(ticket_id)
    changed = token[:place] + letter + token[place + 1 :]
    assert LinkSigner([NEW]).read(changed) in (None, ticket_id)


def test_sixteen_last_letters_mean_one_ticket_so_tickets_are_found_by_id_and_never_by_the_string():
    signer = LinkSigner([NEW])
    token = signer.token(TICKET_ID)
    twins = {token[:-1] + letter for letter in BASE64 if signer.read(token[:-1] + letter) == TICKET_ID}
    assert len(twins) == 16
    assert {ticket_hash(signer.read(twin)) for twin in twins} == {ticket_hash(TICKET_ID)}


def test_the_ticket_follows_from_key_and_slot_and_the_answer_side_keeps_only_its_hash():
    assert ticket_id_of(OLD, 7) == hmac.digest(OLD, b"biljett|7", "sha256")[:16]
    assert len({ticket_id_of(key, slot) for key in (OLD, NEW) for slot in range(50)}) == 100
    assert ticket_hash(TICKET_ID) == sha256(TICKET_ID).digest()
