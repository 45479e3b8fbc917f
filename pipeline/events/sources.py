"""What was said about a sheet's columns with `--map`: remembered by the headers the sheet has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, insert, select, update

from pipeline.events.bulk import digest
from pipeline.events.schema import sources
from pipeline.readers.grid import Source
from pipeline.readers.seen import InputSeen
from pipeline.readers.shapes.shape import header_key, header_keys

_HEADING_ROWS = 60  # headers stand above the rows; further down nobody looks for them

#: By the digest of a sheet's headers: what each header is.
Mappings = Mapping[str, Mapping[str, str]]


def all_mappings(db: Connection) -> Mappings:
    """Return everything that was said, by the headers it was said of."""
    return {key: json.loads(mapping) for key, mapping in db.execute(select(sources.c.key, sources.c.mapping))}


def mapping_for(source: Source, mappings: Mappings) -> Mapping[str, str]:
    """Return what was said of sheets with the headers this file has."""
    said: dict[str, str] = {}
    rows = (row for grid in source.grids for row in grid.cells[:_HEADING_ROWS]) if mappings else ()
    for row in rows:
        said |= mappings.get(_key(row), {})
    return said


def save_mapping(db: Connection, inputs: Iterable[InputSeen], mapping: Mapping[str, str]) -> None:
    """Remember what was said, for every sheet read that has one of the headers."""
    if not mapping:
        return
    held = all_mappings(db)
    for table in (table for one in inputs for table in one.tables):
        headers = [column.header for column in table.columns]
        keys, here = _key(headers), header_keys(headers)
        mine = {header: column for header, column in mapping.items() if header_key(header) in here}
        if mine:
            line = {"mapping": json.dumps({**held.get(keys, {}), **mine}, ensure_ascii=False)}
            if keys in held:
                db.execute(update(sources).where(sources.c.key == keys).values(**line))
            else:
                db.execute(insert(sources).values(key=keys, **line))
            held = {**held, keys: {**held.get(keys, {}), **mine}}


def _key(headers: Iterable[str]) -> str:
    return digest(json.dumps(sorted(header_keys(headers)), ensure_ascii=False))
