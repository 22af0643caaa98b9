"""How many endings Infosoc has, and who said yes to an interview."""

import sqlalchemy as sa
from alembic import op

revision = "contacts_0007"
down_revision = "contacts_0006"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "infosoc_total",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("month", sa.Integer(), autoincrement=False, nullable=False, comment="0: the whole year"),
        sa.Column("area", sa.Text(), nullable=False, comment="empty: every område"),
        sa.Column("formal", sa.Integer(), nullable=False),
        sa.Column("broken_off", sa.Integer(), nullable=False),
        sa.CheckConstraint("month BETWEEN 0 AND 12", name=op.f("ck_infosoc_total_month")),
        sa.CheckConstraint("formal >= 0 AND broken_off >= 0", name=op.f("ck_infosoc_total_counts")),
        sa.PrimaryKeyConstraint("year", "month", "area"),
    )
    op.create_table(
        "interview",
        sa.Column("ending_id", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True, comment="empty once it is erased"),
        sa.Column("drawn_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.CheckConstraint("way IN ('sms', 'email')", name=op.f("ck_interview_way")),
        sa.ForeignKeyConstraint(["ending_id"], ["ending.id"], name=op.f("fk_interview_ending_id")),
        sa.PrimaryKeyConstraint("ending_id"),
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_table("interview")
    op.drop_table("infosoc_total")
