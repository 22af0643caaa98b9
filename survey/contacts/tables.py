"""The tables of the database `contacts`: no name, no personnummer, nothing that tells who answered."""

from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from survey.delivery.messages import MessageKind, MessageWay
from survey.domain.kinds import AgeGroup, Channel, EndingKind, Gender, NotOfferedReason, StopReason

metadata = MetaData(
    naming_convention={
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)


class Standing(StrEnum):
    """What a slot is to its offer: a reissue is pending until the answer side has moved the right."""

    FREE = "free"
    PENDING = "pending"
    CURRENT = "current"
    FORMER = "former"
    PILED = "piled"
    """Its letter lies in a pile: it is nobody's, and stays so."""


class SendingState(StrEnum):
    """Where a sending stands; a reminder ends as sent whether it had to be sent or not."""

    QUEUED = "queued"
    LEASED = "leased"
    SENT = "sent"
    UNSURE = "unsure"
    FAILED = "failed"
    STOPPED = "stopped"


def one_of(column: str, kinds: type[StrEnum]) -> CheckConstraint:
    """Return the constraint that a column holds one of the codes (or nothing, where it may)."""
    codes = ", ".join(f"'{kind}'" for kind in kinds)
    return CheckConstraint(f"{column} IN ({codes})", name=column)


ending = Table(
    "ending",
    metadata,
    Column("id", Text, primary_key=True),
    Column("form_token", Text, nullable=False, unique=True, comment="one form sent twice is one ending"),
    Column("ended_on", Date, nullable=False),
    Column("kind", Text, nullable=False),
    Column("municipality", Text, comment="SCB code; empty for a protected identity"),
    Column("area", Text, nullable=False, index=True),
    Column("age_group", Text),
    Column("gender", Text),
    Column("registered_on", Date, nullable=False),
    Column("ombud_id", Text, nullable=False, index=True, comment="account of the client's own ombud"),
    Column("reason", Text, comment="why the survey was not offered"),
    one_of("kind", EndingKind),
    one_of("age_group", AgeGroup),
    one_of("gender", Gender),
    one_of("reason", NotOfferedReason),
    CheckConstraint("municipality IS NOT NULL OR (age_group IS NULL AND gender IS NULL)", name="protected"),
)

offer = Table(
    "offer",
    metadata,
    Column("id", Text, primary_key=True),
    Column("ending_id", ForeignKey("ending.id"), nullable=False, unique=True),
    Column("channel", Text, nullable=False),
    Column("offered_on", Date, nullable=False),
    Column("stopped", Text, comment="why nothing more is sent; never an answer"),
    Column("stopped_month", Text, comment="YYYY-MM: the day would tell too much"),
    one_of("channel", Channel),
    one_of("stopped", StopReason),
)

contact_detail = Table(
    "contact_detail",
    metadata,
    Column("offer_id", ForeignKey("offer.id"), primary_key=True),
    Column("way", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False, comment="number or address, under a key outside"),
    Column("other_way", Text),
    Column("other_sealed", LargeBinary),
    Column("gone_after", Date, nullable=False, comment="erased then at the latest"),
    one_of("way", MessageWay),
    one_of("other_way", MessageWay),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Text, primary_key=True, comment="the handle of the key: what providers are told"),
    Column("key", Text, nullable=False, unique=True, comment="random; names this very sending"),
    Column("offer_id", ForeignKey("offer.id"), nullable=False),
    Column("round", Integer, nullable=False, comment="0 the invitation, 1 and 2 the reminders"),
    Column("way", Text, comment="empty when the offer has no number or address"),
    Column("template", Text, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("bucket", Text, nullable=False, comment="YYYY-MM once it is over; empty until then"),
    Column("next_try", BigInteger, nullable=False, comment="seconds since 1970; 0 once it is over"),
    Column("lease_until", BigInteger, nullable=False, comment="seconds since 1970; 0 when nobody holds it"),
    Column("tries", Integer, nullable=False, comment="in vain; 0 once it is over"),
    Column("reference", Text, nullable=False, comment="the provider's name for an invitation"),
    UniqueConstraint("offer_id", "round"),
    CheckConstraint("round BETWEEN 0 AND 2", name="round"),
    one_of("way", MessageWay),
    one_of("template", MessageKind),
    one_of("state", SendingState),
)

slot = Table(
    "slot",
    metadata,
    Column(
        "number",
        BigInteger,
        primary_key=True,
        autoincrement=False,
        comment="random; the ticket follows from it",
    ),
    Column("version", Text, nullable=False),
    Column("year", Integer, nullable=False, index=True),
    Column("last_day", Date, nullable=False),
    Column("offer_id", ForeignKey("offer.id"), index=True, comment="empty while the slot is free"),
    Column("standing", Text, nullable=False),
    one_of("standing", Standing),
)

version_lock = Table(
    "version_lock",
    metadata,
    Column("version", Text, primary_key=True),
    Column("fingerprint", Text, nullable=False, comment="SHA-256 of the questionnaire as first offered"),
)

desk_log = Table(
    "desk_log",
    metadata,
    Column("id", Text, primary_key=True),
    Column("month", Text, nullable=False, comment="YYYY-MM: the day would tell too much"),
    Column("account_id", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("ending_id", Text, comment="never for what concerns an answer"),
    Column("note", Text, nullable=False),
)

participation = Table(
    "participation",
    metadata,
    Column("year", Integer, primary_key=True),
    Column("dimension", Text, primary_key=True, comment="kind, area, age_group, gender or channel"),
    Column("level", Text, primary_key=True),
    Column("offered", Integer, nullable=False),
    Column("answered", Integer, comment="empty where the release rules hide it"),
)

urn_estimate = Table(
    "urn_estimate",
    metadata,
    Column("year", Integer, primary_key=True),
    Column("monday", Date, nullable=False, comment="the week that the number was taken"),
    Column("at_least", Integer, nullable=False, comment="rounded down to a multiple of five"),
)

goal = Table(
    "goal",
    metadata,
    Column("year", Integer, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("target", Text, comment="a fraction or a whole number, as text"),
    Column("measure", Text, nullable=False),
    Column("frequency", Text, nullable=False),
    Column("printed_status", Text, nullable=False),
    Column("outcome", Integer),
    Column("note", Text, nullable=False),
    Column("reading", Text, comment="whom a share of answers speaks of"),
    Column("own_status", Text, comment="the chef's word on a goal in words"),
    Column("indicator", Text, comment="empty: every question"),
)

goal_outcome_area = Table(
    "goal_outcome_area",
    metadata,
    Column("year", Integer, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("area", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    ForeignKeyConstraint(["year", "key"], ["goal.year", "goal.key"], ondelete="CASCADE"),
    CheckConstraint("count >= 0", name="count"),
)

goal_change = Table(
    "goal_change",
    metadata,
    Column("year", Integer, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False, comment="counts up in a year"),
    Column("key", Text, nullable=False, comment="no reference: it outlives its goal"),
    Column("changed_on", Date, nullable=False),
    Column("account_id", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
)

report = Table(
    "report",
    metadata,
    Column("year", Integer, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("cutoff", Date, nullable=False, comment="the day that the figures were taken"),
    Column("locked_on", Date, nullable=False),
    Column("account_id", Text, nullable=False, comment="who locked it"),
    Column("content", Text, nullable=False, comment="JSON; never changed once written"),
    Column("checksum", Text, nullable=False, comment="SHA-256 of the content"),
)

report_text = Table(
    "report_text",
    metadata,
    Column("year", Integer, primary_key=True),
    Column("section", Text, primary_key=True),
    Column("text", Text, nullable=False, comment="figures stand as tokens between braces"),
)

improvement = Table(
    "improvement",
    metadata,
    Column("id", Text, primary_key=True),
    Column("year", Integer, nullable=False, index=True, comment="year of ending whose answers led to it"),
    Column("heard", Text, nullable=False),
    Column("decision", Text, nullable=False),
    Column("owner", Text, nullable=False, comment="a role or a member of staff"),
    Column("decided_on", Date, nullable=False),
    Column("due_on", Date),
    Column("done_on", Date),
    Column("done", Text, nullable=False, comment="what was done; empty until then"),
)

import_heading = Table(
    "import_heading",
    metadata,
    Column("heading", Text, primary_key=True, comment="in small letters, as chosen on the page"),
    Column("says", Text, nullable=False),
)

infosoc_total = Table(
    "infosoc_total",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("month", Integer, primary_key=True, autoincrement=False, comment="0: the whole year"),
    Column("area", Text, primary_key=True, comment="empty: every område"),
    Column("formal", Integer, nullable=False),
    Column("broken_off", Integer, nullable=False),
    CheckConstraint("month BETWEEN 0 AND 12", name="month"),
    CheckConstraint("formal >= 0 AND broken_off >= 0", name="counts"),
)

interview = Table(
    "interview",
    metadata,
    Column("ending_id", ForeignKey("ending.id"), primary_key=True),
    Column("way", Text, nullable=False),
    Column("sealed", LargeBinary, comment="empty once it is erased"),
    Column("drawn_on", Date),
    Column("done_on", Date),
    CheckConstraint("way IN ('sms', 'email')", name="way"),
)
