"""The slip box: sealed slips to the desk, with no tie to a ticket."""

import sqlalchemy as sa
from alembic import op

revision = "answers_0005"
down_revision = "answers_0004"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "slip",
        sa.Column("id", sa.Text(), nullable=False, comment="random, so that the order says nothing"),
        sa.Column(
            "fortnight", sa.Integer(), nullable=False, comment="last 14-day stretch in which it is kept"
        ),
        sa.Column("box", sa.LargeBinary(), nullable=False, comment="one sealed slip, always the same size"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take it away; nobody gets back to those who wrote."""
    op.drop_table("slip")
