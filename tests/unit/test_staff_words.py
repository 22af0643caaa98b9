"""Every code that the desk shows has its Swedish word."""

import pytest

from survey.contacts.endings import OfferState
from survey.desk.paper_pages import CLOSED
from survey.domain.kinds import (
    AgeGroup,
    Channel,
    EndingKind,
    Gender,
    NotOfferedReason,
    Role,
    StopReason,
    TicketState,
)
from survey.domain.paper import Left
from survey.forms import words


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (words.KINDS, EndingKind), (words.KIND_HINTS, EndingKind), (words.CHANNELS, Channel),
        (words.CHANNEL_HINTS, Channel), (words.REASONS, NotOfferedReason), (words.AGES, AgeGroup),
        (words.GENDERS, Gender), (words.ROLES, Role), (words.STATES, OfferState), (CLOSED, TicketState),
        (words.STOPS, StopReason), (words.LEFT, Left), (words.LEFT_BUTTONS, Left),
    ],
)  # fmt: skip
def test_no_code_is_without_its_word(table, codes):
    assert set(table) == set(codes)
