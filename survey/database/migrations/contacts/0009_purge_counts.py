"""The purge's protocol: how much of each class of data went in which month, added to and never changed."""

import sqlalchemy as sa
from alembic import op

revision = "contacts_0009"
down_revision = "contacts_0008"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "purge_count",
        sa.Column("id", sa.Text(), nullable=False, comment="random, so that the order says nothing"),
        sa.Column("month", sa.Text(), nullable=False, comment="YYYY-MM: the day would tell too much"),
        sa.Column(
            "data",
            sa.Text(),
            nullable=True,
            comment="class of data; empty for a month in which nothing had to go",
        ),
        sa.Column("count", sa.Integer(), nullable=False, comment="how many went; never of whom or what"),
        sa.CheckConstraint("count >= 0", name=op.f("ck_purge_count_count")),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("purge_count")
