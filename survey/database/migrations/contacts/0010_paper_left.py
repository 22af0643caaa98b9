"""How many papers came back without becoming an answer."""

import sqlalchemy as sa
from alembic import op

revision = "contacts_0010"
down_revision = "contacts_0009"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "paper_left",
        sa.Column("month", sa.Text(), nullable=False, comment="YYYY-MM: the day would tell too much"),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False, comment="year of ending"),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column(
            "waiting", sa.Integer(), nullable=False, comment="of them not yet destroyed, where that is asked"
        ),
        sa.CheckConstraint(
            "what IN ('blank', 'illegible', 'too_late', 'code_used')", name=op.f("ck_paper_left_what")
        ),
        sa.CheckConstraint("count > 0 AND waiting BETWEEN 0 AND count", name=op.f("ck_paper_left_counts")),
        sa.PrimaryKeyConstraint("month", "year", "what"),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("paper_left")
