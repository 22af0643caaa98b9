"""The improvement log: what was heard, decided and done."""

import sqlalchemy as sa
from alembic import op

revision = "contacts_0004"
down_revision = "contacts_0003"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "improvement",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False, comment="year of ending whose answers led to it"),
        sa.Column("heard", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False, comment="a role or a member of staff"),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done", sa.Text(), nullable=False, comment="what was done; empty until then"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_improvement_year"), "improvement", ["year"], unique=False)


def downgrade() -> None:
    """Take it away."""
    op.drop_index(op.f("ix_improvement_year"), table_name="improvement")
    op.drop_table("improvement")
