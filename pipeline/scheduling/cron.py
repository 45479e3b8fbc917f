"""cron: one line of ours in the user's table, told by the mark at its end; all others stay as they are."""

from __future__ import annotations

import shlex

from pipeline.scheduling.daily import Daily, Run, demand

_READ, _WRITE, _CLEAR = ("crontab", "-l"), ("crontab", "-"), ("crontab", "-r")


class Cron:
    """The `crontab` of the user who runs this."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def text(self, daily: Daily) -> str:
        """Return the line. A percent sign is a line break to cron unless it is escaped."""
        command = " ".join(map(shlex.quote, daily.words))
        command = f"umask 077; {command} >>{shlex.quote(str(daily.log))} 2>&1 {_mark(daily)}"
        return f"{daily.at.minute} {daily.at.hour} * * * " + command.replace("%", r"\%")

    def is_installed(self, daily: Daily) -> bool:
        """Tell whether the line stands there."""
        return self.text(daily) in self._lines()

    def install(self, daily: Daily) -> None:
        """Write the line, in the place of the one that was there for that home."""
        lines, line = self._lines(), self.text(daily)
        if line in lines:
            return
        mine = [at for at, text in enumerate(lines) if text.endswith(_mark(daily))]
        if mine:
            lines[mine[0]] = line
            lines = [text for at, text in enumerate(lines) if at not in mine[1:]]
        else:
            lines.append(line)
        self._write(lines)

    def remove(self, daily: Daily) -> bool:
        """Take the line out; a table with nothing left goes altogether."""
        lines = self._lines()
        left = [text for text in lines if not text.endswith(_mark(daily))]
        if len(left) == len(lines):
            return False
        self._write(left)
        return True

    def _lines(self) -> list[str]:
        ended = self._run(_READ, "")
        if ended.code and "no crontab" in ended.err:
            return []
        demand(_READ, ended)
        return ended.out.splitlines()

    def _write(self, lines: list[str]) -> None:
        words = _WRITE if lines else _CLEAR
        demand(words, self._run(words, "".join(f"{line}\n" for line in lines)))


def _mark(daily: Daily) -> str:
    return f"# {daily.name}"
