"""Bring a store of an earlier version up to date; apart, because Alembic takes long to import."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from pipeline.errors import StoreError

_MIGRATIONS = Path(__file__).parent / "migrations"


def configuration(db: Connection | None = None) -> Config:
    """Return Alembic's settings for the migrations packaged here, to be run on `db`."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = db
    return config


def upgrade(db: Connection, version: str, name: str) -> None:
    """Run every migration since `version`, in the transaction of `db`.

    Raises:
        StoreError: this program does not know the version: the store is of a newer one.
    """
    config = configuration(db)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if version not in known:
        raise StoreError(f"{name}: was written by a newer version of Rollcall; update Rollcall and run again")
    command.upgrade(config, "head")
