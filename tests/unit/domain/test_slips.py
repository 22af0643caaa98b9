"""A slip: sealed to one size whatever it says, and kept for at most ninety days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.domain.envelopes import SealBroken, new_key_pair, seal
from survey.domain.periods import fortnight_of
from survey.domain.slips import (
    KEPT_DAYS,
    LONGEST_ABOUT,
    LONGEST_REACH,
    Slip,
    SlipKind,
    last_fortnight,
    open_slip,
    seal_slip,
)

PAIR = new_key_pair()
EMPTY = Slip(SlipKind.CALL, "", "")
LARGEST = Slip(SlipKind.FAULT, "\U0001f4de" * LONGEST_REACH, '"' * LONGEST_ABOUT)


@pytest.mark.parametrize("slip", [EMPTY, LARGEST, Slip(SlipKind.FAULT, "", "å" * LONGEST_ABOUT)])
def test_what_is_sealed_comes_out_again_and_has_one_size(slip):
    box = seal_slip(PAIR.public, slip)
    assert open_slip(PAIR.private, box) == slip
    assert len(box) == len(seal_slip(PAIR.public, EMPTY))


def test_the_longest_slip_of_the_widest_characters_fits():
    wide = Slip(SlipKind.CALL, "\U0001f4de" * LONGEST_REACH, "\U0001f4de" * LONGEST_ABOUT)
    assert open_slip(PAIR.private, seal_slip(PAIR.public, wide)) == wide


def test_another_key_or_an_envelopes_bytes_do_not_open():
    with pytest.raises(SealBroken):
        open_slip(new_key_pair().private, seal_slip(PAIR.public, EMPTY))
    with pytest.raises(SealBroken):
        open_slip(PAIR.private, seal(PAIR.public, b"x", b"urna|1"))


@given(st.dates(date(2026, 1, 1), date(2040, 1, 1)))
def test_a_slip_is_kept_for_77_to_90_days(today):
    last = last_fortnight(today)
    kept = [days for days in range(KEPT_DAYS + 30) if fortnight_of(today + timedelta(days)) <= last]
    assert 77 <= len(kept) - 1 <= KEPT_DAYS
    assert kept == list(range(len(kept)))
