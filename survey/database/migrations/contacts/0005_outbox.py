"""The outbox: what is sent to whom, under which key; contact details sealed; offers that are stopped."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op

revision = "contacts_0005"
down_revision = "contacts_0004"

SLOT = sa.table("slot", sa.column("number", sa.BigInteger), sa.column("offer_id", sa.Text))
OFFER = sa.table("offer", sa.column("channel", sa.Text))
BEFORE = "channel IN ('link', 'letter', 'paper', 'onsite')"
AFTER = "channel IN ('link', 'letter', 'paper', 'onsite', 'sms', 'email')"


def upgrade() -> None:
    """Make the tables and the new columns."""
    with _apart_from_slots(), op.batch_alter_table("offer") as offer:
        offer.add_column(
            sa.Column(
                "stopped", sa.Text(), nullable=True, comment="why nothing more is sent; never an answer"
            )
        )
        offer.add_column(
            sa.Column(
                "stopped_month", sa.Text(), nullable=True, comment="YYYY-MM: the day would tell too much"
            )
        )
        offer.drop_constraint(op.f("ck_offer_channel"), type_="check")
        offer.create_check_constraint(op.f("ck_offer_channel"), AFTER)
        offer.create_check_constraint(
            op.f("ck_offer_stopped"),
            "stopped IN ('deceased', 'returned', 'declined', 'wrong_person', 'bounced')",
        )
    op.create_table(
        "contact_detail",
        sa.Column("offer_id", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column(
            "sealed", sa.LargeBinary(), nullable=False, comment="number or address, under a key outside"
        ),
        sa.Column("other_way", sa.Text(), nullable=True),
        sa.Column("other_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("gone_after", sa.Date(), nullable=False, comment="erased then at the latest"),
        sa.CheckConstraint("way IN ('sms', 'email')", name=op.f("ck_contact_detail_way")),
        sa.CheckConstraint("other_way IN ('sms', 'email')", name=op.f("ck_contact_detail_other_way")),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_contact_detail_offer_id")),
        sa.PrimaryKeyConstraint("offer_id"),
    )
    _make_outbox()


def downgrade() -> None:
    """Take them away; what was sent was a link."""
    op.drop_index(op.f("ix_outbox_state"), table_name="outbox")
    op.drop_table("outbox")
    op.drop_table("contact_detail")
    op.execute(OFFER.update().where(OFFER.c.channel.in_(["sms", "email"])).values(channel="link"))
    with _apart_from_slots(), op.batch_alter_table("offer") as offer:
        offer.drop_constraint(op.f("ck_offer_stopped"), type_="check")
        offer.drop_constraint(op.f("ck_offer_channel"), type_="check")
        offer.create_check_constraint(op.f("ck_offer_channel"), BEFORE)
        offer.drop_column("stopped_month")
        offer.drop_column("stopped")


def _make_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.Text(), nullable=False, comment="the handle of the key: what providers are told"),
        sa.Column("key", sa.Text(), nullable=False, comment="random; names this very sending"),
        sa.Column("offer_id", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False, comment="0 the invitation, 1 and 2 the reminders"),
        sa.Column("way", sa.Text(), nullable=True, comment="empty when the offer has no number or address"),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("bucket", sa.Text(), nullable=False, comment="YYYY-MM once it is over; empty until then"),
        sa.Column(
            "next_try", sa.BigInteger(), nullable=False, comment="seconds since 1970; 0 once it is over"
        ),
        sa.Column(
            "lease_until",
            sa.BigInteger(),
            nullable=False,
            comment="seconds since 1970; 0 when nobody holds it",
        ),
        sa.Column("tries", sa.Integer(), nullable=False, comment="in vain; 0 once it is over"),
        sa.Column("reference", sa.Text(), nullable=False, comment="the provider's name for an invitation"),
        sa.CheckConstraint("round BETWEEN 0 AND 2", name=op.f("ck_outbox_round")),
        sa.CheckConstraint("way IN ('sms', 'email')", name=op.f("ck_outbox_way")),
        sa.CheckConstraint(
            "template IN ('invitation', 'reminder_1', 'reminder_2', 'new_link')",
            name=op.f("ck_outbox_template"),
        ),
        sa.CheckConstraint(
            "state IN ('queued', 'leased', 'sent', 'unsure', 'failed', 'stopped')",
            name=op.f("ck_outbox_state"),
        ),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_outbox_offer_id")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
        sa.UniqueConstraint("offer_id", "round", name=op.f("uq_outbox_offer_id")),
    )
    op.create_index(op.f("ix_outbox_state"), "outbox", ["state"], unique=False)


@contextmanager
def _apart_from_slots() -> Iterator[None]:
    """Let no slot point at an offer meanwhile: SQLite changes a table by making it anew."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        yield
        return
    taken = sa.select(SLOT.c.number, SLOT.c.offer_id).where(SLOT.c.offer_id.is_not(None))
    rows = [{"slot_number": row.number, "owner": row.offer_id} for row in connection.execute(taken)]
    connection.execute(SLOT.update().values(offer_id=None))
    yield
    again = SLOT.update().where(SLOT.c.number == sa.bindparam("slot_number"))
    if rows:
        connection.execute(again.values(offer_id=sa.bindparam("owner")), rows)
