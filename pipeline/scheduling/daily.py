"""A command to be run once a day, and what every scheduler can do with it."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, Protocol

from pipeline.errors import InputError, OutputError


class Ended(NamedTuple):
    """How a program ended, and what it said."""

    code: int
    out: str
    err: str


#: Runs a program with some text on its standard input.
Run = Callable[[Sequence[str], str], Ended]


@dataclass(frozen=True)
class Daily:
    """`words` are the command and its arguments; what it says goes to `log`. One for each home folder."""

    words: tuple[str, ...]
    at: dt.time
    home: Path
    log: Path

    @property
    def name(self) -> str:
        """Name the task: the same for the same home, so that it is found again."""
        return f"rollcall-remind-{blake2b(os.fsencode(self.home), digest_size=4).hexdigest()}"


class Scheduler(Protocol):
    """Something that runs commands at a time of day."""

    def __init__(self, run: Run) -> None: ...

    def text(self, daily: Daily) -> str:
        """Return what would be put in place, as a person can read it."""

    def is_installed(self, daily: Daily) -> bool:
        """Tell whether exactly this is in place."""

    def install(self, daily: Daily) -> None:
        """Put it in place, instead of what was there for that home; twice is as once."""

    def remove(self, daily: Daily) -> bool:
        """Take away what is there for that home; return False when there was nothing."""


def make_daily(
    program: Path, python: str, at: dt.time, home: Path, rules: Path | None, days_before: int
) -> Daily:
    """Return the daily run of `remind` for a home folder, all paths absolute.

    Raises:
        InputError: a path has a line break in it, which no scheduler can hold.
    """
    home = home.resolve()
    words = [python, str(program), "remind", "--home", str(home), "--days-before", str(days_before)]
    if rules is not None:
        words += ["--rules", str(rules.resolve())]
    for word in words:
        if not word.isprintable():
            raise InputError(f"{word!r}: no scheduler takes a path with a line break or control character")
    return Daily(tuple(words), at, home, home / "remind.log")


def run_program(words: Sequence[str], text: str) -> Ended:
    """Run a program of the machine; what it says is in English.

    Raises:
        OutputError: it is not there.
    """
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        ended = subprocess.run(
            words, input=text, capture_output=True, text=True, encoding="utf-8", env=environment, check=False
        )
    except OSError as error:
        raise OutputError(f"{words[0]}: cannot be run ({error.strerror}); choose another --using") from error
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def demand(words: Sequence[str], ended: Ended) -> None:
    """Go on only when a program did what it was asked.

    Raises:
        OutputError: it did not; its own words say why.
    """
    if ended.code:
        said = " ".join((ended.err or ended.out).split()) or f"exit code {ended.code}"
        raise OutputError(f"{' '.join(words[:3])}: {said}; nothing was changed")
