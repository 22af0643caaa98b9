"""A slip to the desk: how to reach somebody and what about; it belongs to no ticket and to no answer."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from survey.domain.envelopes import pad, seal, unpad, unseal
from survey.domain.periods import fortnight_of

LONGEST_REACH, LONGEST_ABOUT = 200, 1000
"""Most characters that a slip's two texts may have."""
SLIP_BYTES = 6144
"""Size of what is sealed: room for both texts at four bytes a character."""
KEPT_DAYS = 90
CONTEXT = b"lapp"
"""What binds a sealed slip to the slip box (HPKE info): an envelope's bytes do not open as a slip."""


class SlipKind(StrEnum):
    """What a slip is about."""

    CALL = "call"
    """Somebody wants the desk to get in touch."""
    FAULT = "fault"
    """Somebody met something that is not accessible."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What somebody wrote; either text may be empty."""

    kind: SlipKind
    reach: str
    about: str


def seal_slip(public: bytes, slip: Slip) -> bytes:
    """Return the slip sealed to the slip box, always the same size; raises TooLarge."""
    content = json.dumps(asdict(slip), ensure_ascii=False, separators=(",", ":"))
    return seal(public, pad(content.encode(), SLIP_BYTES), CONTEXT)


def open_slip(private: bytes, box: bytes) -> Slip:
    """Return the slip that `seal_slip` sealed; raises SealBroken."""
    content = json.loads(unpad(unseal(private, box, CONTEXT)))
    return Slip(SlipKind(content["kind"]), content["reach"], content["about"])


def last_fortnight(today: date) -> int:
    """Return the last shared fortnight in which a slip written today is kept: 77 to 90 days."""
    return fortnight_of(date.fromordinal(today.toordinal() + KEPT_DAYS + 1)) - 1
