"""Columns of ours under a heading somebody changed: known by their choices, where one of ours is missing."""

from __future__ import annotations

from dataclasses import replace

from pipeline.callback import Callback, code_of
from pipeline.events.meanings import options_of
from pipeline.writers.entries import Entries
from pipeline.writers.marks import OWN

#: Which of them each list has.
_IN = {
    "call": ("result", "next_step", "added"),
    "wecom": ("added", "result", "next_step"),
    "email": ("email_result", "next_step"),
}


def put_right(entries: Entries, callback: Callback) -> Entries:
    """Name columns that hold nothing but the choices of one that their list lacks after that one."""
    said: dict[tuple[str, int, str], set[str]] = {}
    for cell in entries.cells:
        if cell.field.startswith(OWN):
            said.setdefault((cell.sheet, cell.round, cell.field), set()).add(cell.text)
    meant: dict[tuple[str, int, str], str] = {}
    for (sheet, round, field), texts in sorted(said.items()):
        there = {name for one, number, name in entries.columns if (one, number) == (sheet, round)}
        there |= {name for (one, number, _), name in meant.items() if (one, number) == (sheet, round)}
        missing = [name for name in _IN.get(sheet, ()) if name not in there]
        found = [name for name in missing if all(code_of(options_of(name, callback), one) for one in texts)]
        if len(found) == 1:
            meant[sheet, round, field] = found[0]
    if not meant:
        return entries
    cells = tuple(
        cell._replace(field=meant.get((cell.sheet, cell.round, cell.field), cell.field))
        for cell in entries.cells
    )
    return replace(entries, cells=cells)
