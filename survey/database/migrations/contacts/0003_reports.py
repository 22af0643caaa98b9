"""The yearly report: the chef's own texts until it is locked, and the locked versions for good."""

import sqlalchemy as sa
from alembic import op

revision = "contacts_0003"
down_revision = "contacts_0002"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "report",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("cutoff", sa.Date(), nullable=False, comment="the day that the figures were taken"),
        sa.Column("locked_on", sa.Date(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False, comment="who locked it"),
        sa.Column("content", sa.Text(), nullable=False, comment="JSON; never changed once written"),
        sa.Column("checksum", sa.Text(), nullable=False, comment="SHA-256 of the content"),
        sa.PrimaryKeyConstraint("year", "version"),
    )
    op.create_table(
        "report_text",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False, comment="figures stand as tokens between braces"),
        sa.PrimaryKeyConstraint("year", "section"),
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_table("report_text")
    op.drop_table("report")
