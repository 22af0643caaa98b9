"""Counts by group that passed the release audit, and the ledger of what was released."""

import sqlalchemy as sa
from alembic import op

revision = "answers_0002"
down_revision = "answers_0001"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "group_tally",
        sa.Column("opening_id", sa.Text(), nullable=False, comment="the opening that emptied the pool"),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("dimension", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False, comment="a group that is shown; no row, hidden"),
        sa.Column("ja", sa.Integer(), nullable=False),
        sa.Column("ej_ja", sa.Integer(), nullable=False),
        sa.CheckConstraint("ja > 1 AND ej_ja > 1 AND ja + ej_ja >= 10", name=op.f("ck_group_tally_mixed")),
        sa.PrimaryKeyConstraint("opening_id", "version", "question", "audience", "dimension", "level"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ledger",
        sa.Column("opening_id", sa.Text(), nullable=False, comment="the opening that emptied the pool"),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("dimension", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False, comment="version of the release plan"),
        sa.Column("shown", sa.Integer(), nullable=False, comment="groups shown; 0, whatever the reason"),
        sa.PrimaryKeyConstraint("opening_id", "version", "question", "audience", "dimension"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pooled_opening",
        sa.Column("opening_id", sa.Text(), nullable=False, comment="whose answers these are"),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("released_by", sa.Text(), nullable=False, comment="the opening that emptied the pool"),
        sa.PrimaryKeyConstraint("opening_id", "version"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take them away; what was in an emptied pool does not come back."""
    op.drop_table("pooled_opening")
    op.drop_table("ledger")
    op.drop_table("group_tally")
