"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Written out and not taken from timeline.store.schema: a migration says what was, whatever comes later.
_ID = sa.String(length=200).with_variant(sa.String(length=200, collation="C"), "postgresql")
_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_FULL_TEXT = {
    "sqlite": ('CREATE VIRTUAL TABLE event_text USING fts5(words, stems, tokenize = "unicode61 remove_diacritics 0")',),
    "postgresql": (
        "CREATE TABLE event_text (number BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
        "CREATE INDEX event_text_words ON event_text USING gin (words)",
    ),
}


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "api_key",
        sa.Column("id", sa.String(length=16), nullable=False, comment="the public half of the key"),
        sa.Column(
            "digest", sa.String(length=64), nullable=False, comment="SHA-256 of the secret half, which is nowhere"
        ),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("scopes", sa.Text(), nullable=False, comment="space-separated"),
        sa.Column("created", sa.String(length=32), nullable=False),
        sa.Column("revoked", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "change",
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("event", _ID, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False, comment="created, updated or removed"),
        sa.PrimaryKeyConstraint("number"),
        comment="What each revision did to the view, with tombstones.",
    )
    op.create_index(op.f("ix_change_revision"), "change", ["revision"], unique=False)
    op.create_table(
        "decision",
        sa.Column("id", _ID, nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False, comment="ISO moment"),
        sa.Column("record", sa.Text(), nullable=False, comment="Decision"),
        sa.PrimaryKeyConstraint("id"),
        comment="What editors decided; kept apart from the claims, applied at every rebuild.",
    )
    op.create_table(
        "document",
        sa.Column("id", _ID, nullable=False),
        sa.Column(
            "digest", sa.String(length=64), nullable=False, comment="of all that the input stated, text included"
        ),
        sa.Column(
            "pipeline", sa.String(length=64), nullable=False, comment="fingerprint of the code and data that read it"
        ),
        sa.Column(
            "origin", sa.Text(), nullable=False, comment="where it came from: absolute path, or the route that took it"
        ),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False, comment="Document without its text"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "event",
        sa.Column("number", _NUMBER, nullable=False, comment="of this database only"),
        sa.Column("id", _ID, nullable=False),
        sa.Column("band", sa.SmallInteger(), nullable=False),
        sa.Column("s", sa.Integer(), nullable=False, comment="earliest day, inclusive"),
        sa.Column("e", sa.Integer(), nullable=False, comment="latest day, inclusive"),
        sa.Column(
            "rank",
            sa.Integer(),
            nullable=True,
            comment="place in the timeline; equal where the evidence decides no order",
        ),
        sa.Column(
            "after",
            sa.Text(),
            nullable=True,
            comment="ids of events that the texts put before it, where the days decide nothing",
        ),
        sa.Column("sources", sa.Integer(), nullable=False, comment="how many independent voices tell it"),
        sa.Column("has_conflict", sa.Boolean(), nullable=False),
        sa.Column("first_day", sa.Integer(), nullable=True, comment="reference date of its earliest article"),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("view", sa.Text(), nullable=False, comment="Event without its mentions"),
        sa.Column("summary", sa.LargeBinary(), nullable=False, comment="the JSON of a list, ready to send"),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
        comment="A view over claims, rebuilt from them.",
    )
    op.create_index("event_order", "event", ["band", "s", "e", "id"], unique=False, postgresql_include=["number"])
    op.create_table(
        "facet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("value", sa.String(length=400), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False, comment="how many events carry it"),
        sa.PrimaryKeyConstraint("id"),
        comment="What events are filtered by: type, place, participant, source, modality, granularity.",
    )
    op.create_index("facet_value", "facet", ["kind", "value"], unique=True)
    op.create_table(
        "state",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
        comment="Revision, digest and whatever else is one value for the whole database.",
    )
    op.create_table(
        "article",
        sa.Column("id", _ID, nullable=False),
        sa.Column("document", _ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="order within the document"),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=True, comment="the reference date, null where it was refused"),
        sa.Column("status", sa.String(length=20), nullable=False, comment="how sure that date is"),
        sa.Column("dating_conflict", sa.Boolean(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False, comment="Article without its document"),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("article_order", "article", ["day", "id"], unique=False)
    op.create_index(op.f("ix_article_document"), "article", ["document"], unique=False)
    op.create_table(
        "claim",
        sa.Column("event", _NUMBER, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("mention", _ID, nullable=False),
        sa.Column(
            "view",
            sa.Text(),
            nullable=True,
            comment="the mention as the event sees it, where that adds to the claim (inherited date)",
        ),
        sa.ForeignKeyConstraint(["event"], ["event.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "position"),
        comment="Which claims an event is made of.",
    )
    op.create_index(op.f("ix_claim_mention"), "claim", ["mention"], unique=False)
    op.create_table(
        "event_facet",
        sa.Column("facet", sa.Integer(), nullable=False),
        sa.Column("band", sa.SmallInteger(), nullable=False),
        sa.Column("s", sa.Integer(), nullable=False),
        sa.Column("e", sa.Integer(), nullable=False),
        sa.Column("id", _ID, nullable=False, comment="of the event"),
        sa.Column("number", _NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["facet"],
            ["facet.id"],
        ),
        sa.ForeignKeyConstraint(["number"], ["event.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("facet", "band", "s", "e", "id"),
        comment="The order of the timeline once per facet, so that a filter reads no event that it drops.",
        sqlite_with_rowid=False,
    )
    op.create_index("event_facet_event", "event_facet", ["number"], unique=False)
    op.create_table(
        "mention",
        sa.Column("id", _ID, nullable=False),
        sa.Column("document", _ID, nullable=False),
        sa.Column("article", _ID, nullable=False, comment="an article, or the front matter of a dossier"),
        sa.Column("position", sa.Integer(), nullable=False, comment="order within the document"),
        sa.Column("in_conflict", sa.Boolean(), nullable=False, comment="its own words contradict each other"),
        sa.Column("claim", sa.Text(), nullable=False, comment="Mention as extracted: written once, never edited"),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        comment="Claims.",
    )
    op.create_index(op.f("ix_mention_article"), "mention", ["article"], unique=False)
    op.create_index(op.f("ix_mention_document"), "mention", ["document"], unique=False)
    op.create_index(
        "mention_conflict",
        "mention",
        ["id"],
        unique=False,
        sqlite_where=sa.text("in_conflict"),
        postgresql_where=sa.text("in_conflict"),
    )
    for statement in _FULL_TEXT[op.get_bind().dialect.name]:
        op.execute(statement)
