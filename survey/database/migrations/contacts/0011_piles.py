"""Piles of letters: how many were made; offers that were drawn from one; slots that are nobody's."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op

revision = "contacts_0011"
down_revision = "contacts_0010"

OFFER = sa.table("offer", sa.column("channel", sa.Text))
SLOT = sa.table("slot", sa.column("standing", sa.Text))
CHANNELS = "'link', 'letter', 'paper', 'onsite', 'sms', 'email'"
STANDINGS = "'free', 'pending', 'current', 'former'"


def upgrade() -> None:
    """Make the table, and let offers and slots say so."""
    op.create_table(
        "pile",
        sa.Column("id", sa.Text(), nullable=False, comment="one form sent twice is one pile"),
        sa.Column("year", sa.Integer(), nullable=False, comment="year of ending"),
        sa.Column("half", sa.Integer(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False, comment="last day to answer, shared by its letters"),
        sa.Column("letters", sa.Integer(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False, comment="YYYY-MM in which it was made"),
        sa.CheckConstraint("half IN (1, 2)", name=op.f("ck_pile_half")),
        sa.CheckConstraint("letters > 0", name=op.f("ck_pile_letters")),
        sa.PrimaryKeyConstraint("id"),
    )
    _allow(f"channel IN ({CHANNELS}, 'pile')", f"standing IN ({STANDINGS}, 'piled')")


def downgrade() -> None:
    """Take it away; what was drawn was a letter, and its slot is used up."""
    op.execute(OFFER.update().where(OFFER.c.channel == "pile").values(channel="letter"))
    op.execute(SLOT.update().where(SLOT.c.standing == "piled").values(standing="former"))
    _allow(f"channel IN ({CHANNELS})", f"standing IN ({STANDINGS})")
    op.drop_table("pile")


def _allow(channels: str, standings: str) -> None:
    with _apart_from_offers():
        with op.batch_alter_table("offer") as offer:
            offer.drop_constraint(op.f("ck_offer_channel"), type_="check")
            offer.create_check_constraint(op.f("ck_offer_channel"), channels)
        with op.batch_alter_table("slot") as slot:
            slot.drop_constraint(op.f("ck_slot_standing"), type_="check")
            slot.create_check_constraint(op.f("ck_slot_standing"), standings)


@contextmanager
def _apart_from_offers() -> Iterator[None]:
    """Let no row point at an offer meanwhile: SQLite changes a table by making it anew."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        yield
        return
    tables = _pointing(connection, "offer")
    kept = [
        (table, list(connection.execute(sa.select(table).order_by(*table.primary_key)).mappings()))
        for table in tables
    ]
    for table in tables:
        connection.execute(table.delete())
    yield
    for table, rows in kept:
        if rows:
            connection.execute(table.insert(), [dict(row) for row in rows])


def _pointing(connection: sa.Connection, name: str) -> list[sa.Table]:
    """Return the tables whose rows point at a table's."""
    inspector, metadata = sa.inspect(connection), sa.MetaData()
    return [
        sa.Table(table, metadata, autoload_with=connection)
        for table in inspector.get_table_names()
        if any(key["referred_table"] == name for key in inspector.get_foreign_keys(table))
    ]
