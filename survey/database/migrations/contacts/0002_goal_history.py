"""Goals that the chef edits: whom a share speaks of, what came of it område by område, and every change."""

import sqlalchemy as sa
from alembic import op

revision = "contacts_0002"
down_revision = "contacts_0001"

DIMENSION = "kind, area, age_group, gender or channel"


def upgrade() -> None:
    """Make the new columns and tables."""
    op.add_column(
        "goal", sa.Column("reading", sa.Text(), nullable=True, comment="whom a share of answers speaks of")
    )
    op.add_column(
        "goal",
        sa.Column("own_status", sa.Text(), nullable=True, comment="the chef's word on a goal in words"),
    )
    op.add_column("goal", sa.Column("indicator", sa.Text(), nullable=True, comment="empty: every question"))
    op.create_table(
        "goal_outcome_area",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("count >= 0", name=op.f("ck_goal_outcome_area_count")),
        sa.ForeignKeyConstraint(
            ["year", "key"],
            ["goal.year", "goal.key"],
            name=op.f("fk_goal_outcome_area_year"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("year", "key", "area"),
    )
    op.create_table(
        "goal_change",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False, comment="counts up in a year"),
        sa.Column("key", sa.Text(), nullable=False, comment="no reference: it outlives its goal"),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("year", "number"),
    )
    _comment("kind or area", DIMENSION)


def downgrade() -> None:
    """Take them away."""
    _comment(DIMENSION, "kind or area")
    op.drop_table("goal_change")
    op.drop_table("goal_outcome_area")
    with op.batch_alter_table("goal") as goal:
        goal.drop_column("indicator")
        goal.drop_column("own_status")
        goal.drop_column("reading")


def _comment(before: str, after: str) -> None:
    """Say what the column holds, on an engine that keeps comments."""
    if op.get_bind().dialect.supports_comments:
        op.alter_column(
            "participation",
            "dimension",
            existing_type=sa.Text(),
            existing_nullable=False,
            comment=after,
            existing_comment=before,
        )
