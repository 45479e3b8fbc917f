"""systemd: a timer and a service of the user's; the timer makes up for a day on which the machine slept."""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.errors import OutputError
from pipeline.scheduling.daily import Daily, Run, demand

_SYSTEMCTL = ("systemctl", "--user")


class Systemd:
    """The units of the user who runs this, in `~/.config/systemd/user`."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def text(self, daily: Daily) -> str:
        """Return both units, each below its path."""
        return "\n".join(f"# {path}\n{text}" for path, text in _units(daily).items()).rstrip()

    def is_installed(self, daily: Daily) -> bool:
        """Tell whether both units say this."""
        return all(_read(path) == text for path, text in _units(daily).items())

    def install(self, daily: Daily) -> None:
        """Write the units and start the timer."""
        try:
            for path, text in _units(daily).items():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise OutputError(f"{error.filename}: may not be written ({error.strerror})") from error
        self._control("daemon-reload")
        self._control("enable", "--now", f"{daily.name}.timer")

    def remove(self, daily: Daily) -> bool:
        """Stop the timer and delete the units."""
        there = [path for path in _units(daily) if path.exists()]
        if not there:
            return False
        self._control("disable", "--now", f"{daily.name}.timer")
        for path in there:
            path.unlink()
        self._control("daemon-reload")
        return True

    def _control(self, *words: str) -> None:
        command = (*_SYSTEMCTL, *words)
        demand(command, self._run(command, ""))


def _units(daily: Daily) -> dict[Path, str]:
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    folder = config / "systemd" / "user"
    command = " ".join(map(_quoted, daily.words))
    service = f"""[Unit]
Description=Rollcall: the reminders due today

[Service]
Type=oneshot
UMask=0077
ExecStart={command}
StandardOutput=append:{_plain(str(daily.log))}
StandardError=append:{_plain(str(daily.log))}
"""
    timer = f"""[Unit]
Description=Rollcall: the reminders due today

[Timer]
OnCalendar=*-*-* {daily.at:%H:%M}:00
Persistent=true

[Install]
WantedBy=timers.target
"""
    return {folder / f"{daily.name}.service": service, folder / f"{daily.name}.timer": timer}


def _quoted(word: str) -> str:
    """Quote an argument (systemd.service(5), "Command lines")."""
    return '"' + _plain(word).replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$") + '"'


def _plain(text: str) -> str:
    """Escape what systemd would expand everywhere (systemd.unit(5), "Specifiers")."""
    return text.replace("%", "%%")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
