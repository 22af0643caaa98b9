"""Each question leaves the sealed pool by itself: whose answers are out is kept question by question."""

import sqlalchemy as sa
from alembic import op

revision = "answers_0004"
down_revision = "answers_0003"

BY_QUESTION = """
    SELECT DISTINCT pool.opening_id, pool.version, ledger.question, pool.released_by
    FROM pooled_opening AS pool JOIN ledger
    ON ledger.opening_id = pool.released_by AND ledger.version = pool.version
"""
BY_VERSION = """
    SELECT opening_id, version, MIN(released_by) AS released_by
    FROM pooled_opening GROUP BY opening_id, version
"""


def upgrade() -> None:
    """Give every question the openings that its version had."""
    _make_anew(BY_QUESTION, sa.Column("question", sa.Text(), nullable=False))


def downgrade() -> None:
    """Take the question away; of several openings that released a version's questions one is kept."""
    _make_anew(BY_VERSION)


def _make_anew(kept: str, *added: sa.Column[str]) -> None:
    rows = [dict(row) for row in op.get_bind().execute(sa.text(kept)).mappings()]
    op.drop_table("pooled_opening")
    table = op.create_table(
        "pooled_opening",
        sa.Column("opening_id", sa.Text(), nullable=False, comment="whose answers these are"),
        sa.Column("version", sa.Text(), nullable=False),
        *added,
        sa.Column("released_by", sa.Text(), nullable=False, comment="the opening that emptied the pool"),
        sa.PrimaryKeyConstraint("opening_id", "version", *(column.name for column in added)),
        sqlite_with_rowid=False,
    )
    op.bulk_insert(table, rows)
