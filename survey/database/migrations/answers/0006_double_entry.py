"""Double entry of paper: the copies that wait for a second keying, and how often two keyings differ."""

import sqlalchemy as sa
from alembic import op

revision = "answers_0006"
down_revision = "answers_0005"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "second_keying",
        sa.Column(
            "locator", sa.LargeBinary(), nullable=False, comment="from the ticket id, not from its hash"
        ),
        sa.Column("urn_id", sa.Text(), nullable=False, comment="where the first keying is sealed"),
        sa.Column(
            "keyer",
            sa.LargeBinary(),
            nullable=False,
            comment="mark of who keyed first, who may not be second",
        ),
        sa.Column("week", sa.Integer(), nullable=False, comment="last 7-day stretch in which it is kept"),
        sa.Column("attempts", sa.Integer(), nullable=False, comment="words tried in vain"),
        sa.Column("box", sa.LargeBinary(), nullable=False, comment="encrypted, always the same size"),
        sa.PrimaryKeyConstraint("locator"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_second_keying_urn_id"), "second_keying", ["urn_id"])
    op.create_table(
        "double_entry",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False, comment="year of ending"),
        sa.Column("drawn", sa.Integer(), nullable=False, comment="papers to be keyed twice"),
        sa.Column("compared", sa.Integer(), nullable=False, comment="papers keyed twice"),
        sa.Column("compared_keys", sa.Integer(), nullable=False),
        sa.Column("differing_keys", sa.Integer(), nullable=False, comment="of them keyed differently"),
        sa.CheckConstraint(
            "differing_keys BETWEEN 0 AND compared_keys AND compared <= drawn",
            name=op.f("ck_double_entry_counts"),
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("year"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take them away; papers that waited for a second keying keep their first one."""
    op.drop_table("double_entry")
    op.drop_index(op.f("ix_second_keying_urn_id"), table_name="second_keying")
    op.drop_table("second_keying")
