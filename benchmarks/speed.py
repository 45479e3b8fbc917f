"""How long `process` takes, as a ratio to a floor measured in the same run.

    python benchmarks/speed.py [--rows 100000] [--times 5]

The floor is what nobody can do without: start Python with pandas and rapidfuzz, read the sheet with calamine,
write ROWS x 20 text cells with rustpy-xlsxwriter, and put the result into one zip. Both are whole processes;
CPU seconds (user + system, children included), median of `--times` alternating runs. Printed beside them:
peak memory, the growth from a tenth of the rows, and the wall clock of 300 rows from a cold start.

Needs the `bench` extra: pip install -e ".[bench]".
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from generate import write

ROOT = Path(__file__).parent.parent

FLOOR = """
import sys, zipfile
import pandas, rapidfuzz.fuzz, rapidfuzz.process
from python_calamine import CalamineWorkbook
from rustpy_xlsxwriter import write_worksheet
source, target = sys.argv[1:]
cells = CalamineWorkbook.from_path(source).get_sheet_by_index(0).to_python()
text = [[str(cell) for cell in row] for row in cells[1:]]
header = [f"column {n}" for n in range(20)]
records = [dict(zip(header, (row + row)[:20])) for row in text]
write_worksheet(records, target)
with zipfile.ZipFile(target + ".zip", "w", zipfile.ZIP_DEFLATED) as out:
    out.write(target)
"""


class Run(NamedTuple):
    """What a process cost: CPU and wall seconds, peak memory in MB."""

    cpu: float
    wall: float
    memory: float


def measure(command: list[str]) -> Run:
    """Run a command to its end and return what it and its children cost."""
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    wall = time.perf_counter() - started
    return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def process(source: Path, home: Path) -> Run:
    """Run the main job as a user would."""
    return measure(
        [
            sys.executable,
            "cli.py",
            "process",
            str(source),
            "--home",
            str(home),
            "--on",
            "2026-11-20",
            "--quiet",
        ]
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=5)
    given = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        large, tenth, small = base / "large.xlsx", base / "tenth.xlsx", base / "small.xlsx"
        for path, rows in ((large, given.rows), (tenth, given.rows // 10), (small, 300)):
            write(path, rows, seed=1, shared=0.0)
        runs: dict[str, list[Run]] = {"floor": [], "large": [], "tenth": [], "small": []}
        for turn in range(given.times):
            runs["floor"].append(
                measure([sys.executable, "-c", FLOOR, str(large), str(base / f"floor{turn}.xlsx")])
            )
            for name, path in (("large", large), ("tenth", tenth), ("small", small)):
                runs[name].append(process(path, base / f"home-{name}{turn}"))
    floor, whole, part = (
        statistics.median(run.cpu for run in runs[name]) for name in ("floor", "large", "tenth")
    )
    memory = max(run.memory for run in runs["large"])
    cold = statistics.median(run.wall for run in runs["small"])
    print(f"{given.rows:,} rows: {whole:.1f} CPU s, floor {floor:.1f}: {whole / floor:.2f}x (at most 4)")
    print(f"peak memory {memory:,.0f} MB (at most 1,200)")
    print(
        f"{given.rows // 10:,} rows: {part:.1f} CPU s; "
        f"ten times the rows cost {whole / part:.1f}x (at most 11)"
    )
    print(f"300 rows, cold start: {cold:.2f} s wall (at most 2.0)")


if __name__ == "__main__":
    main()
