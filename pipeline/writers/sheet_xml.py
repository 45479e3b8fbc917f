"""Render the rows of a large sheet as XML, a block at a time and column by column.

XlsxWriter calls a chain of methods per cell: 14 CPU seconds for 100,000 rows of 20 columns. One format string
per row, with a look for characters to escape once per column of a block, takes less than two; a column with
empty cells in it, or something to escape, brings its cells ready made.
Text is written in place (`inlineStr`), so nothing is held for a table of shared strings, and it stays text:
a formula would be another element (`<f>`) that is never written here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import pandas as pd
from xlsxwriter.utility import xl_col_to_name

ROWS_AT_ONCE = 2_000
#: Excel's limit is 32,767 UTF-16 units in a cell; what is cut stands whole in the CSV files.
LONGEST_CELL = 32_760
_MARK = "…"
_WHOLE = re.compile(r"-?[0-9]{1,15}")
_DAY_ZERO = dt.date(1899, 12, 30)  # Excel's day 0, as its 1900 was a leap year
#: Anything that cannot stand in XML as it is, a literal `_x0041_` (Excel would read it as a letter), a space
#: that XML would drop, and any text long enough to need cutting.
_SPECIAL = re.compile(
    r"[&<>\x00-\x09\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_x[0-9a-fA-F]{4}_|^[^\S\n]|[^\S\n]$|[^\n]{16380}",
    re.MULTILINE,
)
_LITERAL_ESCAPE = re.compile(r"_(?=x[0-9a-fA-F]{4}_)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class CellColumn(NamedTuple):
    """One column to render: its values as text ("" is no cell), the index of its style, and what they are.

    In a number or date column what is not a whole number or an ISO date stays text.
    """

    values: pd.Series[str]
    style: int
    kind: Literal["text", "number", "date"] = "text"


def rows_xml(columns: Sequence[CellColumn], heights: Sequence[float], first_row: int) -> Iterator[bytes]:
    """Yield the `<row>` elements of a table, UTF-8, `ROWS_AT_ONCE` rows at a time.

    `heights` (points) gives the number of rows; `first_row` is the 1-based row of the first.
    """
    letters = [xl_col_to_name(at) for at in range(len(columns))]
    texts = [column.values.to_numpy(dtype=object).tolist() for column in columns]
    for start in range(0, len(heights), ROWS_AT_ONCE):
        tall = heights[start : start + ROWS_AT_ONCE]
        numbers = [str(row) for row in range(first_row + start, first_row + start + len(tall))]
        alike = len(set(tall)) == 1
        row = f'<row r="%s" ht="{tall[0] if alike else "%s"}" customHeight="1">'
        parts: list[Sequence[object]] = [numbers] if alike else [numbers, tall]
        for letter, column, text in zip(letters, columns, texts, strict=True):
            values = text[start : start + ROWS_AT_ONCE]
            if column.kind == "text" and all(values) and _plain(values):
                row += f'<c r="{letter}%s" s="{column.style}" t="inlineStr"><is><t>%s</t></is></c>'
                parts += (numbers, values)
            elif column.kind == "number" and all(map(_WHOLE.fullmatch, set(values))):
                row += f'<c r="{letter}%s" s="{column.style}"><v>%s</v></c>'
                parts += (numbers, values)
            elif any(values):
                row += "%s"
                parts.append(_cells(letter, numbers, values, column))
        yield "".join(map((row + "</row>").__mod__, zip(*parts, strict=True))).encode()


def escape(text: str) -> str:
    """Return `text` as it stands inside `<t>`: escaped the way Excel does, cut to what a cell holds.

    Control characters become `_x000B_`; half a surrogate pair, which no file can hold, becomes U+FFFD.

    >>> escape("R&D\\x0b"), escape("_x0041_")
    ('R&amp;D_x000B_', '_x005F_x0041_')
    """
    if len(text) > LONGEST_CELL // 2:
        text = _cut(text)
    if not _SPECIAL.search(text):
        return text
    text = _LITERAL_ESCAPE.sub("_x005F_", text)
    text = _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    text = _SURROGATE.sub("\ufffd", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _cells(letter: str, numbers: Sequence[str], values: Sequence[str], column: CellColumn) -> list[str]:
    style = column.style
    if column.kind != "text":
        amount = _number if column.kind == "number" else _serial
        insides = {value: _inside(value, amount(value)) for value in dict.fromkeys(values)}
        return [
            f'<c r="{letter}{row}" s="{style}"{insides[value]}' if value else ""
            for row, value in zip(numbers, values, strict=True)
        ]
    space = ""
    if not _plain(values):
        values = [escape(value) for value in values]
        space = ' xml:space="preserve"'
    return [
        f'<c r="{letter}{row}" s="{style}" t="inlineStr"><is><t{space}>{value}</t></is></c>' if value else ""
        for row, value in zip(numbers, values, strict=True)
    ]


def _plain(values: Sequence[str]) -> bool:
    """Say whether every value can stand in XML as it is; asking about all at once costs next to nothing."""
    together = "".join(values)
    if not together.isprintable() or any(mark in together for mark in ("&", "<", ">", "_x")):
        return False
    lines = "\n" + "\n".join(values) + "\n"
    return "\n " not in lines and " \n" not in lines and max(map(len, values)) < LONGEST_CELL // 2


def _inside(value: str, amount: str) -> str:
    """Write the rest of a cell: the amount it is, or the text when it is none."""
    return f"><v>{amount}</v></c>" if amount else f' t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def _number(value: str) -> str:
    return value if _WHOLE.fullmatch(value) else ""


def _serial(value: str) -> str:
    """Return the day Excel counts an ISO date as, "" for any other text."""
    try:
        return str((dt.date.fromisoformat(value) - _DAY_ZERO).days) if len(value) == 10 else ""
    except ValueError:
        return ""


def _cut(text: str) -> str:
    """Cut to `LONGEST_CELL` UTF-16 units, never through a character."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * LONGEST_CELL:
        return text
    return units[: 2 * LONGEST_CELL].decode("utf-16-le", "ignore") + _MARK
