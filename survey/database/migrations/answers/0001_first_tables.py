"""The first tables of the database `answers`."""

import sqlalchemy as sa
from alembic import op

revision = "answers_0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "comment",
        sa.Column("id", sa.Text(), nullable=False, comment="random, so that the order says nothing"),
        sa.Column("opening_id", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "continuation",
        sa.Column("ticket_hash", sa.LargeBinary(), nullable=False),
        sa.Column(
            "fortnight", sa.Integer(), nullable=False, comment="last 14-day stretch in which the word works"
        ),
        sa.Column("attempts", sa.Integer(), nullable=False, comment="words tried"),
        sa.Column(
            "box", sa.LargeBinary(), nullable=False, comment="the browser's secret, sealed under the word"
        ),
        sa.PrimaryKeyConstraint("ticket_hash"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "draft",
        sa.Column("ticket_hash", sa.LargeBinary(), nullable=False),
        sa.Column(
            "locator",
            sa.LargeBinary(),
            nullable=False,
            comment="which browser's draft; derived from its secret",
        ),
        sa.Column("box", sa.LargeBinary(), nullable=False, comment="encrypted, always the same size"),
        sa.PrimaryKeyConstraint("ticket_hash", "locator"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "envelope",
        sa.Column("ticket_hash", sa.LargeBinary(), nullable=False),
        sa.Column("urn_id", sa.Text(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False, comment="one sealed answer, always the same size"),
        sa.PrimaryKeyConstraint("ticket_hash"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_envelope_urn_id"), "envelope", ["urn_id"], unique=False)
    op.create_table(
        "opening",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, comment="1 for the first opening of the year"),
        sa.Column("step", sa.Integer(), nullable=False, comment="last step done; 5 is finished"),
        sa.Column("answers", sa.Integer(), nullable=True, comment="envelopes counted"),
        sa.Column(
            "joined", sa.Integer(), nullable=False, comment="of them from an earlier year with too few"
        ),
        sa.Column(
            "overall_only",
            sa.Integer(),
            nullable=False,
            comment="1 when 5 to 9 answers were opened at the end",
        ),
        sa.CheckConstraint("step BETWEEN 1 AND 5", name=op.f("ck_opening_step")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_opening_number", "opening", ["year", "number"], unique=True)
    op.create_table(
        "sealed_pool",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False, comment="breakdown counts, padded and sealed"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tally",
        sa.Column("opening_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False, comment="answer code, '' for not answered"),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("count > 0", name=op.f("ck_tally_count")),
        sa.PrimaryKeyConstraint("opening_id", "version", "question", "answer"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ticket",
        sa.Column("hash", sa.LargeBinary(), nullable=False, comment="SHA-256 of the ticket id"),
        sa.Column("version", sa.Text(), nullable=False, comment="questionnaire version"),
        sa.Column("year", sa.Integer(), nullable=False, comment="year of ending"),
        sa.Column("last_day", sa.Date(), nullable=False, comment="last day to answer, shared by the batch"),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column(
            "code_hash", sa.LargeBinary(), nullable=True, comment="HMAC of the code; gone once counted"
        ),
        sa.Column(
            "wrapped_id",
            sa.LargeBinary(),
            nullable=True,
            comment="ticket id sealed under the code; gone once counted",
        ),
        sa.Column(
            "receipt",
            sa.LargeBinary(),
            nullable=True,
            comment="proof for the browser that sent; gone once counted",
        ),
        sa.CheckConstraint(
            "state IN ('open', 'declined', 'spent', 'replaced')", name=op.f("ck_ticket_state")
        ),
        sa.PrimaryKeyConstraint("hash"),
        sa.UniqueConstraint("code_hash"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "urn",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False, comment="year of ending"),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False, comment="open, closed or emptied"),
        sa.Column("opening_id", sa.Text(), nullable=True, comment="the opening that emptied it"),
        sa.CheckConstraint("state IN ('open', 'closed', 'emptied')", name=op.f("ck_urn_state")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_urn_one_open_a_year",
        "urn",
        ["year"],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_index(
        "ix_urn_one_open_a_year",
        table_name="urn",
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.drop_table("urn")
    op.drop_table("ticket")
    op.drop_table("tally")
    op.drop_table("sealed_pool")
    op.drop_index("ix_opening_number", table_name="opening")
    op.drop_table("opening")
    op.drop_index(op.f("ix_envelope_urn_id"), table_name="envelope")
    op.drop_table("envelope")
    op.drop_table("draft")
    op.drop_table("continuation")
    op.drop_table("comment")
