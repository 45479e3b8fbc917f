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
#: A column (its cells on a line each) in which none of these stands needs no look at single cells.
_ODD = (
    '"', ",", "\r", "\t", "\n'", "\n ",
    *("\n" + mark for mark in "=+-@＝＋－＠\u00a0\u3000\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
)  # fmt: skip
_CONTROL = re.compile("\n[\x00-\x09\x0b-\x1f\x85\u1680\u2000-\u200a\u2028\u2029\u202f\u205f]")
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
    """Return the header and a line for each row, each with its line end, as `write_csv` writes them."""
    cells = [
        column if name in numbers else _safe(column, guard=name not in exact)
        for name, column in columns.items()
    ]
    lines = map(",".join, zip(*cells, strict=True))
    return ",".join(_cell(name) for name in columns) + "\n", [line + "\n" for line in lines]


def write_lines(path: Path, header: str, lines: Sequence[str], *, bom: bool = True) -> None:
    """Write lines of `csv_lines` below their header."""
    with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
        file.write(header)
        file.write("".join(lines))


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


def _safe(column: Sequence[str], *, guard: bool = True) -> Sequence[str]:
    """Guard and quote the cells of a column that need it; most columns are told at one look to have none."""
    distinct = dict.fromkeys(column)
    joined = "\n" + "\n".join(distinct)
    if _CALLABLE_COLUMN.fullmatch(joined):
        return column
    odd = (
        any(mark in joined for mark in _ODD) or joined.count("\n") > len(distinct) or _CONTROL.search(joined)
    )
    if not odd:
        return column
    made = guarded if guard else str
    safe = {text: _cell(made(text)) for text in distinct}
    return list(map(safe.__getitem__, column))


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) or text[:1] == " " else text
