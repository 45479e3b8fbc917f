"""From a table to columns of text: cells by column, merged cells filled, a platform's marks undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import itemgetter

from pipeline.columns import LIST_SEPARATOR
from pipeline.readers.shapes.shape import Shape
from pipeline.readers.tables import Table

MOST_SURPLUS = 50
"""One broken line with thousands of cells must not give every row thousands of columns."""


@dataclass(frozen=True)
class Columns:
    """The cells of a table by column of the sheet's grid, the label of each, and what was filled down."""

    values: dict[int, list[str]]
    labels: dict[int, str]
    groups: dict[int, str]
    filled: list[tuple[int, int]] = field(default_factory=list)
    """(row position, column) of every cell that a merged range above it filled."""


def columns_of(table: Table, shape: Shape) -> Columns:
    """Take a table's cells out by column; columns without a header and without data are not there.

    A line longer than the header keeps its surplus in columns named by their letter.
    """
    cells = table.grid.cells
    rows = [cells[i] for i in table.rows]
    lengths = [len(row) for row in rows]
    labels = table.labels or ("",) * (max(set(lengths), key=lengths.count) if lengths else 0)
    width = len(labels)
    if lengths and min(lengths) < width:
        rows = [row if len(row) >= width else row + [""] * (width - len(row)) for row in rows]
    values = {c: list(map(itemgetter(c), rows)) for c in range(width)}
    values.update(_surplus(rows, lengths, width))
    filled = _fill_down(table, values)
    for c, column in values.items():
        values[c] = _undone(column, shape)
    kept = [c for c, column in values.items() if (c < width and labels[c]) or any(column)]
    groups = table.header.groups if table.header else ()
    return Columns(
        {c: values[c] for c in kept},
        {
            c: (labels[c] if c < width else "") or f"Column {letter(c + table.grid.first_column)}"
            for c in kept
        },
        {c: groups[c] if c < len(groups) else "" for c in kept},
        filled,
    )


def letter(column: int) -> str:
    """Name a column as the sheet does: 0 is A, 26 is AA.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _surplus(rows: list[list[str]], lengths: list[int], width: int) -> Mapping[int, list[str]]:
    """Return cells beyond the header by column; beyond `MOST_SURPLUS` columns they share the last one."""
    extra: dict[int, list[str]] = {}
    if not lengths or max(lengths) <= width:
        return extra
    last = width + MOST_SURPLUS - 1
    for position, length in enumerate(lengths):
        for c in range(width, length):
            value = rows[position][c]
            if value:
                column = extra.setdefault(min(c, last), [""] * len(rows))
                column[position] = f"{column[position]}{LIST_SEPARATOR}{value}" if column[position] else value
    return dict(sorted(extra.items()))


def _fill_down(table: Table, values: dict[int, list[str]]) -> list[tuple[int, int]]:
    """Give each row under a merged cell the cell's value, as the person who merged it meant."""
    tall = [(r1, c1, r2) for r1, c1, r2, _ in table.grid.merged if r2 > r1]
    if not tall:
        return []
    position = {i: p for p, i in enumerate(table.rows)}
    filled = []
    for top, c, bottom in tall:
        if c not in values or top not in position:
            continue
        value = values[c][position[top]]
        for i in range(top + 1, bottom + 1):
            p = position.get(i)
            if value and p is not None and not values[c][p] and i not in table.marked:
                values[c][p] = value
                filled.append((p, c))
    return sorted(filled)


def _undone(column: list[str], shape: Shape) -> list[str]:
    if shape.blanks:
        column = ["" if value in shape.blanks else value for value in column]
    if shape.clean is not None:
        column = [shape.clean(value) if value else value for value in column]
    return column
