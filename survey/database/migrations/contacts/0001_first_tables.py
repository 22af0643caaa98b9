"""The first tables of the database `contacts`."""

import sqlalchemy as sa
from alembic import op

revision = "contacts_0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "desk_log",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False, comment="YYYY-MM: the day would tell too much"),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("ending_id", sa.Text(), nullable=True, comment="never for what concerns an answer"),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "ending",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("form_token", sa.Text(), nullable=False, comment="one form sent twice is one ending"),
        sa.Column("ended_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column(
            "municipality", sa.Text(), nullable=True, comment="SCB code; empty for a protected identity"
        ),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("age_group", sa.Text(), nullable=True),
        sa.Column("gender", sa.Text(), nullable=True),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("ombud_id", sa.Text(), nullable=False, comment="account of the client's own ombud"),
        sa.Column("reason", sa.Text(), nullable=True, comment="why the survey was not offered"),
        sa.CheckConstraint(
            "age_group IN ('18-29', '30-49', '50-64', '65+')", name=op.f("ck_ending_age_group")
        ),
        sa.CheckConstraint("gender IN ('woman', 'man', 'other')", name=op.f("ck_ending_gender")),
        sa.CheckConstraint("kind IN ('formal', 'broken_off')", name=op.f("ck_ending_kind")),
        sa.CheckConstraint(
            "reason IN ('no_contact_path', 'declined', 'deceased', 'protected_no_safe_path', "
            "'unsuitable_now', 'returned_before_offer')",
            name=op.f("ck_ending_reason"),
        ),
        sa.CheckConstraint(
            "municipality IS NOT NULL OR (age_group IS NULL AND gender IS NULL)",
            name=op.f("ck_ending_protected"),
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("form_token", name=op.f("uq_ending_form_token")),
    )
    op.create_index(op.f("ix_ending_area"), "ending", ["area"], unique=False)
    op.create_index(op.f("ix_ending_ombud_id"), "ending", ["ombud_id"], unique=False)
    op.create_table(
        "goal",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=True, comment="a fraction or a whole number, as text"),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("frequency", sa.Text(), nullable=False),
        sa.Column("printed_status", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("year", "key"),
    )
    op.create_table(
        "participation",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("dimension", sa.Text(), nullable=False, comment="kind or area"),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("offered", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=True, comment="empty where the release rules hide it"),
        sa.PrimaryKeyConstraint("year", "dimension", "level"),
    )
    op.create_table(
        "urn_estimate",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("monday", sa.Date(), nullable=False, comment="the week that the number was taken"),
        sa.Column("at_least", sa.Integer(), nullable=False, comment="rounded down to a multiple of five"),
        sa.PrimaryKeyConstraint("year"),
    )
    op.create_table(
        "version_lock",
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column(
            "fingerprint", sa.Text(), nullable=False, comment="SHA-256 of the questionnaire as first offered"
        ),
        sa.PrimaryKeyConstraint("version"),
    )
    op.create_table(
        "offer",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("ending_id", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("offered_on", sa.Date(), nullable=False),
        sa.CheckConstraint("channel IN ('link', 'letter', 'paper', 'onsite')", name=op.f("ck_offer_channel")),
        sa.ForeignKeyConstraint(["ending_id"], ["ending.id"], name=op.f("fk_offer_ending_id")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("ending_id", name=op.f("uq_offer_ending_id")),
    )
    op.create_table(
        "slot",
        sa.Column(
            "number",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="random; the ticket follows from it",
        ),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("offer_id", sa.Text(), nullable=True, comment="empty while the slot is free"),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "standing IN ('free', 'pending', 'current', 'former')", name=op.f("ck_slot_standing")
        ),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_slot_offer_id")),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(op.f("ix_slot_offer_id"), "slot", ["offer_id"], unique=False)
    op.create_index(op.f("ix_slot_year"), "slot", ["year"], unique=False)
    op.create_table(
        "account",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("username", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=True, comment="the ombud's own område"),
        sa.Column("password_hash", sa.Text(), nullable=False, comment="Argon2id"),
        sa.CheckConstraint(
            "role IN ('ombud', 'manager', 'reader', 'system_owner')", name=op.f("ck_account_role")
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("username", name=op.f("uq_account_username")),
    )
    op.create_table(
        "staff_session",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False, comment="SHA-256 of the cookie's value"),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False, comment="seconds since 1970"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_staff_session_account_id")),
        sa.PrimaryKeyConstraint("token_hash"),
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_table("staff_session")
    op.drop_table("account")
    op.drop_index(op.f("ix_slot_year"), table_name="slot")
    op.drop_index(op.f("ix_slot_offer_id"), table_name="slot")
    op.drop_table("slot")
    op.drop_table("offer")
    op.drop_table("version_lock")
    op.drop_table("urn_estimate")
    op.drop_table("participation")
    op.drop_table("goal")
    op.drop_index(op.f("ix_ending_ombud_id"), table_name="ending")
    op.drop_index(op.f("ix_ending_area"), table_name="ending")
    op.drop_table("ending")
    op.drop_table("desk_log")
