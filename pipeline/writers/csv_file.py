"""CSV as Excel and RFC 4180 want it: UTF-8 with BOM, LF, quoted only where needed, and no cell a formula."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

#: What Excel would take for a formula, also behind spaces and invisible characters, and a tab or a carriage
#: return at the start, behind which some programs look on for one (OWASP, CSV injection).
_FORMULA = re.compile("^(?:[\t\r]|[\\s\u00a0\u200b-\u200f\u2060\ufeff\x00-\x1f]*[=+\\-@＝＋－＠])")
_CALLABLE = re.compile(r"\+[0-9]{7,15}(; \+[0-9]{7,15})*")
#: A column of nothing but such numbers, its cells on a line each.
_CALLABLE_COLUMN = re.compile(r"(?:\n(?:\+[0-9]{7,15}(?:; \+[0-9]{7,15})*+)?)*+")
_QUOTED = re.compile('[",\r\n]')
#: What makes a cell need a closer look: one of these anywhere, or that at the start of a line.
_ODD = ('"', ",", "\r", "\t")
_ODD_START = re.compile("\n(?!\n)[\\s\u200b-\u200f\u2060\ufeff\x00-\x1f=+\\-@＝＋－＠']")
GUARD = "'"


def write_csv(
    path: Path,
    columns: Mapping[str, Sequence[str]],
    *,
    numbers: frozenset[str] = frozenset(),
    exact: frozenset[str] = frozenset(),
    bom: bool = True,
) -> None:
    """Write `columns` (header to cells, all of one length) to `path`.

    A cell that a spreadsheet would run as a formula gets a leading apostrophe; `unguarded` takes it off
    again. Numbers to call (`+8613…`), the columns in `numbers` (which need no quotes either) and those in
    `exact` stay as they are.
    """
    header, lines = csv_lines(columns, numbers=numbers, exact=exact)
    write_lines(path, header, lines, bom=bom)


def csv_lines(
    columns: Mapping[str, Sequence[str]],
    *,
    numbers: frozenset[str] = frozenset(),
    exact: frozenset[str] = frozenset(),
) -> tuple[str, list[str]]:
    """Return the header and a line for each row, without line ends, as `write_csv` writes them."""
    cells = [
        column if name in numbers else _safe(column, guard=name not in exact)
        for name, column in columns.items()
    ]
    return ",".join(map(_cell, columns)), list(map(",".join, zip(*cells, strict=True)))


def write_lines(path: Path, header: str, lines: Sequence[str], *, bom: bool = True) -> None:
    """Write lines of `csv_lines` below their header."""
    with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
        file.write("\n".join((header, *lines, "")))


def guarded(text: str) -> str:
    """Return `text` with an apostrophe before it when a spreadsheet would run it, or when it looks guarded.

    >>> guarded("=1+1"), guarded("+8613900001234"), guarded("'=x")
    ("'=1+1", '+8613900001234', "''=x")
    """
    bare = text.lstrip(GUARD)
    return GUARD + text if _FORMULA.match(bare) and not _CALLABLE.fullmatch(text) else text


def unguarded(text: str) -> str:
    """Take off exactly what `guarded` put on.

    >>> unguarded(guarded("=1+1")), unguarded("'90s music")
    ('=1+1', "'90s music")
    """
    return text[1:] if text.startswith(GUARD) and _FORMULA.match(text.lstrip(GUARD)) else text


def harmless(column: Sequence[str]) -> bool:
    """Say at one look at a whole column that none of its cells would be guarded; most are told so."""
    return _harmless(_on_lines(column))


def _on_lines(column: Sequence[str]) -> str:
    return "\n" + "\n".join(column)


def _harmless(lines: str) -> bool:
    return bool(_CALLABLE_COLUMN.fullmatch(lines)) or not _ODD_START.search(lines)


def _safe(column: Sequence[str], *, guard: bool = True) -> Sequence[str]:
    """Guard and quote the cells of a column that need it."""
    lines = _on_lines(column)
    quoted = any(mark in lines for mark in _ODD) or lines.count("\n") > len(column)
    if not quoted and _harmless(lines):
        return column
    made = guarded if guard else str
    safe = {text: _cell(made(text)) for text in dict.fromkeys(column)}
    return list(map(safe.__getitem__, column))


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) or text[:1] == " " else text
