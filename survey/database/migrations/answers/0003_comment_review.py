"""What came of the review of a comment; the comments that are there have not been reviewed."""

import sqlalchemy as sa
from alembic import op

revision = "answers_0003"
down_revision = "answers_0002"

KEY_ORDER = {"sqlite_with_rowid": False}


def upgrade() -> None:
    """Add the columns."""
    with op.batch_alter_table("comment", recreate="auto", table_kwargs=KEY_ORDER) as batch:
        batch.add_column(
            sa.Column("state", sa.Text(), nullable=True, comment="empty until the chef has reviewed it")
        )
        batch.add_column(sa.Column("theme", sa.Text(), nullable=True))
        batch.add_column(sa.Column("label", sa.Text(), nullable=True))
        batch.add_column(sa.Column("level", sa.Text(), nullable=True, comment="of a possible systembrist"))
        batch.alter_column("text", existing_type=sa.Text(), comment="the person's own until reviewed")
        batch.create_check_constraint(op.f("ck_comment_state"), "state IN ('accepted', 'withheld')")
        batch.create_check_constraint(
            op.f("ck_comment_level"), "level IN ('handlaggarniva', 'lokal_niva', 'central_niva')"
        )


def downgrade() -> None:
    """Take them away; words that were withheld do not come back."""
    with op.batch_alter_table("comment", recreate="auto", table_kwargs=KEY_ORDER) as batch:
        batch.drop_constraint(op.f("ck_comment_level"), type_="check")
        batch.drop_constraint(op.f("ck_comment_state"), type_="check")
        for column in ("level", "label", "theme", "state"):
            batch.drop_column(column)
        batch.alter_column("text", existing_type=sa.Text(), comment=None)
