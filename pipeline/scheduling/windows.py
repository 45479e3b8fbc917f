"""The Windows Task Scheduler: one task of ours, by its name."""

from __future__ import annotations

import subprocess

from pipeline.errors import InputError
from pipeline.scheduling.daily import Daily, Run, demand

_LONGEST = 261  # characters of a task's command (schtasks /create, parameter /tr)


class Windows:
    """The tasks of the user who runs this."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def text(self, daily: Daily) -> str:
        """Return the command that makes the task."""
        return subprocess.list2cmdline(_create(daily))

    def is_installed(self, daily: Daily) -> bool:
        """Tell whether a task of that name runs this command."""
        ended = self._run(("schtasks", "/Query", "/TN", daily.name, "/V", "/FO", "LIST"), "")
        return ended.code == 0 and _command(daily) in ended.out

    def install(self, daily: Daily) -> None:
        """Make the task anew (/F: instead of one of that name).

        Raises:
            InputError: the command is longer than a task's may be.
        """
        if len(_command(daily)) > _LONGEST:
            raise InputError(f"a Windows task holds {_LONGEST} characters; use shorter paths")
        words = _create(daily)
        demand(words, self._run(words, ""))

    def remove(self, daily: Daily) -> bool:
        """Delete the task."""
        query = ("schtasks", "/Query", "/TN", daily.name)
        if self._run(query, "").code:
            return False
        words = ("schtasks", "/Delete", "/F", "/TN", daily.name)
        demand(words, self._run(words, ""))
        return True


def _create(daily: Daily) -> tuple[str, ...]:
    when = ("/SC", "DAILY", "/ST", f"{daily.at:%H:%M}")
    return ("schtasks", "/Create", "/F", *when, "/TN", daily.name, "/TR", _command(daily))


def _command(daily: Daily) -> str:
    return subprocess.list2cmdline(daily.words)
