"""Look whether everything a run needs is in order: the store, the home folder, the rules, the packages."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, func, select, text

from pipeline.errors import InputError
from pipeline.events.schema import HEAD, events, participants, people, registrations
from pipeline.events.store import FILE, has_store, open_store
from pipeline.rules import load_rules

_PACKAGES = ("pandas", "openpyxl", "XlsxWriter", "python-calamine", "SQLAlchemy", "alembic", "phonenumbers")


class Found(NamedTuple):
    """One thing that was looked at: whether it is well, and what was found."""

    is_well: bool
    what: str


def examine(home: Path, rules: Path | None) -> Iterator[Found]:
    """Yield what was found, a line each; nothing is changed, and no store is made."""
    yield Found(True, ", ".join(f"{name} {version(name)}" for name in _PACKAGES))
    try:
        checked = load_rules(rules, everything=True)
        yield Found(True, f"rules: {len(checked.files)} files are right")
    except InputError as error:
        yield from (Found(False, f"rules: {problem}") for problem in error.problems)
    yield from _folder(home)
    if not has_store(home):
        yield Found(True, f"store: none yet; the first `process` makes {home / FILE}")
        return
    try:
        with open_store(home) as store, store.reading() as db:
            yield from _store(db, store.name)
    except InputError as error:
        yield from (Found(False, f"store: {problem}") for problem in error.problems)


def _folder(home: Path) -> Iterator[Found]:
    if not home.exists():
        yield Found(True, f"home: {home} is made by the first `process`")
        return
    yield Found(os.access(home, os.R_OK | os.W_OK | os.X_OK), f"home: {home} can be read and written")
    open_to_others = [
        path
        for path in sorted(home.rglob("*"))
        if os.name == "posix" and path.is_file() and stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    for path in open_to_others:
        yield Found(False, f"home: {path} can be read by others; chmod 600 it")
    for path in sorted(home.glob(".*.new-*")) + sorted(home.glob(".*.old")):
        yield Found(False, f"home: {path} is left of a run that was cut off; the next run puts it right")


def _store(db: Connection, name: str) -> Iterator[Found]:
    counts = ", ".join(
        f"{db.execute(select(func.count()).select_from(table)).scalar_one():,} {table.name}"
        for table in (events, people, participants, registrations)
    )
    yield Found(True, f"store: {name}, version {HEAD}: {counts}")
    if db.dialect.name == "sqlite":
        said = db.scalars(text("PRAGMA integrity_check")).all()
        yield Found(said == ["ok"], "store: every page is whole" if said == ["ok"] else f"store: {said[0]}")
        broken = len(db.execute(text("PRAGMA foreign_key_check")).all())
        yield Found(not broken, f"store: {broken} lines belong to nothing")
