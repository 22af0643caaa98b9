"""Which heading of another register says what, remembered from one import to the next."""

import sqlalchemy as sa
from alembic import op

revision = "contacts_0006"
down_revision = "contacts_0005"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "import_heading",
        sa.Column("heading", sa.Text(), nullable=False, comment="in small letters, as chosen on the page"),
        sa.Column("says", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("heading"),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("import_heading")
