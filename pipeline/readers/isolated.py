"""Read .xls and .xlsb in a process of their own.

A false number in one of these asks the compiled reader for hundreds of gigabytes, and it answers by ending
its process. Unlike .xlsx they cannot be looked over cheaply beforehand, so the process that ends is not ours.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from pipeline.errors import InputError
from pipeline.readers.grid import CellProblem, Grid, unusable

_SECONDS = 120
_MEMORY = 3 << 30
# The packages are entered without running their __init__: what those import takes half a second to start.
_START = """
import sys, types
for name, folder in zip(("pipeline", "pipeline.readers"), sys.argv[1:]):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [folder]
from pipeline.readers.isolated import main
main()
"""
_REMEDY = "Download or copy it again, or open it in Excel and save it as .xlsx"


def read_isolated(file: str, data: bytes, kind: str) -> tuple[list[Grid], list[str]]:
    """Read every worksheet of an .xls or .xlsb; returns the grids and what was noticed.

    Raises:
        InputError: the file is damaged, protected, or asks for more time or memory than any list needs.
    """
    here = Path(__file__).resolve().parent
    try:
        done = subprocess.run(
            [sys.executable, "-c", _START, str(here.parent), str(here)],
            input=json.dumps([file, kind]).encode() + b"\n" + data,
            capture_output=True,
            timeout=_SECONDS,
            env=os.environ | {"RUST_BACKTRACE": "0"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise unusable(file, f"reading it takes longer than {_SECONDS} seconds", _REMEDY) from error
    if done.returncode or not done.stdout:
        raise unusable(file, "the workbook is damaged (reading it ends in an error)", _REMEDY)
    answer = json.loads(done.stdout)
    if answer["trouble"]:
        raise InputError(answer["trouble"])
    return [_grid(fields) for fields in answer["grids"]], answer["notes"]


def main() -> None:
    """Be the other process: a line of JSON and the bytes on standard input, JSON on standard output."""
    from pipeline.readers.workbook import read_binary

    _limit_memory()
    file, kind = json.loads(sys.stdin.buffer.readline())
    trouble: tuple[str, ...] = ()
    grids: list[Grid] = []
    notes: list[str] = []
    try:
        grids, notes = read_binary(file, sys.stdin.buffer.read(), kind)
    except InputError as error:
        trouble = error.problems
    fields = [_fields(grid) for grid in grids]
    sys.stdout.buffer.write(json.dumps({"trouble": trouble, "grids": fields, "notes": notes}).encode())


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the other process may still fall alone
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _fields(grid: Grid) -> dict[str, Any]:
    problems = [(p.line, p.column, p.rule, p.before) for p in grid.problems]
    return {**vars(grid), "lines": [*grid.lines[:1], len(grid.lines)], "problems": problems}


def _grid(fields: dict[str, Any]) -> Grid:
    first, count = fields["lines"] if len(fields["lines"]) == 2 else (1, 0)
    fields["lines"] = range(first, first + count)
    fields["merged"] = tuple(map(tuple, fields["merged"]))
    fields["problems"] = tuple(CellProblem(*problem) for problem in fields["problems"])
    return Grid(**fields)
