"""The hidden marks by which a workbook is read back: keys, seals, and what each column was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from zlib import crc32

import pandas as pd

from pipeline.batch import per_distinct
from pipeline.columns import TEXT

#: The hidden first column of every table; its heading "person_id/call" also says which sheet it is.
KEY = "person_id"
#: The hidden sheet that lists every heading written: sheet, heading, column.
COLUMNS_SHEET = "columns"
#: A hidden column that tells which of the `SEALED` and `WATCHED` cells were changed since they were written.
SEALS = "seals"
SEALED = ("name", "phone", "company", "title", "city", "email")
#: The columns of ours that nobody is asked to put right, but people write over.
WATCHED = ("owner", "reason", "question")
#: The results of a call or mail -> the column of the number or address it was tried at.
TRIED_BY = {"result": "phone", "email_result": "email"}
#: A hidden column with what stood in the cells people write in when they were written: only what is another
#: than that was typed since.
HELD = "held"
#: What the key of a column begins with that somebody added.
OWN = "own:"
#: What the key of a question of the script begins with.
QUESTION = "q:"
#: The columns people write in, of all lists.
YOURS = ("coming", "result", "email_result", "next_step", "next_date", "added", "remarks")
_SEALED_LENGTH = 300
_UNKNOWN = "\ufffd"  # what half a surrogate pair becomes in a file
_SHEETS = ("call", "wecom", "email", "review", "merged", "dropped", "remind")
_KEY_HEADING = re.compile(rf"{KEY}/({'|'.join(_SHEETS)})(?:/([1-9][0-9]{{0,3}}))?(?:@([0-9a-f]{{8}}))?")


def key_heading(sheet: str, round: int = 1, event: str = "") -> str:
    """Return the heading of a sheet's key column, which says what sheet of which round and event it is.

    >>> key_heading("call"), key_heading("wecom", 2), key_heading("call", event="Summit")
    ('person_id/call', 'person_id/wecom/2', 'person_id/call@60fea623')
    """
    heading = f"{KEY}/{sheet}" if round == 1 else f"{KEY}/{sheet}/{round}"
    return f"{heading}@{event_mark(event)}" if event else heading


def event_mark(event: str) -> str:
    """Digest the name of an event, to know its sheets by."""
    return f"{crc32(event.encode('utf-8', 'replace')):08x}"


def sheet_of(heading: str) -> str:
    """Return the sheet whose key column has this heading, "" when it is none.

    >>> sheet_of(key_heading("call", 2, "Summit")), sheet_of("phone")
    ('call', '')
    """
    found = _KEY_HEADING.fullmatch(heading)
    return found[1] if found else ""


def round_of(heading: str) -> int:
    """Return the round a key column is of.

    >>> round_of(key_heading("call")), round_of(key_heading("call", 3, "Summit"))
    (1, 3)
    """
    found = _KEY_HEADING.fullmatch(heading)
    return int(found[2] or 1) if found else 1


def event_of(heading: str) -> str:
    """Return the mark of the event a key column is of, "" when it does not say.

    >>> event_of(key_heading("call", 1, "Summit")) == event_mark("Summit"), event_of(key_heading("call"))
    (True, '')
    """
    found = _KEY_HEADING.fullmatch(heading)
    return (found[3] or "") if found else ""


def holding(cells: Mapping[str, str]) -> str:
    """Write down what stands in the cells people write in: a digest of column and text for each."""
    return " ".join(seal(key) + seal(text) for key, text in cells.items() if text)


def held_in(text: str) -> dict[str, str]:
    """Read what `holding` wrote: the seal of each text by the seal of its column.

    >>> held_in(holding({"result": "No answer"})) == {seal("result"): seal("No answer")}
    True
    """
    width = len(seal(""))
    return {one[:width]: one[width:] for one in text.split() if len(one) == 2 * width}


def seal(text: str) -> str:
    """Digest what a cell says: another text has, but for one chance in a million, another digest.

    Spaces and invisible characters do not count: programs that save a workbook again change them.
    """
    text = text[:_SEALED_LENGTH]
    if not text.isprintable() or _UNKNOWN in text:
        text = "".join(char for char in text if char.isprintable() and char != _UNKNOWN)
    return f"{crc32(text.replace(' ', '').encode()) & 0xFFFFF:05x}"


def seals(frame: pd.DataFrame) -> pd.Series[str]:
    """Digest the sealed cells of each row; a column that is not shown has no digest."""
    columns = [
        per_distinct(frame[name], seal) if name in frame else [""] * len(frame)
        for name in (*SEALED, *WATCHED)
    ]
    return pd.Series([".".join(row) for row in zip(*columns, strict=True)], index=frame.index, dtype=TEXT)
