"""Which lines of a sheet are headers: one line, or a group line above a finer one, or two languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from pipeline.readers.grid import Grid
from pipeline.readers.header_text import plain, without_brackets
from pipeline.readers.headers import HeaderWords

IDENTITY = frozenset({"name", "first_name", "last_name", "phone", "email", "contact"})
_NAMES = frozenset({"name", "first_name", "last_name"})
_DULL = frozenset({"", "meta", "id", "event", "other", "secret"})
_DATA = re.compile(
    r"@|(?:[0-9][\s\-.]?){6}|[0-9]{4}[-/.年][0-9]{1,2}|^[0-9.,%+\-]+$|^[0-9]{1,2}[-/.][0-9]{1,2}|https?:"
)
_REACH = re.compile(r"@|(?:[0-9][\s\-.]?){7}|https?:")
_DAY = re.compile(r"^[^0-9@]{0,6}[0-9]{4}[-/.年][0-9]{1,2}(?:[-/.月][0-9]{1,2}日?)?(?![0-9])")
_COLON = re.compile(r"[:：]\s*$")
LONGEST_HEADER = 400


class Strength(IntEnum):
    """How much a line looks like a header."""

    NONE = 0
    WEAK = 1
    STRONG = 2


@dataclass(frozen=True)
class Header:
    """A header's lines (indexes of the grid's cells), its label per column, and the group over each."""

    first: int
    last: int
    labels: tuple[str, ...]
    groups: tuple[str, ...]


def strength(row: list[str], words: HeaderWords) -> Strength:
    """Judge one line by how many of its cells are known headers, and none of them data."""
    cells = [cell for cell in row if cell]
    if not cells or any(len(cell) > LONGEST_HEADER for cell in cells):
        return Strength.NONE
    addresses = list(map(is_reach, cells))  # attendee3@email.com asks for nothing
    pairs = zip(cells, addresses, strict=True)
    named = ["" if address else words.name(cell).column for cell, address in pairs]
    known = [column for column in named if column]
    if any(addresses) and sum(addresses) * 3 >= len(known):
        return Strength.NONE  # dates may be headers (who came on which day), addresses and numbers are not
    told = set(known) - _DULL
    if known.count("event") > 1 and not told & _NAMES:
        return Strength.NONE  # what a report says about the event, not a list of people
    if not told & IDENTITY:
        return Strength.NONE
    if len(told) > 1 and (len(known) * 10 >= len(cells) * 3 or len(told) > 2):
        return Strength.STRONG
    plainly = all(len(cell) <= 30 and not _COLON.search(cell) and not is_data(cell) for cell in cells)
    return Strength.WEAK if plainly else Strength.NONE


def is_reach(cell: str) -> bool:
    """Tell whether a cell holds an address or a number, which no header of a further table does.

    >>> is_reach("email@email.com"), is_reach("E-mail"), is_reach("")
    (True, False, False)
    """
    return _REACH.search(cell[:200]) is not None and _DAY.match(cell) is None and is_data(cell)


def is_data(cell: str) -> bool:
    """Tell whether a cell holds what headers do not: an address, a number, a date.

    >>> is_data("13900001111"), is_data("手机（如 13900001111）"), is_data("姓名")
    (True, False, False)
    """
    return (
        _DATA.search(without_brackets(plain(cell)) if "(" in cell or "（" in cell else cell[:200]) is not None
    )


def whole_header(grid: Grid, at: int, words: HeaderWords) -> Header:
    """Return the header around the strong line `at`, with the finer line below it or the group line above."""
    row = grid.cells[at]
    below = grid.cells[at + 1] if at + 1 < len(grid.cells) else []
    if any(below) and _continues(grid, at, row, below, words):
        top = _spread(grid, at, row)
        width = max(len(row), len(below))
        top, sub, own = _wide(top, width), _wide(below, width), _wide(row, width)
        twin = _same_columns(row, below, words)
        labels = [(own[c] or sub[c]) if twin else (sub[c] or own[c]) for c in range(width)]
        groups = ["" if twin or not sub[c] or sub[c] == top[c] else top[c] for c in range(width)]
        return Header(at, at + 1, tuple(labels), tuple(groups))
    above = grid.cells[at - 1] if at else []
    if sum(map(bool, above)) > 1 and _groups(grid, at - 1, above, row, words):
        top = _wide(_spread(grid, at - 1, above), len(row))
        labels = [cell or top[c] for c, cell in enumerate(row)]
        groups = [top[c] if cell and top[c] != cell else "" for c, cell in enumerate(row)]
        return Header(at - 1, at, tuple(labels), tuple(groups))
    return Header(at, at, tuple(row), ("",) * len(row))


def _continues(grid: Grid, at: int, row: list[str], below: list[str], words: HeaderWords) -> bool:
    """Tell whether `below` is the second line of the header that starts with `row`."""
    if below == row or any(is_data(cell) for cell in below if cell):
        return False
    if any(r1 <= at < r2 and r2 >= at + 1 for r1, _, r2, _ in grid.merged):
        return True
    if _same_columns(row, below, words):
        return True
    filled = [c for c, cell in enumerate(below) if cell]
    for c in filled:
        alone = c + 1 >= len(row) or row[c + 1] or not (c + 1 < len(below) and below[c + 1])
        if c < len(row) and row[c] and alone:
            return False  # a column with its own label has no finer one
    known = sum(bool(words.name(below[c]).column) for c in filled)
    return known * 2 >= len(filled)


def _same_columns(row: list[str], below: list[str], words: HeaderWords) -> bool:
    """Tell whether two adjacent lines ask the same, in two languages."""
    first = [words.name(cell).column for cell in row]
    second = [words.name(cell).column for cell in below]
    pairs = [(a, b) for a, b in zip(first, second, strict=False) if a or b]
    return len(pairs) > 1 and sum(a == b for a, b in pairs) * 10 >= len(pairs) * 6


def _groups(grid: Grid, at: int, above: list[str], row: list[str], words: HeaderWords) -> bool:
    """Tell whether `above` groups the columns of the header `row`."""
    if any(is_data(cell) or _COLON.search(cell) for cell in above if cell):
        return False
    if any(r1 == at and c2 > c1 for r1, c1, _, c2 in grid.merged):
        return True
    return not grid.merged and sum(map(bool, above)) * 2 <= sum(map(bool, row))


def _spread(grid: Grid, at: int, row: list[str]) -> list[str]:
    """Repeat each group label over the columns it covers: its merged range, or up to the next label."""
    spans = {c1: c2 for r1, c1, _, c2 in grid.merged if r1 == at}
    spread, label, last = [], "", -1
    for c, cell in enumerate(row):
        if cell:
            label, last = cell, spans.get(c, c if spans else len(row))
        spread.append(label if c <= last else "")
    return spread


def _wide(row: list[str], width: int) -> list[str]:
    return row + [""] * (width - len(row))
