"""Alembic's entry: runs the migrations on the connection that `waqai.register.migrating` hands over, in its transaction."""

from __future__ import annotations

from alembic import context

from waqai.register.schema import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
