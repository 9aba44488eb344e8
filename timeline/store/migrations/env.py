"""How alembic reaches the database: over the connection that the library opened."""

from __future__ import annotations

from alembic import context

from timeline.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
