"""Stores for the tests: SQLite in a temporary folder, and a real PostgreSQL where one is installed."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

KINDS = ("sqlite", "postgresql")
_numbers = count(1)


def programs() -> Path | None:
    """Return the folder of PostgreSQL's own programs, None where it is not installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return folders[-1].parent if folders else None


@contextmanager
def server() -> Iterator[str]:
    """Start a PostgreSQL of our own, on a socket in a temporary folder; give the URL of its database."""
    bin_ = programs()
    assert bin_ is not None
    folder = Path(tempfile.mkdtemp(prefix="rollcall-pg-"))
    user = "nobody" if os.geteuid() == 0 else None  # it refuses to run as root
    if user:
        os.chown(folder, pwd.getpwnam(user).pw_uid, pwd.getpwnam(user).pw_gid)
    options = {"check": True, "capture_output": True, "user": user, "cwd": folder}
    subprocess.run([bin_ / "initdb", "-D", "data", "-A", "trust", "-U", "rollcall", "-N"], **options)
    settings = f"-k {folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off"
    pg_ctl = [bin_ / "pg_ctl", "-D", "data", "-w", "-l", "log"]
    subprocess.run([*pg_ctl, "-o", settings, "start"], **options)
    try:
        yield f"postgresql://rollcall@/postgres?host={folder}"
    finally:
        subprocess.run([*pg_ctl, "-m", "immediate", "stop"], **options)
        shutil.rmtree(folder, ignore_errors=True)


def fresh(url: str) -> str:
    """Return the URL of a store on the server `url` that nobody has used."""
    name = f"store_{next(_numbers)}"
    with psycopg.connect(url, autocommit=True) as db:
        db.execute(f"CREATE SCHEMA {name}")
    return f"{url}&options=-csearch_path%3D{name}"
