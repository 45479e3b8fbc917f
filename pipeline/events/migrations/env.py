"""Run migrations on the connection that `migrate.upgrade` hands over, in its transaction."""

from __future__ import annotations

import sys

from alembic import context

from pipeline.events.schema import metadata


def run() -> None:
    """Run what is due."""
    context.configure(
        connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True
    )
    context.run_migrations()


if "alembic" in sys.modules and hasattr(context, "config"):
    run()
