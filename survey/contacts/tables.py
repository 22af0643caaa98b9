"""The tables of the database `contacts`: no name, no personnummer, nothing that tells who answered."""

from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
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
    Column("dimension", Text, primary_key=True, comment="kind or area"),
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
)
