"""The hint behind a link: every character has one meaning for good, and an unknown one is the default."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from survey.domain.hints import CHARACTERS, HINTS, LOOKS, Hint, Look, hint_for, hint_of
from survey.domain.kinds import Channel, EndingKind

GIVEN = {"": Hint(), "2": Hint(broken_off=True), "3": Hint(Look("sv-simple")), "5": Hint(onsite=True)}
GIVEN |= {"a": Hint(Look("en")), "i": Hint(Look("ar")), "z": Hint(Look("sv", large=True), True)}
"""Some that stand in links by now: they may never change."""


def test_every_character_is_one_letter_or_digit_and_comes_back_as_itself():
    assert len(CHARACTERS) == len(HINTS)
    for character, hint in HINTS.items():
        assert character == "" or (len(character) == 1 and character.isascii() and character.isalnum())
        assert CHARACTERS[hint_of(character)] == character
        assert hint_of(character) == hint


@given(st.text())
def test_what_is_no_character_of_the_table_is_the_default(typed):
    assert hint_of(typed) == (HINTS[typed] if typed in HINTS else Hint())


def test_links_that_have_been_given_keep_their_meaning():
    assert {character: HINTS[character] for character in GIVEN} == GIVEN


def test_whatever_an_ombud_can_choose_has_a_character_for_every_ending_and_every_way():
    for look, kind, channel in product(LOOKS, EndingKind, Channel):
        meant = hint_of(hint_for(kind, channel, look))
        assert meant == Hint(look, kind is EndingKind.BROKEN_OFF, channel is Channel.ONSITE)
