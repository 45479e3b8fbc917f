"""The daily run of `remind`, put into what the machine has for such things: cron, systemd, Windows tasks."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping

from pipeline.errors import InputError
from pipeline.scheduling.cron import Cron
from pipeline.scheduling.daily import Scheduler, run_program
from pipeline.scheduling.systemd import Systemd
from pipeline.scheduling.windows import Windows

#: Every scheduler by its name in `--using`.
SCHEDULERS: Mapping[str, type[Scheduler]] = {"cron": Cron, "systemd": Systemd, "windows": Windows}


def scheduler_named(name: str) -> Scheduler:
    """Return a scheduler; for "auto" the one this machine has, cron before systemd.

    Raises:
        InputError: this machine has none that we know.
    """
    if name != "auto":
        return SCHEDULERS[name](run_program)
    if sys.platform == "win32":
        return Windows(run_program)
    if shutil.which("crontab"):
        return Cron(run_program)
    if shutil.which("systemctl"):
        return Systemd(run_program)
    raise InputError("this machine has neither cron nor systemd; run `remind` once a day by other means")
