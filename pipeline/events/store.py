"""Open the store: SQLite in the home folder, or PostgreSQL by a URL for a team.

Reading sees one state throughout; writing takes the whole store at once (`BEGIN IMMEDIATE`), all or nothing.
The functions that read and write stand in modules of their own and take the connection these two give.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    IntegrityError,
    NoSuchModuleError,
    ProgrammingError,
)
from sqlalchemy.pool import NullPool

from pipeline.errors import InputError, StoreError
from pipeline.events.schema import HEAD, metadata
from pipeline.publish import private_folder

FILE = "rollcall.db"
#: The environment variable that names a team's store.
VARIABLE = "ROLLCALL_STORE"
_PATIENCE = 10.0  # seconds to wait for another command that writes
_PAGE = 16 * 1024  # bytes, in a new store: a large list is four times as few pages to log and put in place
_CACHE = 64 * 1024  # KiB: the indexes of a large list, so that rows in no order of their keys go in fast
_LOCK = 0x526F6C6C  # the advisory lock by which one program at a time lays out a PostgreSQL store
_WRITES = "rollcall_writes"


class Store:
    """An open store. `reading` and `writing` give connections; `name` is what messages call it."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name
        self.is_new = False

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the store.

        Raises:
            StoreError: the store is damaged, locked or out of reach.
        """
        with _told(self.name), self.engine.connect() as db, db.begin():
            yield db

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection nobody else writes beside; what was done is kept when no error leaves the block.

        Raises:
            StoreError: the store is damaged, locked or out of reach; nothing was changed.
        """
        with (
            _told(self.name),
            self.engine.connect().execution_options(**{_WRITES: True}) as db,
            db.begin(),
        ):
            yield db

    def close(self) -> None:
        """Let go of the store's file or server."""
        self.engine.dispose()


@contextmanager
def open_store(home: Path, url: str | None = None, *, only_look: bool = False) -> Iterator[Store]:
    """Open the store of `home`, or the one `url` (else ROLLCALL_STORE) names; lay it out when it is new.

    With `only_look` a new one stays as it is, and `Store.is_new` says so.

    Raises:
        StoreError: it is damaged, locked, out of reach or of a newer version.
    """
    named = url or os.environ.get(VARIABLE, "")
    if named:
        where = _checked(named)
        name = where.render_as_string(hide_password=True)
    else:
        private_folder(home)
        path = home / FILE
        where, name = URL.create("sqlite", database=str(path)), str(path)
        try:
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))  # the -wal and -shm files follow its mode
        except OSError as error:
            raise StoreError(f"{name}: cannot be opened ({error.strerror}); choose another --home") from error
    with _told(name):
        engine = _engine(where)
        store = Store(engine, name)
    try:
        _lay_out(store, only_look=only_look)
        yield store
    finally:
        store.close()


@contextmanager
def existing_store(home: Path) -> Iterator[Store]:
    """Open the store of `home` for a command that has nothing to do where there is none.

    Raises:
        InputError: there is none.
        StoreError: as `open_store`.
    """
    if not has_store(home):
        raise InputError(f"{home}: nothing is kept here yet; run `process` first, or name another --home")
    with open_store(home) as store:
        yield store


def has_store(home: Path) -> bool:
    """Tell whether there is a store to look into: commands that write nothing do not make one."""
    return bool(os.environ.get(VARIABLE)) or (home / FILE).exists()


def _checked(named: str) -> URL:
    try:
        where = make_url(named)
    except ArgumentError:
        raise StoreError(
            f"{VARIABLE} is no URL of a store; write it as postgresql://user:password@host/database"
        ) from None
    kind = where.get_backend_name()
    if kind == "postgresql":
        return where.set(drivername="postgresql+psycopg")
    if kind == "sqlite":
        return where
    raise StoreError(f"{VARIABLE} names a {kind} store; PostgreSQL and SQLite are known")


def _engine(where: URL) -> Engine:
    try:
        if where.get_backend_name() != "sqlite":
            return create_engine(where, poolclass=NullPool)
        engine = create_engine(where, poolclass=NullPool, connect_args={"timeout": _PATIENCE})
    except (NoSuchModuleError, ImportError):
        raise StoreError(
            "the driver for PostgreSQL is not installed; run: pip install 'rollcall[postgres]'"
        ) from None
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _: object) -> None:
    """Make a SQLite connection ours: transactions begun by us, foreign keys kept, a write-ahead log."""
    connection.isolation_level = None
    connection.execute(f"PRAGMA page_size={_PAGE}")  # before WAL, which writes the first page
    for setting in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=NORMAL", f"cache_size=-{_CACHE}"):
        connection.execute(f"PRAGMA {setting}")


def _begin(db: Connection) -> None:
    writes = db.get_execution_options().get(_WRITES)
    db.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _lay_out(store: Store, *, only_look: bool) -> None:
    """Bring the store to the newest version; a new one gets all tables at once."""
    with store.reading() as db:
        version = _version(db)
    store.is_new = not version
    if version == HEAD or (store.is_new and only_look):
        return
    with store.writing() as db:
        if db.dialect.name == "postgresql":
            db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        version = _version(db)
        if not version:
            metadata.create_all(db)
            db.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
            db.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
        elif version != HEAD:
            from pipeline.events.migrate import upgrade

            upgrade(db, version, store.name)


def _version(db: Connection) -> str:
    if not inspect(db).has_table("alembic_version"):
        return ""
    return str(db.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Say in one line what is wrong with the store, and what to do."""
    try:
        yield
    except (IntegrityError, ProgrammingError):
        raise  # a bug of ours
    except DBAPIError as error:
        raise StoreError(f"{name}: {_remedy(error.orig)}") from error
    except sqlite3.DatabaseError as error:  # met while the connection was being prepared
        raise StoreError(f"{name}: {_remedy(error)}") from error


def _remedy(error: BaseException | None) -> str:
    lower = str(error).lower()
    if "locked" in lower or "busy" in lower:
        return "another command is writing to it; wait until that has ended and run again"
    if "malformed" in lower or "not a database" in lower or "corrupt" in lower:
        return (
            "the store is damaged; move the file away and restore the last one with `archive restore`, "
            "or run `process` again for each event"
        )
    if "disk" in lower and "full" in lower:
        return "the disk is full; make room and run again"
    if "readonly" in lower or "unable to open" in lower or "permission" in lower:
        return "may not be read or written; check whose file it is, or choose another --home"
    if "connection" in lower or "connect" in lower or "password" in lower or "does not exist" in lower:
        return f"cannot be reached; check {VARIABLE} and that the server runs ({type(error).__name__})"
    return f"does not work as a store ({type(error).__name__}); nothing was changed"
