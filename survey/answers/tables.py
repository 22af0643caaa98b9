"""The tables of the database `answers`: no time, no serial number, no key to a person.

Dates here are the year of ending and the batch's last day. On SQLite the rows lie in key order,
and every key is random or a hash, so the order in the file says nothing either.
"""

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

from survey.domain.comments import CommentState, ShortfallLevel
from survey.domain.kinds import TicketState

metadata = MetaData(
    naming_convention={
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)
KEY_ORDER: dict[str, Any] = {"sqlite_with_rowid": False}
STATES = ", ".join(f"'{state}'" for state in TicketState)
REVIEWS = ", ".join(f"'{state}'" for state in CommentState)
LEVELS = ", ".join(f"'{level}'" for level in ShortfallLevel)

ticket = Table(
    "ticket",
    metadata,
    Column("hash", LargeBinary, primary_key=True, comment="SHA-256 of the ticket id"),
    Column("version", Text, nullable=False, comment="questionnaire version"),
    Column("year", Integer, nullable=False, comment="year of ending"),
    Column("last_day", Date, nullable=False, comment="last day to answer, shared by the batch"),
    Column("state", Text, nullable=False),
    Column("code_hash", LargeBinary, unique=True, comment="HMAC of the code; gone once counted"),
    Column("wrapped_id", LargeBinary, comment="ticket id sealed under the code; gone once counted"),
    Column("receipt", LargeBinary, comment="proof for the browser that sent; gone once counted"),
    CheckConstraint(f"state IN ({STATES})", name="state"),
    **KEY_ORDER,
)

urn = Table(
    "urn",
    metadata,
    Column("id", Text, primary_key=True),
    Column("year", Integer, nullable=False, comment="year of ending"),
    Column("public_key", LargeBinary, nullable=False),
    Column("state", Text, nullable=False, comment="open, closed or emptied"),
    Column("opening_id", Text, comment="the opening that emptied it"),
    CheckConstraint("state IN ('open', 'closed', 'emptied')", name="state"),
    Index(
        "ix_urn_one_open_a_year",
        "year",
        unique=True,
        sqlite_where=text("state = 'open'"),
        postgresql_where=text("state = 'open'"),
    ),
    **KEY_ORDER,
)

envelope = Table(
    "envelope",
    metadata,
    Column("ticket_hash", LargeBinary, primary_key=True),
    Column("urn_id", Text, nullable=False, index=True),
    Column("box", LargeBinary, nullable=False, comment="one sealed answer, always the same size"),
    **KEY_ORDER,
)

draft = Table(
    "draft",
    metadata,
    Column("ticket_hash", LargeBinary, primary_key=True),
    Column(
        "locator", LargeBinary, primary_key=True, comment="which browser's draft; derived from its secret"
    ),
    Column("box", LargeBinary, nullable=False, comment="encrypted, always the same size"),
    **KEY_ORDER,
)

continuation = Table(
    "continuation",
    metadata,
    Column("ticket_hash", LargeBinary, primary_key=True),
    Column("fortnight", Integer, nullable=False, comment="last 14-day stretch in which the word works"),
    Column("attempts", Integer, nullable=False, comment="words tried"),
    Column("box", LargeBinary, nullable=False, comment="the browser's secret, sealed under the word"),
    **KEY_ORDER,
)

opening = Table(
    "opening",
    metadata,
    Column("id", Text, primary_key=True),
    Column("year", Integer, nullable=False),
    Column("number", Integer, nullable=False, comment="1 for the first opening of the year"),
    Column("step", Integer, nullable=False, comment="last step done; 5 is finished"),
    Column("answers", Integer, comment="envelopes counted"),
    Column("joined", Integer, nullable=False, comment="of them from an earlier year with too few"),
    Column("overall_only", Integer, nullable=False, comment="1 when 5 to 9 answers were opened at the end"),
    Index("ix_opening_number", "year", "number", unique=True),
    CheckConstraint("step BETWEEN 1 AND 5", name="step"),
    **KEY_ORDER,
)

tally = Table(
    "tally",
    metadata,
    Column("opening_id", Text, primary_key=True),
    Column("version", Text, primary_key=True),
    Column("question", Text, primary_key=True),
    Column("answer", Text, primary_key=True, comment="answer code, '' for not answered"),
    Column("count", Integer, nullable=False),
    CheckConstraint("count > 0", name="count"),
    **KEY_ORDER,
)

sealed_pool = Table(
    "sealed_pool",
    metadata,
    Column("id", Text, primary_key=True),
    Column("box", LargeBinary, nullable=False, comment="breakdown counts, padded and sealed"),
    **KEY_ORDER,
)

group_tally = Table(
    "group_tally",
    metadata,
    Column("opening_id", Text, primary_key=True, comment="the opening that emptied the pool"),
    Column("version", Text, primary_key=True),
    Column("question", Text, primary_key=True),
    Column("audience", Text, primary_key=True),
    Column("dimension", Text, primary_key=True),
    Column("level", Text, primary_key=True, comment="a group that is shown; no row, hidden"),
    Column("ja", Integer, nullable=False),
    Column("ej_ja", Integer, nullable=False),
    CheckConstraint("ja > 1 AND ej_ja > 1 AND ja + ej_ja >= 10", name="mixed"),
    **KEY_ORDER,
)

ledger = Table(
    "ledger",
    metadata,
    Column("opening_id", Text, primary_key=True, comment="the opening that emptied the pool"),
    Column("version", Text, primary_key=True),
    Column("question", Text, primary_key=True),
    Column("audience", Text, primary_key=True),
    Column("dimension", Text, primary_key=True),
    Column("plan", Text, nullable=False, comment="version of the release plan"),
    Column("shown", Integer, nullable=False, comment="groups shown; 0, whatever the reason"),
    **KEY_ORDER,
)

pooled_opening = Table(
    "pooled_opening",
    metadata,
    Column("opening_id", Text, primary_key=True, comment="whose answers these are"),
    Column("version", Text, primary_key=True),
    Column("question", Text, primary_key=True),
    Column("released_by", Text, nullable=False, comment="the opening that emptied the pool"),
    **KEY_ORDER,
)

comment = Table(
    "comment",
    metadata,
    Column("id", Text, primary_key=True, comment="random, so that the order says nothing"),
    Column("opening_id", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("text", Text, nullable=False, comment="the person's own until reviewed"),
    Column("state", Text, comment="empty until the chef has reviewed it"),
    Column("theme", Text),
    Column("label", Text),
    Column("level", Text, comment="of a possible systembrist"),
    CheckConstraint(f"state IN ({REVIEWS})", name="state"),
    CheckConstraint(f"level IN ({LEVELS})", name="level"),
    **KEY_ORDER,
)

slip = Table(
    "slip",
    metadata,
    Column("id", Text, primary_key=True, comment="random, so that the order says nothing"),
    Column("fortnight", Integer, nullable=False, comment="last 14-day stretch in which it is kept"),
    Column("box", LargeBinary, nullable=False, comment="one sealed slip, always the same size"),
    **KEY_ORDER,
)

second_keying = Table(
    "second_keying",
    metadata,
    Column("locator", LargeBinary, primary_key=True, comment="from the ticket id, not from its hash"),
    Column("urn_id", Text, nullable=False, index=True, comment="where the first keying is sealed"),
    Column("keyer", LargeBinary, nullable=False, comment="mark of who keyed first, who may not be second"),
    Column("week", Integer, nullable=False, comment="last 7-day stretch in which it is kept"),
    Column("attempts", Integer, nullable=False, comment="words tried in vain"),
    Column("box", LargeBinary, nullable=False, comment="encrypted, always the same size"),
    **KEY_ORDER,
)

double_entry = Table(
    "double_entry",
    metadata,
    Column("id", Text, primary_key=True),
    Column("year", Integer, nullable=False, unique=True, comment="year of ending"),
    Column("drawn", Integer, nullable=False, comment="papers to be keyed twice"),
    Column("compared", Integer, nullable=False, comment="papers keyed twice"),
    Column("compared_keys", Integer, nullable=False),
    Column("differing_keys", Integer, nullable=False, comment="of them keyed differently"),
    CheckConstraint("differing_keys BETWEEN 0 AND compared_keys AND compared <= drawn", name="counts"),
    **KEY_ORDER,
)
