"""What was guessed about a file, one English line each, so that a person can see it and overrule it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.readers.field import CONTENT, MAPPED
from pipeline.readers.grid import Grid
from pipeline.readers.headers import LIKELY
from pipeline.readers.part import Part
from pipeline.readers.seen import ColumnSeen, TableSeen
from pipeline.readers.tables import FOOTER, Table

_HOW = {LIKELY: " (likely)", CONTENT: " (by its cells)", MAPPED: " (as you said)"}


def about_part(part: Part) -> list[str]:
    """Say where the header is, what each column became and which lines were set aside."""
    table, where = part.table, place(part.table.grid)
    lines = [
        f"{where}header found in row {_rows(header_lines(table))}"
        if table.header
        else f"{where}no header row"
    ]
    if part.shape.name:
        lines[0] += f"; recognised as {part.shape.name}"
    named = [f for f in part.fields if f.target and not f.target.startswith("x:")]
    lines.extend(f"{where}{_flat(f.header)} -> {f.target}{_HOW.get(f.how, '')}" for f in named)
    kept = [_flat(f.header) for f in part.fields if f.target.startswith("x:")]
    if kept:
        lines.append(f"{where}kept under their own headers: {', '.join(kept)}")
    left = [_flat(f.header) for f in part.fields if not f.target]
    if left:
        lines.append(f"{where}left out: {', '.join(left)}")
    if table.above:
        above = _rows([table.grid.lines[i] for i in table.above])
        lines.append(f"{where}lines above the header, not counted: rows {above}")
    return lines + _set_aside(part, where)


def table_seen(part: Part) -> TableSeen:
    """Return what was decided about one table, as data."""
    table = part.table
    columns = tuple(ColumnSeen(f.header, f.target, f.how, f.role) for f in part.fields)
    aside = tuple((table.grid.lines[i], rule) for i, rule in sorted(table.marked.items()))
    return TableSeen(
        table.grid.sheet, part.shape.name, table.title, header_lines(table), len(table.rows), columns, aside
    )


def header_lines(table: Table) -> tuple[int, ...]:
    """Return the person's own line numbers of a table's header."""
    if table.header is None:
        return ()
    return tuple(table.grid.lines[i] for i in range(table.header.first, table.header.last + 1))


def place(grid: Grid) -> str:
    """Name a sheet at the start of a line, nothing for a text file."""
    return f'sheet "{_flat(grid.sheet)}": ' if grid.sheet else ""


def _set_aside(part: Part, where: str) -> list[str]:
    lines = []
    for rule in sorted(set(part.table.marked.values())):
        rows = [part.table.grid.lines[i] for i, r in sorted(part.table.marked.items()) if r == rule]
        what = "footer" if rule == FOOTER else "repeated header"
        lines.append(f"{where}{len(rows)} {what} line{'s' * (len(rows) > 1)} set aside: rows {_rows(rows)}")
    return lines


def _rows(lines: Sequence[int]) -> str:
    shown = [str(line) for line in lines[:12]]
    return ", ".join(shown) + (f" and {len(lines) - 12} more" if len(lines) > 12 else "")


def _flat(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)[:80]
