"""Run one engine over one list in a process of its own.

    python benchmarks/run_engine.py ENGINE LIST.csv OUT.json

Writes the CPU seconds (threads and child processes included) and the peak memory in MB up to the first
answer, and, per setting, a label per row.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
import time
from pathlib import Path


def cpu_seconds() -> float:
    """Return the processor time of this process and of the children it has waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def peak_megabytes() -> float:
    """Return the most memory this process has held; ru_maxrss would count whoever started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


def main() -> None:
    """Read the arguments, run the engine, write what it said."""
    engine, source, out = sys.argv[1:]
    module = importlib.import_module(f"engines.{engine}")
    begun = [cpu_seconds()]
    spent = None
    memory = 0.0
    labels: dict[str, list[int]] = {}
    for setting, given in module.people(Path(source), lambda: begun.append(cpu_seconds())):
        memory = memory or peak_megabytes()
        spent = cpu_seconds() - begun[-1] if spent is None else spent
        numbers: dict[object, int] = {}
        labels[setting] = [numbers.setdefault(label, len(numbers)) for label in given]
    Path(out).write_text(json.dumps({"cpu": spent, "memory": memory, "labels": labels}), encoding="utf-8")


if __name__ == "__main__":
    main()
