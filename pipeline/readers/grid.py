"""What every file becomes before anyone looks for a table: sheets of plain text, with their line numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.errors import InputError


@dataclass(frozen=True)
class CellProblem:
    """Something the reader saw at one cell that a person should know about.

    `line` is the person's own 1-based line, `column` the 0-based column of the sheet (A is 0, whatever
    `Grid.first_column` says). `before` is what stood there, shortened.
    """

    line: int
    column: int
    rule: str
    before: str


@dataclass(frozen=True)
class Grid:
    """One sheet as text: every line, blank ones included, in order.

    Only in a sheet with a cell far away from the rest are runs of more than 1,000 blank lines left out;
    `lines` still tells the truth then.
    """

    sheet: str
    """"" for text files."""
    cells: list[list[str]]
    """Text, never None; lines may differ in length; trimmed, inner newlines are LF, no control characters."""
    lines: Sequence[int]
    """The person's own 1-based line number of each entry of `cells`."""
    first_column: int = 0
    """0-based column of `cells[i][0]` in the sheet."""
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Merged ranges in indexes of `cells`: first row, first column, last row, last column, inclusive."""
    problems: tuple[CellProblem, ...] = ()


@dataclass(frozen=True)
class Source:
    """One file, read whole."""

    name: str
    sha256: str
    size: int
    kind: str
    encoding: str
    delimiter: str
    grids: tuple[Grid, ...]
    notes: tuple[str, ...]


def unusable(file: str, what: str, remedy: str) -> InputError:
    """Say in one line why `file` cannot be read and what to do.

    >>> str(unusable("a.xlsx", "the file is empty", "Export it again"))
    'a.xlsx: the file is empty. Export it again.'
    >>> str(unusable("a.xlsx", "no sheet is called What?", "Did you mean Guests?"))
    'a.xlsx: no sheet is called What? Did you mean Guests?'
    """
    line = f"{file}: {_ended(what)} {_ended(remedy)}"
    return InputError("".join(c if c.isprintable() else " " for c in line))


def _ended(sentence: str) -> str:
    """End a sentence with a stop, unless what it quotes last ends it."""
    return sentence if sentence.endswith(tuple(".?!。？！…")) else f"{sentence}."


def has_text(grid: Grid) -> bool:
    """Tell whether any cell of the grid holds text."""
    return any(any(row) for row in grid.cells)
