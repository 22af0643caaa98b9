"""The closed lists of the field: codes are stored, Swedish words are shown elsewhere."""

from enum import StrEnum


class EndingKind(StrEnum):
    """How a contact ended: agreed upon by both (avslutad) or lost (avbruten)."""

    FORMAL = "formal"
    BROKEN_OFF = "broken_off"


class Channel(StrEnum):
    """How the survey is offered to the former client."""

    LINK = "link"
    LETTER = "letter"
    PAPER = "paper"
    ONSITE = "onsite"
    SMS = "sms"
    EMAIL = "email"
    PILE = "pile"
    """A letter that the person drew from a pile: nobody knows which."""

    @property
    def is_sent(self) -> bool:
        """True when the worker sends it to a number or an address; else a member of staff hands it over."""
        return self in (Channel.SMS, Channel.EMAIL)


class NotOfferedReason(StrEnum):
    """Why a former client was not offered the survey."""

    NO_CONTACT_PATH = "no_contact_path"
    DECLINED = "declined"
    DECEASED = "deceased"
    PROTECTED_NO_SAFE_PATH = "protected_no_safe_path"
    UNSUITABLE_NOW = "unsuitable_now"
    RETURNED_BEFORE_OFFER = "returned_before_offer"

    @property
    def counts_as_offered(self) -> bool:
        """True when the person was given the chance and said no: the goal asks for the chance."""
        return self is NotOfferedReason.DECLINED


class StopReason(StrEnum):
    """Why nothing more is sent about an offer: the contact side's own knowledge, never an answer."""

    DECEASED = "deceased"
    RETURNED = "returned"
    DECLINED = "declined"
    """The person said no to a member of staff."""
    WRONG_PERSON = "wrong_person"
    """The number or address belongs to somebody else."""
    BOUNCED = "bounced"
    """The message came back: there is no such number or address."""

    @property
    def was_reached(self) -> bool:
        """False when the person has not been given the chance: a new way or a reason is needed."""
        return self not in (StopReason.WRONG_PERSON, StopReason.BOUNCED)

    @property
    def closes_link(self) -> bool:
        """True when whoever holds the link must not, or need not, answer any more."""
        return self in (StopReason.DECEASED, StopReason.RETURNED, StopReason.WRONG_PERSON)


BEFORE_OFFER = {
    StopReason.DECEASED: NotOfferedReason.DECEASED,
    StopReason.RETURNED: NotOfferedReason.RETURNED_BEFORE_OFFER,
    StopReason.DECLINED: NotOfferedReason.DECLINED,
}
"""Why the survey was not offered, when the same was learnt before anything had gone out."""


class AgeGroup(StrEnum):
    """The age groups of Socialstyrelsen's yearly figures."""

    AGE_18_29 = "18-29"
    AGE_30_49 = "30-49"
    AGE_50_64 = "50-64"
    AGE_65 = "65+"


class Gender(StrEnum):
    """Gender as the yearly report counts it."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"


class Way(StrEnum):
    """How an answer came in; it lives inside the sealed envelope only."""

    LINK = "link"
    CODE = "code"
    PAPER = "paper"
    PAPER_OWN_OMBUD = "paper_own_ombud"
    PHONE = "phone"
    """Told to a member of staff who is not the person's own ombud."""


class TicketState(StrEnum):
    """What may still be done with a ticket."""

    OPEN = "open"
    DECLINED = "declined"
    SPENT = "spent"
    REPLACED = "replaced"


class Role(StrEnum):
    """What a member of staff may do; everything not given to a role is refused."""

    OMBUD = "ombud"
    MANAGER = "manager"
    READER = "reader"
    SYSTEM_OWNER = "system_owner"


UNKNOWN_AREA = "unknown"
"""Area of an ending whose kommun is not stored (protected identity); shown as "Ej angivet"."""
