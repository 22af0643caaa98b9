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
    MetaData,
    Table,
    Text,
)

from survey.domain.kinds import AgeGroup, Channel, EndingKind, Gender, NotOfferedReason

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
    one_of("channel", Channel),
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
