"""Envelopes: one size, opened by one key in one place, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.domain.envelopes import (
    ENVELOPE_BYTES,
    SealBroken,
    SealedAnswer,
    TooLarge,
    new_key_pair,
    pack,
    pad,
    seal,
    unpack,
    unpad,
    unseal,
)
from survey.domain.loader import bundled_versions
from survey.domain.questionnaire import QuestionKind

PAIR = new_key_pair()
ANSWER = SealedAnswer("klarsprak-2026", "link", {"bemotande": "ja", "vad_var_bra": "Snällt & bra å ä ö"})
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=1000)


def test_an_envelope_opens_to_what_was_put_in():
    assert unpack(unseal(PAIR.private, seal(PAIR.public, pack(ANSWER), b"urna|1"), b"urna|1")) == ANSWER


@given(
    st.dictionaries(st.sampled_from(["bemotande", "vad_var_bra", "vad_kan_bli_battre"]), texts, max_size=3)
)
def test_every_answer_comes_back_and_all_are_of_one_size(answers):
    answer = SealedAnswer("klarsprak-2026", "paper", answers)
    try:
        packed = pack(answer)
    except TooLarge:
        assert sum(len(text.encode()) for text in answers.values()) > 8000
    else:
        assert len(packed) == ENVELOPE_BYTES
        assert unpack(packed) == answer


def test_an_empty_and_a_full_answer_are_sealed_to_the_same_size():
    empty, full = SealedAnswer("v", "link", {}), SealedAnswer("v", "link", {"a": "😀" * 2000})
    assert len({len(seal(PAIR.public, pack(answer), b"urna")) for answer in (empty, full, ANSWER)}) == 1


@pytest.mark.parametrize("letter", ["😀", "å", '"', "\\", "\n", "\t", "\u2028"])
@pytest.mark.parametrize("version", bundled_versions().values(), ids=lambda version: version.version)
def test_the_longest_answer_that_a_form_lets_through_fits(version, letter):
    answers = {
        question.id: letter * question.max_length
        if question.kind is QuestionKind.TEXT
        else max((choice.code for choice in question.choices), key=len)
        for question in version
    }
    assert len(pack(SealedAnswer(version.version, "paper_own_ombud", answers))) == ENVELOPE_BYTES


def test_two_envelopes_of_the_same_answer_have_nothing_in_common():
    one, other = (seal(PAIR.public, pack(ANSWER), b"urna") for _ in range(2))
    assert one[:64] != other[:64]
    assert one[-64:] != other[-64:]


def test_another_key_another_urn_or_a_changed_byte_opens_nothing():
    sealed = seal(PAIR.public, pack(ANSWER), b"urna|1")
    broken = bytes([sealed[0] ^ 1]) + sealed[1:]
    for private, box, context in (
        (new_key_pair().private, sealed, b"urna|1"),
        (PAIR.private, sealed, b"urna|2"),
        (PAIR.private, broken, b"urna|1"),
        (PAIR.private, sealed[:-1], b"urna|1"),
        (PAIR.private, b"", b"urna|1"),
    ):
        with pytest.raises(SealBroken):
            unseal(private, box, context)


def test_what_does_not_fit_is_refused_and_not_cut():
    assert unpad(pad(b"x" * 96, 100)) == b"x" * 96
    with pytest.raises(TooLarge):
        pad(b"x" * 97, 100)
    with pytest.raises(TooLarge):
        pack(SealedAnswer("v", "link", {"a": "x" * ENVELOPE_BYTES}))


@given(st.binary(max_size=60))
def test_padding_gives_back_even_what_ends_in_zeros(content):
    assert unpad(pad(content + b"\0\0", 66)) == content + b"\0\0"
    assert len(pad(content, 66)) == 66


def test_a_private_key_is_its_seed_and_says_nothing_of_the_public_one():
    assert (len(PAIR.private), len(PAIR.public)) == (96, 1216)
    assert new_key_pair().private != PAIR.private
