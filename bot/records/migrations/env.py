"""Alembic's entry: runs the migrations on the connection that the caller opened."""

from alembic import context

from bot.records import tables
from bot.records.columns import Base

assert tables  # imported for their definitions
connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
