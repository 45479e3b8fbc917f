"""Help for the tests of the readers: sheets written as text, read as if they had been files."""

from __future__ import annotations

import csv
import functools
import io
from collections.abc import Mapping, Sequence

from pipeline.readers import Reading, read_sources
from pipeline.readers.grid import CellProblem, Grid, Source
from pipeline.readers.headers import HeaderWords
from pipeline.rules import load_rules


@functools.cache
def words() -> HeaderWords:
    """Return the shipped header words."""
    return load_rules().headers


def grid(
    text: str,
    *,
    sheet: str = "名单",
    delimiter: str = ",",
    hidden: bool = False,
    merged: Sequence[tuple[int, int, int, int]] = (),
    problems: Sequence[CellProblem] = (),
    first_line: int = 1,
    first_column: int = 0,
) -> Grid:
    """Make a sheet from lines of comma-separated cells; a blank line is a blank row."""
    rows = [
        next(csv.reader(io.StringIO(line), delimiter=delimiter), []) for line in text.strip("\n").split("\n")
    ]
    cells = [[cell.strip() for cell in row] for row in rows]
    lines = range(first_line, first_line + len(cells))
    return Grid(sheet, cells, lines, first_column, hidden, tuple(merged), tuple(problems))


def source(*grids: Grid, name: str = "list.xlsx", sha256: str = "00") -> Source:
    """Make a file from sheets."""
    return Source(name, sha256, 1, "xlsx", "", "", grids, ())


def reading(*grids: Grid | str, mapping: Mapping[str, str] | None = None) -> Reading:
    """Read sheets as one file."""
    made = [grid(g) if isinstance(g, str) else g for g in grids]
    return read_sources([source(*made)], headers=words(), mapping=mapping)


def excluded(result: Reading) -> dict[int, str]:
    """Return line to rule for every row that is excluded."""
    rows, findings = result.batch.rows, result.batch.findings
    out = findings[findings["verdict"] == 2]
    return {
        int(rows.at[subject, "line"]): rule for subject, rule in zip(out["subject"], out["rule"], strict=True)
    }


def notes(result: Reading) -> list[tuple[int, str, str, str, str]]:
    """Return line, rule, field, before, after of every note."""
    rows, findings = result.batch.rows, result.batch.findings
    said = findings[findings["verdict"] == 0]
    return [
        (int(rows.at[f.subject, "line"]), f.rule, f.field, f.before, f.after)
        for f in said.itertuples(index=False)
    ]
