"""Documents whose claims are not made yet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ID = sa.String(length=200).with_variant(sa.String(length=200, collation="C"), "postgresql")
_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table; nothing waits."""
    op.create_table(
        "waiting",
        sa.Column("number", _NUMBER, nullable=False, comment="order of arrival; no number is given twice"),
        sa.Column("document", _ID, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("document"),
        comment="Documents that are stored with their articles, and whose claims and events are still to be made.",
        sqlite_autoincrement=True,
    )
