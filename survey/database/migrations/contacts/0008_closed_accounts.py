"""The month in which a member of staff left."""

import sqlalchemy as sa
from alembic import op

revision = "contacts_0008"
down_revision = "contacts_0007"


def upgrade() -> None:
    """Add the column."""
    column = sa.Column(
        "closed", sa.Text(), nullable=True, comment="YYYY-MM of leaving; empty while the account is open"
    )
    op.add_column("account", column)


def downgrade() -> None:
    """Take it away."""
    op.drop_column("account", "closed")
