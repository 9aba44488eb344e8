"""PostgreSQL finds words within a time; documents wait for their dates as well."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# The same places are asked for by ``timeline.store.search.places_of``.
_PLACES = """
CREATE FUNCTION event_word_places(words tsvector, band smallint, s integer) RETURNS bigint[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_agg(
        ((('x' || encode(substr(sha256(word::bytea), 1, 8), 'hex'))::bit(64)::bigint & 2199023255551) << 22)
        | (band::bigint << 18)
        | CASE WHEN band > 2 THEN 0 ELSE s >> 6 END
    )
    FROM unnest(tsvector_to_array(words)) AS word
$$
"""


def upgrade() -> None:
    """Keep the place of an event beside its words, and file these by band and time as well."""
    if op.get_context().dialect.name != "postgresql":
        return
    columns = {"band": "SMALLINT", "s": "INTEGER", "e": "INTEGER", "id": 'VARCHAR(200) COLLATE "C"'}
    op.execute("ALTER TABLE event_text " + ", ".join(f"ADD COLUMN {name} {kind}" for name, kind in columns.items()))
    op.execute(
        "UPDATE event_text SET band = event.band, s = event.s, e = event.e, id = event.id"
        " FROM event WHERE event.number = event_text.number"
    )
    op.execute("DELETE FROM event_text WHERE band IS NULL")
    op.execute("ALTER TABLE event_text " + ", ".join(f"ALTER COLUMN {name} SET NOT NULL" for name in columns))
    op.execute(_PLACES)
    # What waits to be filed would be looked through at every question, for milliseconds.
    op.execute(
        "CREATE INDEX event_text_places ON event_text USING gin (event_word_places(words, band, s))"
        " WITH (fastupdate = off)"
    )
    op.execute("ALTER INDEX event_text_words SET (fastupdate = off)")
    op.execute("SELECT gin_clean_pending_list('event_text_words')")
    op.create_table_comment(
        "waiting",
        "Documents that are stored, and whose dates, claims and events are still to be made.",
        existing_comment="Documents that are stored with their articles, and whose claims and events are still to be made.",
    )
    op.execute("COMMENT ON COLUMN article.status IS 'how sure that date is; unread: it waits to be dated'")
