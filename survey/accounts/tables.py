"""The tables of staff, in the database `contacts`."""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, LargeBinary, MetaData, Table, Text

from survey.domain.kinds import Role

metadata = MetaData(
    naming_convention={
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)
ROLES = ", ".join(f"'{role}'" for role in Role)

account = Table(
    "account",
    metadata,
    Column("id", Text, primary_key=True),
    Column("username", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("area", Text, comment="the ombud's own område"),
    Column("password_hash", Text, nullable=False, comment="Argon2id"),
    Column("closed", Text, comment="YYYY-MM of leaving; empty while the account is open"),
    CheckConstraint(f"role IN ({ROLES})", name="role"),
)

staff_session = Table(
    "staff_session",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True, comment="SHA-256 of the cookie's value"),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("expires_at", BigInteger, nullable=False, comment="seconds since 1970"),
)
