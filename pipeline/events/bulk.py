"""Many lines at once: columns in, columns out; no object is made per line.

Cells are kept as one text per line, in the order of a layout that is kept once, with U+001F between them: a
hundred thousand rows of forty columns are a hundred thousand texts, not four million values, and are taken
apart at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Table, insert, select

from pipeline.columns import TEXT
from pipeline.events import schema

_DUMP = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_AT_ONCE = 500  # values in one IN (...): every server takes as many
BETWEEN = "\x1f"  # the unit separator of ISO 646, which no reader leaves in a cell
_SPACES = str.maketrans({BETWEEN: " ", "\0": " "})


def insert_columns(db: Connection, table: Table, columns: Mapping[str, Sequence[Any]]) -> None:
    """Insert lines given as columns of one length: texts, whole numbers, truth values or None."""
    lines = list(zip(*columns.values(), strict=True))
    if not lines:
        return
    quoted = db.dialect.identifier_preparer.quote
    mark = "?" if db.dialect.paramstyle == "qmark" else "%s"
    names = ", ".join(quoted(name) for name in columns)
    marks = ", ".join([mark] * len(columns))
    db.exec_driver_sql(f"INSERT INTO {quoted(table.name)} ({names}) VALUES ({marks})", lines)


def in_parts(values: Iterable[str]) -> Iterable[list[str]]:
    """Cut values into lists short enough for one question to the store."""
    every = list(values)
    for start in range(0, len(every), _AT_ONCE):
        yield every[start : start + _AT_ONCE]


def digest(text: str) -> str:
    """Digest a text: alike for alike, whatever the machine or the run."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest()


def packed(frame: pd.DataFrame, names: Sequence[str]) -> list[str]:
    """Write the values of `names` of each line as one text.

    U+001F within a value, and U+0000, which PostgreSQL takes in no text, become spaces.
    """
    columns = [
        frame[name].tolist() if frame[name].dtype == TEXT else [str(value) for value in frame[name].tolist()]
        for name in names
    ]
    if not columns:
        return [""] * len(frame)
    lines = list(map(BETWEEN.join, zip(*columns, strict=True)))
    whole = BETWEEN.join(lines)
    if whole.count(BETWEEN) >= len(lines) * len(columns) or "\0" in whole:
        clean = [[value.translate(_SPACES) for value in column] for column in columns]
        lines = list(map(BETWEEN.join, zip(*clean, strict=True)))
    return _whole(lines)


def unpacked(
    cells: Sequence[str],
    layouts: Sequence[int],
    names: Mapping[int, list[str]],
    wanted: Sequence[str] = (),
) -> pd.DataFrame:
    """Return lines packed by `packed` as a frame of text, in order; a column a line did not have is "".

    With `wanted` the frame has exactly those columns.

    Raises:
        ValueError: the lines of a layout have not as many values as it has columns.
    """
    columns: dict[str, Any] = {name: np.full(len(cells), "", dtype=object) for name in wanted}
    codes = np.array(layouts, dtype=np.int64)
    for layout in sorted(set(layouts)):
        where = np.flatnonzero(codes == layout)
        has = names[layout]
        values = BETWEEN.join([cells[place] for place in where.tolist()]).split(BETWEEN)
        if len(values) != len(where) * max(len(has), 1):
            raise ValueError(f"layout {layout} has {len(has)} columns, its {len(where)} lines other values")
        for at, name in enumerate(has):
            if wanted and name not in columns:
                continue
            column = np.array(values[at :: len(has)], dtype=object)
            if len(column) < len(cells):
                whole = columns.setdefault(name, np.full(len(cells), "", dtype=object))
                whole[where] = column
            else:
                columns[name] = column
    return pd.DataFrame({name: pd.array(values, dtype=TEXT) for name, values in columns.items()})


def layout_id(db: Connection, names: Sequence[str]) -> int:
    """Return the number of a layout; note it when it is new."""
    written = _DUMP(list(names))
    table, key = schema.layouts, digest(written)
    known = db.execute(select(table.c.id).where(table.c.key == key)).scalar()
    if known is None:
        known = db.execute(insert(table).values(key=key, names=written).returning(table.c.id)).scalar_one()
    return int(known)


def layouts_of(db: Connection, ids: Iterable[int]) -> dict[int, list[str]]:
    """Return the columns of layouts by number."""
    table = schema.layouts
    found = db.execute(select(table.c.id, table.c.names).where(table.c.id.in_(sorted(set(ids)))))
    return {number: json.loads(names) for number, names in found}


def storable(values: pd.Series[str]) -> list[str]:
    """Return texts without halves of surrogate pairs, which no store takes."""
    return _whole(values.tolist())


def _whole(texts: list[str]) -> list[str]:
    try:
        "".join(texts).encode()
    except UnicodeEncodeError:
        return [text.encode("utf-8", "replace").decode() for text in texts]
    return texts
