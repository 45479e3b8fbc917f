"""Many lines at once: columns in, columns out; no object is made per line.

Cells are kept as one JSON list per line, in the order of a layout that is kept once: a hundred thousand rows
of forty columns are a hundred thousand texts, not four million values.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from operator import itemgetter
from typing import Any

import numpy as np
import pandas as pd
from pydantic_core import PydanticSerializationError, to_json
from sqlalchemy import Connection, Table, insert, select

from pipeline.columns import TEXT
from pipeline.events import schema

_DUMP = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_AT_ONCE = 500  # values in one IN (...): every server takes as many


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
    """Write the values of `names` of each line as one JSON list."""
    columns = [
        frame[name].tolist() if frame[name].dtype == TEXT else [str(value) for value in frame[name].tolist()]
        for name in names
    ]
    if not columns:
        return ["[]"] * len(frame)
    lines = list(zip(*columns, strict=True))
    try:
        return [to_json(cells).decode() for cells in lines]
    except PydanticSerializationError:  # half of a surrogate pair somewhere
        return _whole([_DUMP(cells) for cells in lines])


def unpacked(
    cells: Sequence[str],
    layouts: Sequence[int],
    names: Mapping[int, list[str]],
    wanted: Sequence[str] = (),
) -> pd.DataFrame:
    """Return lines packed by `packed` as a frame of text, in order; a column a line did not have is "".

    With `wanted` the frame has exactly those columns.
    """
    columns: dict[str, Any] = {name: np.full(len(cells), "", dtype=object) for name in wanted}
    codes = np.array(layouts, dtype=np.int64)
    for layout in sorted(set(layouts)):
        where = np.flatnonzero(codes == layout)
        has = names[layout]
        places = [at for at, name in enumerate(has) if not wanted or name in columns]
        if not places:
            continue
        pick = itemgetter(*places, places[0])  # one more: a tuple even of a single place
        lines = json.loads("[" + ",".join([cells[place] for place in where.tolist()]) + "]")
        for at, values in zip(places, zip(*map(pick, lines), strict=True), strict=False):
            whole = columns.setdefault(has[at], np.full(len(cells), "", dtype=object))
            whole[where] = values
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
