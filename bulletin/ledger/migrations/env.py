"""Alembic's entry: the migrations run on the connection that the ledger opened."""

from alembic import context

from bulletin.ledger.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
