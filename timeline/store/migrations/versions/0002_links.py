"""Keys and links of claims, so that one article changes only the events around it; ranks follow from days."""

from __future__ import annotations

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ID = sa.String(length=200).with_variant(sa.String(length=200, collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables and leave all claims to be filed at the next build."""
    op.create_table(
        "mention_key",
        sa.Column(
            "key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="hash of family, evidence and fortnight",
        ),
        sa.Column(
            "place",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="order under the key: day, then story",
        ),
        sa.Column("mention", _ID, nullable=False),
        sa.PrimaryKeyConstraint("key", "place", "mention"),
        comment="Under which evidence a claim is found by those that may tell of the same event.",
        sqlite_with_rowid=False,
    )
    op.create_index("mention_key_mention", "mention_key", ["mention"], unique=False)
    op.create_table(
        "link",
        sa.Column("a", _ID, nullable=False),
        sa.Column("b", _ID, nullable=False),
        sa.Column(
            "kind", sa.SmallInteger(), autoincrement=False, nullable=False, comment="0 evidence, 1 the text ties them"
        ),
        sa.Column("score", sa.Float(), nullable=False, comment="the evidence that two claims tell of one event"),
        sa.PrimaryKeyConstraint("a", "b", "kind"),
        comment="Claims that belong together, each pair both ways.",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pending",
        sa.Column("mention", _ID, nullable=False),
        sa.PrimaryKeyConstraint("mention"),
        comment="Claims that came, went or were decided on since the events were made.",
    )
    op.execute("ALTER TABLE event DROP COLUMN rank")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("COMMENT ON COLUMN event.s IS 'earliest day, inclusive; the latest where the start is open'")
    _count_digests(op.get_bind())
    op.execute("INSERT INTO pending SELECT id FROM mention")
    op.execute("DELETE FROM state WHERE key = 'stale'")
    op.execute("INSERT INTO state (key, value) SELECT 'stale', 'yes' WHERE EXISTS (SELECT 1 FROM mention)")


def _count_digests(connection: sa.Connection) -> None:
    """What the digest of the database is a sum of was counted anew at every build; from here on it is kept."""
    rows = {
        "documents": connection.execute(sa.text("SELECT id, digest, pipeline FROM document")),
        "events": connection.execute(sa.text("SELECT digest, coalesce(after, '') FROM event")),
    }
    for name, found in rows.items():
        total = sum(int.from_bytes(hashlib.sha256(" ".join(row).encode()).digest(), "big") for row in found)
        if total:
            connection.execute(
                sa.text("INSERT INTO state (key, value) VALUES (:key, :value)"),
                {"key": f"digest of {name}", "value": f"{total % 2**256:064x}"},
            )
